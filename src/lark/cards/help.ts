import { card, facts, table } from './build/layout.ts'
import { line, remark } from './build/text.ts'
import type { RootElement } from './build/types.ts'
import { defineCard } from './card.ts'
import { fitted } from './fit.ts'
import type { CardView, CommandHelp } from './view.ts'

interface State {
  readonly one: CommandHelp | undefined
}

const named = (commands: readonly CommandHelp[], name: string | null): CommandHelp | undefined =>
  commands.find((command) => command.name === name || command.alias === name?.toLowerCase())

/** /帮助, from the commands' own declarations: all of them, or one with usage and example. */
export const help = defineCard<'help', State>({
  name: 'help',
  load: (view, { command }) => ({ one: named(view.commands, command) }),
  draw: ({ one }, view) => {
    const { helpCard: words, terms } = view.text
    const header = {
      title: one === undefined ? words.title : `/${one.name}`,
      subtitle: terms.bot,
      template: 'blue',
    } as const
    const draw = () =>
      card(header, one === undefined ? list(view) : detail(view, one), { wide: one === undefined })
    return { card: fitted(draw), settled: true }
  },
})

const list = (view: CardView): readonly RootElement[] => {
  const { helpCard: words } = view.text
  const columns = [
    { title: words.usage, width: '240px' },
    { title: words.about, width: '220px' },
    { title: words.who, width: '200px' },
    { title: words.alias, width: '110px' },
  ]
  const rows = view.commands.map(({ usage, about, who, alias }) => [usage, about, who, `/${alias}`])
  return [
    line(words.intro),
    ...(rows.length === 0 ? [] : [table('commands', columns, rows)]),
    remark(words.more),
  ]
}

const detail = (view: CardView, command: CommandHelp): readonly RootElement[] => {
  const { helpCard: words, terms } = view.text
  return [
    line(command.about),
    facts(
      [
        [words.usage, command.usage],
        [words.example, command.example],
        [words.who, command.who],
        [words.alias, `/${command.alias}`],
      ],
      terms.colon,
    ),
  ]
}
