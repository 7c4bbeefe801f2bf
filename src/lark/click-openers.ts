import type { CardRequest } from '../app/cards.ts'
import type { Acting } from '../app/context.ts'
import { decidingOf, readProblem } from '../app/record.ts'
import type { ExtensionCode, ProblemCode, TaskCode } from '../domain/kernel/codes.ts'
import { Refusal } from '../domain/kernel/refusal.ts'
import type { LocalDate } from '../domain/kernel/time.ts'
import { authorise } from '../domain/policy/authorise.ts'
import { type ExtensionStep, extensionStep } from '../domain/problem/extension-step.ts'
import { pendingExtension, taskOf } from '../domain/problem/queries.ts'
import { ACTION_OF_STAGE } from '../domain/problem/review.ts'
import type { CardAction } from './cards/action.ts'
import type { Handlers, Pressed } from './pressed.ts'

type Opened = { [C in CardRequest as C['card']]: Pick<C, 'card' | 'params' | 'object'> }[CardRequest['card']]
type Opening = Extract<CardAction['do'], `open${string}`>

/** A form or another card that a button opens: one to one with the clicker, who alone may fill it in. */
const opened = ({ acting, click, text }: Pressed, card: Opened): string => {
  const openId = acting.actor.openId ?? click.openId
  acting.desk.post(acting.store, { ...card, to: { openId }, key: `open:${click.id}`, priority: 0 })
  return text.commands.replies.opened
}

/** A review button is bound to its application: one of an earlier attempt is stale (domain.md 3.4). */
export const presentAttempt = (acting: Acting, code: ProblemCode, attempt: number): void => {
  const application = readProblem(acting, code).applications.at(-1)
  if (application?.attempt !== attempt || application.state !== 'pending')
    throw new Refusal('stale', { code })
}

/** A button on an extension is bound to its step: who has two of the steps does not press the next one by chance. */
export const presentStep = (
  acting: Acting,
  code: ProblemCode,
  extension: ExtensionCode,
  step: ExtensionStep,
): void => {
  const problem = readProblem(acting, code)
  const pending = pendingExtension(problem)
  if (pending?.code !== extension || extensionStep(problem, pending) !== step)
    throw new Refusal('stale', { code })
}

/** A button on a task's extension is bound to the date that it showed (T8). */
export const presentTaskRequest = (acting: Acting, task: TaskCode, to: LocalDate): void => {
  const found = readProblem(acting, task).tasks.find(({ code }) => code === task)
  if (found?.pendingExtension?.to !== to) throw new Refusal('stale', { code: task })
}

/** Buttons that open a card; each asks policy first, so that nobody gets a form that he may not send. */
export const openHandlers: Handlers<Opening> = {
  openProblem: (pressed, { code }) => {
    const { acting } = pressed
    readProblem(acting, code)
    return opened(pressed, { card: 'problem', params: { code, viewer: acting.actor.id }, object: code })
  },
  openCloseOut: (pressed, { code }) => {
    const { acting } = pressed
    authorise(decidingOf(acting), 'submitCloseOut', readProblem(acting, code))
    return opened(pressed, { card: 'closeOutForm', params: { code, viewer: acting.actor.id }, object: code })
  },
  openReview: (pressed, { code, attempt, stage }) => {
    const { acting } = pressed
    presentAttempt(acting, code, attempt)
    authorise(decidingOf(acting), ACTION_OF_STAGE[stage], readProblem(acting, code), { stage })
    const params = { code, attempt, stage, viewer: acting.actor.id }
    return opened(pressed, { card: 'review', params, object: code })
  },
  openNameReviewer: (pressed, { code, attempt, stage }) => {
    const { acting } = pressed
    presentAttempt(acting, code, attempt)
    authorise(decidingOf(acting), 'nameReviewer', readProblem(acting, code), { stage })
    const params = { code, attempt, stage, viewer: acting.actor.id }
    return opened(pressed, { card: 'nameReviewer', params, object: code })
  },
  openAcceptance: (pressed, { task }) => {
    const { acting } = pressed
    const problem = readProblem(acting, task)
    authorise(decidingOf(acting), 'acceptTask', problem, { task })
    const params = { task, viewer: acting.actor.id }
    return opened(pressed, { card: 'taskAcceptance', params, object: problem.code })
  },
  openTaskExtension: (pressed, { task }) => {
    const { acting } = pressed
    const problem = readProblem(acting, task)
    authorise(decidingOf(acting), 'decideTaskExtension', problem, { task })
    const to = taskOf(problem, task)?.pendingExtension?.to
    if (to === undefined) throw new Refusal('stale', { code: task })
    return opened(pressed, {
      card: 'taskExtension',
      params: { task, viewer: acting.actor.id, to },
      object: problem.code,
    })
  },
  openExtension: (pressed, { code, extension }) => {
    const { acting } = pressed
    const problem = readProblem(acting, code)
    const pending = pendingExtension(problem)
    if (pending?.code !== extension) throw new Refusal('stale', { code })
    const step = extensionStep(problem, pending)
    const action = step === 'decision' ? 'decideExtension' : 'giveExtensionOpinion'
    authorise(decidingOf(acting), action, problem, { extension })
    const params = { code, extension, step, viewer: acting.actor.id }
    return opened(pressed, { card: 'extension', params, object: code })
  },
  openLongTerm: (pressed, { code }) => {
    const { acting } = pressed
    authorise(decidingOf(acting), 'setLongTerm', readProblem(acting, code))
    return opened(pressed, { card: 'longTermForm', params: { code, viewer: acting.actor.id }, object: code })
  },
}
