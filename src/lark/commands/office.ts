import { bindChat } from '../../app/bind-chat.ts'
import { digestScope } from '../../app/digest/preview.ts'
import { Refusal } from '../../domain/kernel/refusal.ts'
import { optional, organisationNamed, pastDay, words } from './arguments.ts'
import { type Command, defineCommand, say, show } from './command.ts'

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

const KINDS: Readonly<Record<string, 'leading' | 'office' | 'unit'>> = {
  领导小组: 'leading',
  领导小组群: 'leading',
  leading: 'leading',
  巡察办: 'office',
  office: 'office',
  单位: 'unit',
  单位群: 'unit',
  unit: 'unit',
}

export const bind: Command = defineCommand({
  alias: 'bind',
  args: { given: words },
  run: (context, { given }) => {
    const { acting, message } = context
    const [first = '', second] = given
    const unitWord = second ?? (KINDS[first] === undefined ? first : '')
    const kind = KINDS[first] ?? (organisationNamed(context, first) === undefined ? undefined : 'unit')
    if (kind === undefined || given.length > 2) throw new Refusal('usage', { command: 'bind' })
    if (message.chatType !== 'group') throw new Refusal('chatNotGroup', {})
    if (kind !== 'unit') {
      bindChat(acting, message.chatId, { kind })
      return say(context, context.text.commands.replies.bound(kind, null))
    }
    const organisation = organisationNamed(context, unitWord)
    if (organisation === undefined) throw new Refusal('usage', { command: 'bind' })
    bindChat(acting, message.chatId, { kind: 'unit', organisation })
    say(
      context,
      context.text.commands.replies.bound(
        'unit',
        acting.directory.organisations.get(organisation)?.short ?? organisation,
      ),
    )
  },
})
