import { bindChat } from '../../app/bind-chat.ts'
import { digestScope } from '../../app/digest/preview.ts'
import type { OrganisationCode } from '../../domain/kernel/codes.ts'
import { Refusal } from '../../domain/kernel/refusal.ts'
import type { ChatBinding, Hearing } from '../../domain/people/person.ts'
import { optional, organisationNamed, pastDay, words } from './arguments.ts'
import { type Command, type CommandContext, defineCommand, say, show } from './command.ts'

export const digest: Command = defineCommand({
  alias: 'digest',
  args: { day: optional(pastDay) },
  run: (context, { day }) => {
    const { acting, message } = context
    const scope = digestScope(acting, message.chatType === 'group' ? message.chatId : null)
    show(context, {
      card: 'digestPreview',
      params: { day: day ?? acting.calendar.dayOf(acting.now), organisation: scope, viewer: acting.actor.id },
      object: 'digestPreview',
    })
  },
})

const KINDS: ReadonlyMap<string, 'leading' | 'office' | 'unit'> = new Map([
  ['领导小组', 'leading'],
  ['领导小组群', 'leading'],
  ['leading', 'leading'],
  ['巡察办', 'office'],
  ['office', 'office'],
  ['单位', 'unit'],
  ['单位群', 'unit'],
  ['unit', 'unit'],
])

/** The setting of a chat: which of its messages are read. */
const HEARINGS: ReadonlyMap<string, Hearing> = new Map([
  ['全部消息', 'all'],
  ['全部', 'all'],
  ['all', 'all'],
  ['仅@', 'mentions'],
  ['仅提及', 'mentions'],
  ['mentions', 'mentions'],
])

type Place =
  | { readonly kind: 'leading' | 'office' }
  | { readonly kind: 'unit'; readonly organisation: OrganisationCode }

/** What the words say that the group is for; with none, what it is already. Refusal `usage`. */
const placeOf = (context: CommandContext, given: readonly string[]): Place => {
  const { acting, message } = context
  const [first, second] = given
  const present = acting.directory.chats.get(message.chatId)
  if (first === undefined && present !== undefined) return present
  const kind = first === undefined ? undefined : KINDS.get(first)
  if (kind !== undefined && kind !== 'unit') return { kind }
  const organisation = organisationNamed(context, second ?? first ?? '')
  if (organisation === undefined || (second !== undefined && kind === undefined) || given.length > 2)
    throw new Refusal('usage', { command: 'bind' })
  return { kind: 'unit', organisation }
}

export const bind: Command = defineCommand({
  alias: 'bind',
  args: { given: words },
  run: (context, { given }) => {
    const { acting, message, text } = context
    const { replies } = text.commands
    const setting = given.find((word) => HEARINGS.has(word))
    const hearing = setting === undefined ? undefined : HEARINGS.get(setting)
    if (message.chatType !== 'group') throw new Refusal('chatNotGroup', {})
    const place = placeOf(
      context,
      given.filter((word) => word !== setting),
    )
    const binding: ChatBinding = hearing === undefined ? place : { ...place, hearing }
    bindChat(acting, message.chatId, binding)
    const unit =
      place.kind === 'unit'
        ? (acting.directory.organisations.get(place.organisation)?.short ?? place.organisation)
        : null
    const heard = hearing === undefined ? '' : replies.hears[hearing]
    say(context, `${replies.bound(place.kind, unit)}${heard}`)
  },
})
