import type { CutOff } from '../domain/digest/counts.ts'
import { isMarked, type Marked } from '../domain/digest/marks.ts'
import type { ProblemCode } from '../domain/kernel/codes.ts'
import type { Store } from './ports.ts'

/** Codes of the problems with these marks, by one scan of the stored facts. */
export const markedCodes = (
  { problems }: Pick<Store, 'problems'>,
  asked: Marked,
  cutOff: CutOff,
): readonly ProblemCode[] => {
  const codes: ProblemCode[] = []
  for (const facts of problems.facts())
    if (isMarked(asked, facts, cutOff, () => problems.get(facts.code))) codes.push(facts.code)
  return codes
}
