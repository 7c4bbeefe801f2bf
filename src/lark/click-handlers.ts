import type { CardPost } from '../app/card-posts.ts'
import type { Acting } from '../app/context.ts'
import { releaseDigestByOffice } from '../app/digest/release.ts'
import { itemActions } from '../app/item-actions.ts'
import { markAnswered, markSeen } from '../app/nudge/seen.ts'
import { readProblem } from '../app/record.ts'
import { problemOf } from '../domain/kernel/codes.ts'
import { Refusal } from '../domain/kernel/refusal.ts'
import type { ReviewStage } from '../domain/problem/vocabulary.ts'
import { EVIDENCE_KIND_KEYS, evidenceKindNamed } from '../domain/problem/vocabulary.ts'
import {
  parseCloseOut,
  parseDecision,
  parseExtensionRequest,
  parseLongTerm,
  parseNamedReviewer,
  parseReopening,
  parseReport,
  parseReturn,
  parseReview,
} from './cards/forms.ts'
import { openHandlers, presentAttempt, presentStep, presentTaskRequest } from './click-openers.ts'
import { proposalHandlers } from './click-proposals.ts'
import { filled } from './filled.ts'
import type { Handlers, Pressed } from './pressed.ts'

/** A report or a request that came from the daily card answers it. */
const answered = (acting: Acting, post: CardPost): void => {
  if (post.card === 'brief') markAnswered(acting, post)
}

/** The word for what the reviewer's button of each stage did. */
const AGREED = {
  initial: 'agree',
  jijian: 'pass',
  zuzhi: 'pass',
  determination: 'determine',
} as const satisfies Record<ReviewStage, string>

/** Cards of several pages. */
const PAGED: ReadonlySet<string> = new Set(['ledger', 'proposal'])

const turnPage = ({ acting, post }: Pressed, page: number): void => {
  if (!PAGED.has(post.card)) throw new Refusal('stale', { code: post.object })
  const params: unknown = JSON.parse(post.params)
  if (typeof params !== 'object' || params === null) return
  acting.store.cards.rewrite(post.id, JSON.stringify({ ...params, page }))
}

/** What each button does. All go through the same use cases as the commands. */
export const pressHandlers: Handlers = {
  ...openHandlers,
  ...proposalHandlers,
  claim: ({ acting, text }, { code }) => {
    itemActions.claim(acting, code)
    return text.commands.replies.done.claim
  },
  claimTask: ({ acting, text }, { task }) => {
    itemActions.claim(acting, task)
    return text.commands.replies.done.claim
  },
  report: ({ acting, click, post, text }, { on }) => {
    const { percent, note } = filled(parseReport(click.form))
    itemActions.report(acting, on, percent, note, { saidAt: click.at })
    answered(acting, post)
    return text.commands.replies.done.report
  },
  askExtension: ({ acting, click, post, text }, { on }) => {
    const { to, reason } = filled(parseExtensionRequest(click.form))
    itemActions.askExtension(acting, on, to, reason)
    answered(acting, post)
    return text.commands.replies.done.ask
  },
  submitTask: ({ acting, text }, { task }) => {
    itemActions.submitTask(acting, task)
    return text.commands.replies.done.submit
  },
  clearBlocker: ({ acting, text }, { code, blocker }) => {
    itemActions.clearBlocker(acting, code, blocker)
    return text.commands.replies.done.clear
  },
  submitCloseOut: ({ acting, click, text }, { code }) => {
    itemActions.submitCloseOut(acting, code, filled(parseCloseOut(click.form)))
    return text.commands.replies.done.submit
  },
  withdraw: ({ acting, text }, { code, attempt }) => {
    presentAttempt(acting, code, attempt)
    itemActions.withdrawCloseOut(acting, code)
    return text.commands.replies.done.withdraw
  },
  agree: ({ acting, click, text }, { code, attempt, stage }) => {
    presentAttempt(acting, code, attempt)
    itemActions.agreeReview(acting, code, { stage, ...filled(parseReview(click.form)) })
    return text.commands.replies.done[AGREED[stage]]
  },
  return: ({ acting, click, text }, { code, attempt, stage }) => {
    presentAttempt(acting, code, attempt)
    itemActions.returnCloseOut(acting, code, { stage, ...filled(parseReturn(click.form)) })
    return text.commands.replies.done.return
  },
  extensionOpinion: ({ acting, click, text }, { code, extension, step, agrees }) => {
    presentStep(acting, code, extension, step)
    const { text: opinion } = filled(parseDecision(click.form))
    itemActions.giveExtensionOpinion(acting, code, { extension, agrees, text: opinion })
    return text.commands.replies.done.opinion
  },
  extensionDecide: ({ acting, click, text }, { code, extension, grants }) => {
    presentStep(acting, code, extension, 'decision')
    const form = filled(parseDecision(click.form))
    const asked = readProblem(acting, code).extensions.find((each) => each.code === extension)?.asked ?? null
    const granted = grants ? (form.granted ?? asked) : null
    itemActions.decideExtension(acting, code, { extension, granted, text: form.text })
    return grants ? text.commands.replies.done.grant : text.commands.replies.done.refuse
  },
  acceptTask: ({ acting, text }, { task }) => {
    itemActions.acceptTask(acting, task)
    return text.commands.replies.done.accept
  },
  returnTask: ({ acting, click, text }, { task }) => {
    itemActions.returnTask(acting, task, filled(parseDecision(click.form)).text)
    return text.commands.replies.done.return
  },
  taskExtensionDecide: ({ acting, text }, { task, to, grants }) => {
    presentTaskRequest(acting, task, to)
    itemActions.decideTaskExtension(acting, task, grants)
    return grants ? text.commands.replies.done.grant : text.commands.replies.done.refuse
  },
  nameReviewer: ({ acting, click, text }, { code, attempt, stage }) => {
    presentAttempt(acting, code, attempt)
    itemActions.nameReviewer(acting, code, { stage, ...filled(parseNamedReviewer(click.form)) })
    return text.commands.replies.done.named
  },
  reopen: ({ acting, click, text }, { code }) => {
    itemActions.reopen(acting, code, filled(parseReopening(click.form)))
    return text.commands.replies.done.reopen
  },
  setLongTerm: ({ acting, click, text }, { code }) => {
    itemActions.setLongTerm(acting, code, filled(parseLongTerm(click.form)))
    return text.commands.replies.done.longTerm
  },
  evidenceKind: ({ acting, click, text }, { evidence }) => {
    const kind =
      EVIDENCE_KIND_KEYS.find((key) => key === click.option) ?? evidenceKindNamed(click.option ?? '')
    const owner = problemOf(evidence)
    if (kind === undefined) throw new Refusal('stale', { code: evidence })
    itemActions.changeEvidenceKind(acting, owner, evidence, kind)
    return text.commands.replies.done.kind
  },
  seen: ({ acting, post, text }) => {
    if (post.card !== 'brief') throw new Refusal('stale', { code: post.object })
    markSeen(acting, post)
    return text.commands.replies.done.seen
  },
  releaseDigest: ({ acting, text }, { day }) => {
    releaseDigestByOffice(acting, day)
    return text.commands.replies.done.release
  },
  page: (pressed, { page }) => {
    turnPage(pressed, page)
    return null
  },
}
