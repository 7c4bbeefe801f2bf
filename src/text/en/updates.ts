import type { UpdateTexts } from '../maps.ts'

export const updates: UpdateTexts = {
  progress: ({ on, percent }) => `the report of ${percent}% on ${on}`,
  blocker: ({ on, code }) => `blocker ${code} of ${on}`,
  clearing: ({ on, code }) => `the clearing of blocker ${code} of ${on}`,
  evidence: ({ on, code }) => `evidence ${code} of ${on}`,
  extension: ({ on, code }) => `extension request ${code} of ${on}`,
  taskExtension: ({ on }) => `the extension request of ${on}`,
  taskSubmission: ({ on }) => `the hand-in of ${on}`,
  claim: ({ on }) => `the claim of ${on}`,
  assignment: ({ on }) => `the assignment of ${on}`,
  taskClaim: ({ on }) => `the claim of ${on}`,
  taskAssignment: ({ on }) => `the assignment of ${on}`,
  closeOut: ({ on, code }) => `close-out application ${code} of ${on}`,
}
