import { type ExtensionCode, extensionCode } from '../kernel/codes.ts'
import { Refusal } from '../kernel/refusal.ts'
import type { LocalDate } from '../kernel/time.ts'
import { profileOf } from '../people/directory.ts'
import { authorise } from '../policy/authorise.ts'
import type { Deciding, Decision } from './decision.ts'
import { extensionStep } from './extension-step.ts'
import {
  boundedText,
  requireComplete,
  requiredReason,
  requireLater,
  requireNear,
  requireNotPast,
  today,
} from './guards.ts'
import type { Extension, Problem } from './problem.ts'
import { grantedExtensions, pendingExtension } from './queries.ts'

/**
 * P16: HEAD or LEADER asks for a later deadline; after the effective deadline it is late and needs FIRST's explanation.
 * @throws Refusal `extensionPending`, `extensionLimit`, `reasonRequired`, `dateNotLater`, `datePast`,
 *   `dateTooFar`
 */
export const askExtension = (
  d: Deciding,
  problem: Problem,
  input: { readonly to: LocalDate; readonly reason: string },
): Decision => {
  const { onBehalfOf } = authorise(d, 'askExtension', problem)
  const { code, effectiveDeadline } = problem
  if (pendingExtension(problem) !== undefined) throw new Refusal('extensionPending', { code })
  const limit = profileOf(d.directory).extensionLimit
  if (grantedExtensions(problem).length >= limit) throw new Refusal('extensionLimit', { code, limit })
  const reason = requiredReason(code, 'reason', input.reason)
  requireLater(input.to, effectiveDeadline)
  requireNotPast(d, input.to)
  requireNear(d, input.to)
  return {
    events: [
      {
        type: 'extensionAsked',
        code: extensionCode(code, problem.extensions.length + 1),
        asked: input.to,
        reason,
        late: today(d) > effectiveDeadline,
      },
    ],
    onBehalfOf,
  }
}

const pendingOf = (problem: Problem, code: ExtensionCode): Extension => {
  const extension = pendingExtension(problem)
  if (extension?.code !== code) throw new Refusal('stale', { code })
  return extension
}

/**
 * P17, opinions in their order: LEADER, then FIRST. For a late request FIRST's opinion is the explanation.
 * @throws Refusal `stale`, `notPermitted` (another's turn), `conflict` (applicant), `incomplete` (explanation)
 */
export const giveExtensionOpinion = (
  d: Deciding,
  problem: Problem,
  input: { readonly extension: ExtensionCode; readonly agrees: boolean; readonly text: string },
): Decision => {
  const { onBehalfOf } = authorise(d, 'giveExtensionOpinion', problem, { extension: input.extension })
  const extension = pendingOf(problem, input.extension)
  const as = extensionStep(problem, extension) === 'leader' ? 'leader' : 'first'
  const text = boundedText('text', input.text)
  const unexplained = extension.late && as === 'first' && text === ''
  requireComplete(problem.code, unexplained ? [{ kind: 'explanation', items: [extension.code] }] : [])
  const { agrees } = input
  return { events: [{ type: 'extensionOpinionGiven', code: extension.code, as, agrees, text }], onBehalfOf }
}

/**
 * P17, decision: `granted` null refuses (with a reason), else a date later than the present deadline and not later
 * than the one asked for. OFFICE decides; beyond the concentrated period and for 立行立改 GROUP.
 * @throws Refusal `stale`, `notPermitted`, `groupOnly`, `conflict`, `reasonRequired`, `dateNotLater`,
 *   `dateBeyondAsked`, `datePast`
 */
export const decideExtension = (
  d: Deciding,
  problem: Problem,
  input: {
    readonly extension: ExtensionCode
    readonly granted: LocalDate | null
    readonly text: string
  },
): Decision => {
  const { onBehalfOf } = authorise(d, 'decideExtension', problem, { extension: input.extension })
  const { code, asked } = pendingOf(problem, input.extension)
  const { granted } = input
  const text = granted === null ? requiredReason(code, 'text', input.text) : boundedText('text', input.text)
  if (granted !== null) {
    requireLater(granted, problem.effectiveDeadline)
    if (granted > asked) throw new Refusal('dateBeyondAsked', { date: granted, asked })
    requireNotPast(d, granted)
  }
  return { events: [{ type: 'extensionDecided', code, granted, text }], onBehalfOf }
}
