import type { UpdateTexts } from '../maps.ts'

/** An update by its name, as replies, notices and history tell of it. */
export const updates: UpdateTexts = {
  progress: ({ on, percent }) => `${on} 进展 ${percent}%`,
  blocker: ({ on, code }) => `${on} 堵点 ${code}`,
  clearing: ({ on, code }) => `${on} 堵点 ${code} 的解除`,
  evidence: ({ on, code }) => `${on} 佐证 ${code}`,
  extension: ({ on, code }) => `${on} 延期申请 ${code}`,
  taskExtension: ({ on }) => `${on} 延期申请`,
  taskSubmission: ({ on }) => `${on} 办结申请`,
  claim: ({ on }) => `${on} 的认领`,
  assignment: ({ on }) => `${on} 的指派`,
  taskClaim: ({ on }) => `${on} 的认领`,
  taskAssignment: ({ on }) => `${on} 的指派`,
  closeOut: ({ on, code }) => `${on} 销号申请 ${code}`,
}
