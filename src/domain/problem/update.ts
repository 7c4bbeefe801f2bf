import type { ProblemEvent } from './events.ts'
import type { Problem } from './problem.ts'
export type UpdateRef = { readonly kind: 'progress'; readonly n: number }
export const updateKey = (code: string, ref: UpdateRef): string => `${code}/${ref.kind}/${ref.n}`
export const updateOf = (event: ProblemEvent, after: Problem): UpdateRef | undefined =>
  event.type === 'progressReported' ? { kind: 'progress', n: after.progress.length - 1 } : undefined
