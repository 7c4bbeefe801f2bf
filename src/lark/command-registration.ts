import { z } from 'zod'
import { type Catalogue, catalogueFor } from '../text/index.ts'
import { COMMANDS } from './commands/index.ts'
import { COMMAND_NAMES } from './commands/names.ts'
import type { PlatformClient } from './outbound/client.ts'
import type { Result } from './outbound/failure.ts'

const PATH = '/open-apis/application/v7/app_slash_commands'

const UNREADABLE = { ok: false, failure: { code: 'empty', reached: 'no', waitMs: null } } as const

const description = z.object({
  default_value: z.string(),
  i18n: z.record(z.string(), z.string()).optional(),
})
const list = z.object({
  data: z.object({
    items: z
      .array(z.object({ command_id: z.string(), command: z.string(), description }))
      .nullish()
      .transform((items) => items ?? []),
  }),
})

/** A command as the platform's client offers it while one types; the name is without its slash. */
export interface NativeCommand {
  readonly command: string
  readonly description: z.infer<typeof description>
}

/** What is registered: every command under its name in the language of the catalogue, told in both languages. */
export const nativeCommands = (text: Catalogue): readonly NativeCommand[] => {
  const [zh, en] = [catalogueFor('zh'), catalogueFor('en')]
  return COMMANDS.map(({ alias }) => {
    const told = (words: Catalogue): string => {
      const { about, usage } = words.commands.list[alias]
      return `${about}${words.terms.colon}${usage}`
    }
    return {
      command: text.commands.list[alias].name,
      description: { default_value: told(text), i18n: { zh_cn: told(zh), en_us: told(en) } },
    }
  })
}

/**
 * Brings the platform's native slash commands (lark-platform.md 7) in line with `wanted`: adds what is missing, changes
 * what is told otherwise, and takes away names of ours that are not wanted. Commands of other names are left alone.
 */
export const registerCommands = async (
  client: PlatformClient,
  wanted: readonly NativeCommand[],
): Promise<Result<{ readonly calls: number }>> => {
  const answer = await client.call<unknown>((sdk) => sdk.request({ method: 'GET', url: PATH }))
  if (!answer.ok) return answer
  const read = list.safeParse(answer.value)
  if (!read.success) return UNREADABLE
  const known = read.data.data.items
  const calls = [
    ...known.flatMap(({ command, command_id }) =>
      COMMAND_NAMES.has(command) && !wanted.some((each) => each.command === command)
        ? [{ method: 'DELETE', url: `${PATH}/${command_id}` }]
        : [],
    ),
    ...wanted.flatMap((data) => {
      const there = known.find(({ command }) => command === data.command)
      if (there === undefined) return [{ method: 'POST', url: PATH, data }]
      return sameWords(there, data) ? [] : [{ method: 'PATCH', url: `${PATH}/${there.command_id}`, data }]
    }),
  ]
  for (const call of calls) {
    const done = await client.call<unknown>((sdk) => sdk.request(call))
    if (!done.ok) return done
  }
  return { ok: true, value: { calls: calls.length } }
}

const sameWords = (one: NativeCommand, other: NativeCommand): boolean =>
  one.description.default_value === other.description.default_value &&
  one.description.i18n?.zh_cn === other.description.i18n?.zh_cn &&
  one.description.i18n?.en_us === other.description.i18n?.en_us
