import type { Chat, SlashCommand } from '../platform/shapes.ts'

/** Something the composer offers to write. */
export interface Suggestion {
  readonly key: string
  readonly kind: 'command' | 'person' | 'bot' | 'all'
  readonly title: string
  readonly detail: string
  /** What takes the place of the text from `from` to the caret. */
  readonly insert: string
  readonly from: number
}

export interface Surroundings {
  readonly chat: Chat | undefined
  readonly commands: readonly SlashCommand[]
  readonly me: string
  readonly locale: 'zh' | 'en'
  /** Particulars of a person, such as the post. */
  readonly detailOf: (openId: string) => string
  readonly all: { readonly name: string; readonly detail: string }
}

const MOST = 50
/** A slash at the beginning, half- or full-width, also behind a mention of the bot. */
const COMMAND = /^(?:\s*@\S+\s+)?([/／])(\S*)$/
const MENTION = /@([^\s@]{0,20})$/

/** What fits the text before the caret. */
export function suggest(before: string, around: Surroundings): Suggestion[] {
  const command = COMMAND.exec(before)
  if (command !== null)
    return commandsLike(command[2] ?? '', before.length - (command[2]?.length ?? 0) - 1, around)
  const mention = MENTION.exec(before)
  if (mention !== null) return peopleLike(mention[1] ?? '', mention.index, around)
  return []
}

function commandsLike(sought: string, from: number, { commands, locale }: Surroundings): Suggestion[] {
  const wanted = sought.toLowerCase()
  const told = commands.map(({ command, description }) => ({
    command,
    detail: description.i18n?.[locale === 'zh' ? 'zh_cn' : 'en_us'] ?? description.default_value,
  }))
  const named = told.filter(({ command }) => command.toLowerCase().includes(wanted))
  const described = told.filter((each) => !named.includes(each) && each.detail.toLowerCase().includes(wanted))
  return [...named, ...described].slice(0, MOST).map(({ command, detail }) => ({
    key: `/${command}`,
    kind: 'command',
    title: `/${command}`,
    detail,
    insert: `/${command} `,
    from,
  }))
}

function peopleLike(sought: string, from: number, around: Surroundings): Suggestion[] {
  const { chat, me, detailOf, all } = around
  if (chat === undefined) return []
  const wanted = sought.toLowerCase()
  const everybody = [
    ...chat.bots.map(({ appId, name }) => ({ key: appId, kind: 'bot', name, detail: '' }) as const),
    ...chat.members
      .filter(({ openId }) => openId !== me)
      .map(({ openId, name }) => ({ key: openId, kind: 'person', name, detail: detailOf(openId) }) as const),
    ...(chat.mode === 'group' ? [{ key: 'all', kind: 'all', ...all } as const] : []),
  ]
  return everybody
    .filter(({ name, detail }) => `${name} ${detail}`.toLowerCase().includes(wanted))
    .slice(0, MOST)
    .map(({ key, kind, name, detail }) => ({
      key,
      kind,
      title: name,
      detail,
      insert: `@${kind === 'all' ? '所有人' : name} `,
      from,
    }))
}
