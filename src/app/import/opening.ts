import type { PlannedInstitution, RootCause } from '../../domain/problem/problem.ts'
import { instantOf, isApproved, isClaimed, isPlanned, isSigned } from './dates.ts'
import type { ProblemRow } from './ledger-file.ts'
import type { Past, Step } from './past.ts'

/** An imported cause counts as reviewed (contract.md “Taking over a ledger”). */
const rootCauseOf = ({ rootCause }: ProblemRow): RootCause => ({
  ...(rootCause ?? { kind: null, level: null, text: '' }),
  reviewed: true,
})

/** From the issue to the approved plan (P1–P7, T1–T2). Undated steps take the date of the step before. */
export const opening = ({ row, unit, round, calendar }: Past): readonly Step[] => {
  const issuedAt = instantOf(calendar, unit.feedback.issued ?? round.feedbackDate)
  const signedAt = instantOf(calendar, unit.feedback.received ?? unit.feedback.issued ?? round.feedbackDate)
  const { state } = row
  const [office] = round.supervisors.OFFICE
  const officeId = office?.id ?? unit.firstResponsible.id
  const institution: PlannedInstitution | null = row.institution

  const issue: Step = {
    at: issuedAt,
    tell: (scribe) => {
      const { code, organisation, feedback, category, section, title, description } = row
      const { type, isCommon, isKey, deadline } = row
      scribe.write(issuedAt, officeId, {
        type: 'issued',
        firstResponsible: unit.firstResponsible.id,
        proposed: { department: row.department, head: row.head.id },
        definition: {
          code,
          organisation,
          feedback,
          category,
          section,
          title,
          description,
          type,
          isCommon,
          isKey,
          deadline,
        },
      })
    },
  }
  const signature: Step = {
    at: signedAt,
    tell: (scribe) => scribe.write(signedAt, unit.firstResponsible.id, { type: 'signed' }),
  }
  const claim: Step = {
    at: signedAt,
    tell: (scribe) =>
      scribe.write(signedAt, row.leader.id, {
        type: 'claimed',
        leader: row.leader.id,
        // P4: who is first responsible cannot claim, he takes it on himself.
        mode: row.leader.id === unit.firstResponsible.id ? 'assigned' : 'claimed',
        department: row.department,
        head: row.head.id,
      }),
  }
  const plan: Step = {
    at: signedAt,
    tell: (scribe) =>
      scribe.write(signedAt, row.head.id, {
        type: 'planned',
        rootCause: rootCauseOf(row),
        institution,
        tasks: row.measures.map((measure) => ({
          code: measure.code,
          content: measure.content,
          kind: measure.kind,
          department: measure.department,
          owner: measure.owner.id,
          due: measure.deadline,
          acceptance: measure.acceptance,
          deliverables: [],
          weight: 1,
        })),
      }),
  }
  const submission: Step = {
    at: signedAt,
    tell: (scribe) => scribe.write(signedAt, row.leader.id, { type: 'planSubmitted' }),
  }
  const approval: Step = {
    at: signedAt,
    tell: (scribe) => {
      scribe.write(signedAt, officeId, { type: 'planApproved' })
      for (const { code, owner } of row.measures)
        scribe.write(signedAt, owner.id, { type: 'taskClaimed', task: code })
    },
  }

  const signed = state === null ? unit.feedback.signedBy !== null : isSigned(state)
  const hasPlan = row.measures.length > 0 || row.rootCause !== null
  return [
    issue,
    ...(signed ? [signature] : []),
    ...(state !== null && isClaimed(state) ? [claim] : []),
    ...(hasPlan ? [plan] : []),
    ...(state !== null && isPlanned(state) ? [submission] : []),
    ...(state !== null && isApproved(state) ? [approval] : []),
  ]
}
