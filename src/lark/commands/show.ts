import { readProblem } from '../../app/record.ts'
import { problemOfItem } from '../../domain/kernel/codes.ts'
import { Refusal } from '../../domain/kernel/refusal.ts'
import { readableOrganisations } from '../../domain/policy/reading.ts'
import { audienceOf } from '../cards/view.ts'
import { anyDay, item, optional, organisationNamed, words } from './arguments.ts'
import { type Command, type CommandContext, defineCommand, show } from './command.ts'
import { filterOf } from './ledger-words.ts'
import { COMMAND_NAMES } from './names.ts'

const viewerOf = ({ acting }: CommandContext) => acting.actor.id

export const help: Command = defineCommand({
  alias: 'help',
  args: { given: words },
  run: (context, { given: [word = ''] }) => {
    const asked = word.replace(/^\//, '')
    const known = asked === '' ? null : COMMAND_NAMES.get(asked.toLowerCase())
    if (known === undefined) throw new Refusal('unknownCommand', { given: [...asked].slice(0, 20).join('') })
    show(context, { card: 'help', params: { command: known, viewer: viewerOf(context) }, object: 'help' })
  },
})

export const ledger: Command = defineCommand({
  alias: 'ledger',
  args: { given: words },
  run: (context, { given }) => {
    const { directory, actor, now } = context.acting
    const query = filterOf(given, (word) => organisationNamed(context, word))
    const readable = readableOrganisations(directory, actor, now)
    if (query.organisation !== null) {
      const code = directory.organisations.get(query.organisation)?.short ?? query.organisation
      if (readable !== 'all' && !readable.includes(query.organisation))
        throw new Refusal('outOfScope', { code })
      const { unit } = audienceOf(directory, context.to)
      if (unit !== null && unit !== query.organisation) throw new Refusal('notHere', { code })
    }
    show(context, { card: 'ledger', params: { query, page: 0, viewer: actor.id }, object: 'ledger' })
  },
})

export const problem: Command = defineCommand({
  alias: 'problem',
  args: { on: item },
  run: (context, { on }) => {
    readProblem(context.acting, on)
    const code = problemOfItem(on)
    show(context, { card: 'problem', params: { code, viewer: viewerOf(context) }, object: code })
  },
})

export const mine: Command = defineCommand({
  alias: 'mine',
  args: {},
  run: (context) => show(context, { card: 'mine', params: { viewer: viewerOf(context) }, object: 'mine' }),
})

export const calendar: Command = defineCommand({
  alias: 'calendar',
  args: { day: optional(anyDay) },
  run: (context, { day }) => {
    const { acting } = context
    show(context, {
      card: 'calendar',
      params: { day: day ?? acting.calendar.dayOf(acting.now), viewer: acting.actor.id },
      object: 'calendar',
    })
  },
})
