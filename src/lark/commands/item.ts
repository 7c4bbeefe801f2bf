import { itemActions } from '../../app/item-actions.ts'
import { decidingOf, readProblem } from '../../app/record.ts'
import { nextWindow } from '../../app/send-window.ts'
import { profileOf } from '../../domain/people/directory.ts'
import { authorise } from '../../domain/policy/authorise.ts'
import { momentText } from '../cards/view.ts'
import { reportedLine } from '../update-lines.ts'
import { futureDay, item, optional, percent, person, problem, rest, task } from './arguments.ts'
import {
  type Command,
  type CommandContext,
  defineCommand,
  isWide,
  readArguments,
  say,
  showForm,
} from './command.ts'

export const claim: Command = defineCommand({
  alias: 'claim',
  args: { on: item },
  run: (context, { on }) => {
    itemActions.claim(context.acting, on)
    say(context, context.text.commands.replies.claimed(on))
  },
})

export const assign: Command = defineCommand({
  alias: 'assign',
  args: { on: item, to: person },
  run: (context, { on, to }) => {
    itemActions.assign(context.acting, on, to)
    const name = context.acting.directory.people.get(to)?.name ?? to
    say(context, context.text.commands.replies.assigned(on, isWide(context) ? null : name))
  },
})

/** What `/进度` says, without doing it. @throws Refusal as the command would */
export const readProgress = (context: CommandContext, text: string) => readArguments(PROGRESS, context, text)

const PROGRESS = { alias: 'progress', args: { on: item, percent, note: optional(rest('note')) } } as const

export const progress: Command = defineCommand({
  ...PROGRESS,
  run: (context, { on, percent: value, note }) => {
    const { acting, message, text } = context
    const after = itemActions.report(acting, on, value, note ?? '', { saidAt: message.at })
    say(context, reportedLine(acting, text, after))
  },
})

export const blocker: Command = defineCommand({
  alias: 'blocker',
  args: { on: item, text: rest('text') },
  run: (context, { on, text }) => {
    const after = itemActions.raiseBlocker(context.acting, on, text)
    say(context, context.text.commands.replies.blockerRaised(after.blockers.at(-1)?.code ?? on, on))
  },
})

export const done: Command = defineCommand({
  alias: 'done',
  args: { on: task },
  run: (context, { on }) => {
    itemActions.submitTask(context.acting, on)
    say(context, context.text.commands.replies.taskSubmitted(on))
  },
})

export const close: Command = defineCommand({
  alias: 'close',
  args: { on: problem },
  run: (context, { on }) => {
    const { acting } = context
    authorise(decidingOf(acting), 'submitCloseOut', readProblem(acting, on))
    showForm(context, { card: 'closeOutForm', params: { code: on, viewer: acting.actor.id }, object: on })
  },
})

export const extend: Command = defineCommand({
  alias: 'extend',
  args: { on: item, until: futureDay, reason: rest('reason') },
  run: (context, { on, until, reason }) => {
    itemActions.askExtension(context.acting, on, until, reason)
    say(context, context.text.commands.replies.extensionAsked(on, until))
  },
})

export const reopen: Command = defineCommand({
  alias: 'reopen',
  args: { on: problem },
  run: (context, { on }) => {
    const { acting } = context
    authorise(decidingOf(acting), 'reopen', readProblem(acting, on))
    showForm(context, { card: 'reopenForm', params: { code: on, viewer: acting.actor.id }, object: on })
  },
})

export const nudge: Command = defineCommand({
  alias: 'nudge',
  args: { on: item, text: optional(rest('text')) },
  run: (context, { on, text }) => {
    const { acting } = context
    const chased = itemActions.chase(acting, on, text ?? '')
    const people = chased.flatMap((id) => acting.directory.people.get(id) ?? [])
    const names = people.filter(({ openId }) => openId !== null).map(({ name }) => name)
    if (names.length === 0) {
      say(
        context,
        context.text.commands.replies.unreachable(isWide(context) ? null : people.map(({ name }) => name)),
      )
      return
    }
    const opens = nextWindow(acting.calendar, profileOf(acting.directory).sendWindow, acting.now)
    const { calendar, now } = acting
    const later = opens > now ? momentText({ text: context.text, calendar, now }, opens) : null
    say(context, context.text.commands.replies.chased(on, isWide(context) ? null : names, later))
  },
})
