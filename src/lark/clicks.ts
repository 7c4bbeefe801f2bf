import type { CardPost } from '../app/card-posts.ts'
import type { Acting, Work } from '../app/context.ts'
import { noticeSecret } from '../app/nudge/secret-notice.ts'
import { readProblem } from '../app/record.ts'
import { secretAmong } from '../app/screen.ts'
import { Refusal, type RefusalCode } from '../domain/kernel/refusal.ts'
import type { Problem } from '../domain/problem/problem.ts'
import { taskOf } from '../domain/problem/queries.ts'
import type { Catalogue } from '../text/index.ts'
import { problemOfAction } from './action-problem.ts'
import { type CardAction, parseAction } from './cards/action.ts'
import { clickAnswer, type Toast } from './cards/answer.ts'
import { isStale } from './cards/versions.ts'
import { pressHandlers } from './click-handlers.ts'
import { enteredTexts } from './entered.ts'
import { BadForm } from './filled.ts'
import type { InboundClick } from './inbound/event.ts'
import type { Pressed } from './pressed.ts'
import { formFaultsText, refusalText } from './refusal-text.ts'

const press = <D extends CardAction['do']>(
  pressed: Pressed,
  action: Extract<CardAction, { do: D }> & { readonly do: D },
): string | null => {
  const handler: (pressed: Pressed, action: Extract<CardAction, { do: D }>) => string | null =
    pressHandlers[action.do]
  return handler(pressed, action)
}

const concerned = (work: Work, action: CardAction): Problem | undefined => {
  const code = problemOfAction(action)
  return code === undefined ? undefined : work.store.problems.get(code)
}

const drawn = (work: Work, post: CardPost | undefined): object | undefined => {
  if (post === undefined) return undefined
  const present = work.store.cards.get(post.id)
  return present === undefined ? undefined : work.desk.draw(work.store, present)
}

/** Whether the card lies where the click says: what others were sent is not shown in an answer. */
const isBefore = ({ to }: CardPost, click: InboundClick): boolean =>
  'openId' in to ? to.openId === click.openId : to.chatId === click.chatId

/** What is so now, of the task that the button is about or of its problem (domain.md 3.4). */
const staleText = (text: Catalogue, problem: Problem | undefined, action: CardAction): string => {
  const { replies } = text.commands
  if (action.do === 'releaseDigest') return replies.digestIsOut
  if ('proposal' in action) return text.proposalCard.replies.moved
  if (problem === undefined) return replies.notOurs
  const item = 'on' in action ? action.on : 'task' in action ? action.task : problem.code
  const task = taskOf(problem, item)
  const { taskStates, problemStates } = text.terms
  return task === undefined
    ? replies.staleCard(problem.code, problemStates[problem.state])
    : replies.staleCard(task.code, taskStates[task.state])
}

/** Refusals of an item that is no longer what the card shows; all others let a form be corrected and sent again. */
const MOVED_ON: ReadonlySet<RefusalCode> = new Set<RefusalCode>([
  'stale',
  'wrongState',
  'unknownItem',
  'outOfScope',
  'notHere',
  'nothingToDo',
  'evidenceChanged',
  'evidenceFrozen',
  'extensionPending',
  'extensionLimit',
])

/** A card in the answer would take the place of what was filled in; without one it stays (lark-platform.md 1.7). */
const keepsEntries = ({ form }: InboundClick, { code }: Refusal): boolean =>
  Object.keys(form).length > 0 && !MOVED_ON.has(code)

/**
 * Handles one click inside its transaction and returns the platform's answer: a toast, and the card as it is now
 * unless that would wipe a form to be corrected.
 * Identity is the clicker's; the button's value only says what was pressed (contract.md 5).
 */
export const handleClick = (work: Work, click: InboundClick, text: Catalogue): unknown => {
  const { replies } = text.commands
  const tell = (type: Toast['type'], content: string, post?: CardPost) =>
    clickAnswer({ toast: { type, content }, card: drawn(work, post) })
  const secret = secretAmong(work, { texts: enteredTexts(click), fileNames: [] })
  if (secret !== undefined) {
    noticeSecret(work)
    return tell('error', text.secrets.filled(secret))
  }
  const person = work.directory.byOpenId.get(click.openId)
  const actor = person === undefined ? undefined : work.directory.people.get(person)
  if (actor === undefined) return tell('error', refusalText(text, new Refusal('stranger', {})))
  const action = parseAction(click.value)
  const post = work.store.cards.byMessage(click.messageId)
  if (action === undefined || post === undefined || !isBefore(post, click))
    return tell('warning', replies.notOurs)
  const problem = concerned(work, action)
  const acting: Acting = { ...work, actor }
  const stale = () => tell('warning', staleText(text, problem, action), post)
  try {
    if (problem !== undefined) readProblem(acting, problem.code)
    if (problem !== undefined && isStale(problem, action)) return stale()
    const said = press({ acting, click, post, text }, action)
    return said === null ? clickAnswer({ card: drawn(work, post) }) : tell('success', said, post)
  } catch (error) {
    if (error instanceof BadForm) return tell('error', formFaultsText(text, error.faults))
    if (!(error instanceof Refusal)) throw error
    if (error.code === 'stale') return stale()
    const type = error.code === 'wrongState' ? 'warning' : 'error'
    return tell(type, refusalText(text, error), keepsEntries(click, error) ? undefined : post)
  }
}
