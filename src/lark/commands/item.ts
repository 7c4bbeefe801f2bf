import { itemActions } from '../../app/item-actions.ts'
import type { SentFile } from '../../app/ports.ts'
import { requestEvidence } from '../../app/receive-evidence.ts'
import { decidingOf, readProblem } from '../../app/record.ts'
import { Refusal } from '../../domain/kernel/refusal.ts'
import { instant } from '../../domain/kernel/time.ts'
import { authorise } from '../../domain/policy/authorise.ts'
import { futureDay, item, optional, percent, person, problem, rest, task } from './arguments.ts'
import { type Command, type CommandContext, defineCommand, say, show } from './command.ts'

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
    say(context, context.text.commands.replies.assigned(on, name))
  },
})

export const progress: Command = defineCommand({
  alias: 'progress',
  args: { on: item, percent, note: optional(rest('note')) },
  run: (context, { on, percent: value, note }) => {
    const after = itemActions.report(context.acting, on, value, note ?? '')
    const report = after.progress.at(-1)
    say(context, context.text.commands.replies.reported(report?.on ?? on, value, report?.before ?? null))
  },
})

/** Files sent just before count for ten minutes. */
const JUST_BEFORE_MS = 10 * 60_000

const filesOf = ({ acting, message, text }: CommandContext): readonly SentFile[] => {
  const carried = message.files.map(
    (file): SentFile => ({
      messageId: message.id,
      chatId: message.chatId,
      openId: message.openId,
      fileKey: file.fileKey,
      resource: file.resource,
      name: file.name === '' ? text.commands.replies.unnamedFile : file.name,
      at: acting.now,
    }),
  )
  if (carried.length > 0) return carried
  if (message.parentId !== null) {
    const replied = acting.store.files.ofMessage(message.parentId)
    if (replied.length > 0) return replied
  }
  return acting.store.files.recent(message.chatId, message.openId, instant(acting.now - JUST_BEFORE_MS))
}

export const evidence: Command = defineCommand({
  alias: 'evidence',
  args: { on: item },
  run: (context, { on }) => {
    const { acting, message } = context
    authorise(decidingOf(acting), 'uploadEvidence', readProblem(acting, on))
    const files = filesOf(context)
    if (files.length === 0) throw new Refusal('noFile', { code: on })
    requestEvidence(acting, {
      on,
      files,
      to: context.to,
      reply: { messageId: message.id, inThread: context.reply.inThread },
    })
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
    show(context, { card: 'closeOutForm', params: { code: on, viewer: acting.actor.id }, object: on })
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
    show(context, { card: 'reopenForm', params: { code: on, viewer: acting.actor.id }, object: on })
  },
})

export const nudge: Command = defineCommand({
  alias: 'nudge',
  args: { on: item, text: optional(rest('text')) },
  run: (context, { on, text }) => {
    const { acting } = context
    const chased = itemActions.chase(acting, on, text ?? '')
    const names = chased.map((id) => acting.directory.people.get(id)?.name ?? id)
    say(context, context.text.commands.replies.chased(on, names))
  },
})
