import { z } from 'zod'
import {
  blockerCodeSchema,
  countSchema,
  evidenceCodeSchema,
  extensionCodeSchema,
  itemCodeSchema,
  localDateSchema,
  problemCodeSchema,
  stageSchema,
  taskCodeSchema,
} from './parsers.ts'

const act = <Do extends string, Shape extends z.ZodRawShape>(name: Do, shape: Shape) =>
  z.strictObject({ do: z.literal(name), ...shape })

const onProblem = { code: problemCodeSchema }
const onReview = { code: problemCodeSchema, attempt: countSchema, stage: stageSchema }
const onLine = { proposal: z.string().max(64), line: countSchema, rev: countSchema }
/** What the card was drawn from (versions.ts); another value now makes the click stale. */
const v = countSchema

/** Everything a button or a select of our cards may carry. Identity is never in it: it is the clicker's. */
const actionSchema = z.discriminatedUnion('do', [
  act('claim', onProblem),
  act('claimTask', { task: taskCodeSchema }),
  /** With `updateForm`: percent and note. */
  act('report', { on: itemCodeSchema, v }),
  /** With `updateForm`: date and note; a task's own date (T8) or the problem's (P16). */
  act('askExtension', { on: itemCodeSchema, v }),
  act('submitTask', { task: taskCodeSchema, v }),
  act('clearBlocker', { code: problemCodeSchema, blocker: blockerCodeSchema }),
  act('openCloseOut', onProblem),
  /** With `closeOutForm`. */
  act('submitCloseOut', { code: problemCodeSchema, v }),
  act('withdraw', { code: problemCodeSchema, attempt: countSchema }),
  act('openReview', onReview),
  act('openNameReviewer', onReview),
  act('openAcceptance', { task: taskCodeSchema }),
  act('openTaskExtension', { task: taskCodeSchema }),
  act('openExtension', { code: problemCodeSchema, extension: extensionCodeSchema }),
  /** With `reviewForm`. */
  act('agree', onReview),
  act('return', onReview),
  /** With `decisionForm`. */
  act('extensionOpinion', {
    code: problemCodeSchema,
    extension: extensionCodeSchema,
    step: z.enum(['leader', 'first']),
    agrees: z.boolean(),
  }),
  act('extensionDecide', { code: problemCodeSchema, extension: extensionCodeSchema, grants: z.boolean() }),
  act('acceptTask', { task: taskCodeSchema, v }),
  /** With `decisionForm`. */
  act('returnTask', { task: taskCodeSchema, v }),
  act('taskExtensionDecide', { task: taskCodeSchema, to: localDateSchema, grants: z.boolean() }),
  /** With `nameReviewerForm`. */
  act('nameReviewer', onReview),
  /** With `reopenForm`. */
  act('reopen', { code: problemCodeSchema, v }),
  act('openLongTerm', onProblem),
  /** With `longTermForm`. */
  act('setLongTerm', { code: problemCodeSchema, v }),
  /** A select outside any form: the option chosen is the kind. */
  act('evidenceKind', { evidence: evidenceCodeSchema }),
  /** 已阅 on the daily card that carries the button. */
  act('seen', {}),
  act('releaseDigest', { day: localDateSchema }),
  /** Another page of the card that carries the button. */
  act('page', { page: countSchema }),
  act('openProblem', onProblem),
  /** The lines of a proposal; `rev` is that of the line as the card showed it. */
  act('confirmLine', onLine),
  act('editLine', onLine),
  /** With `lineForm`. */
  act('confirmEdited', onLine),
  act('dismissLine', onLine),
  /** A select outside any form: the option chosen is the item. */
  act('chooseItem', onLine),
  act('undoLine', onLine),
  act('confirmAll', { proposal: z.string().max(64) }),
  act('showProposal', { proposal: z.string().max(64) }),
])

export type CardAction = z.infer<typeof actionSchema>

/** The action in a click's value; anything our cards never wrote is undefined. */
export const parseAction = (value: unknown): CardAction | undefined => {
  const parsed = actionSchema.safeParse(value)
  return parsed.success ? parsed.data : undefined
}
