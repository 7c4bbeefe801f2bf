import { LIGHTS, type Light, lightOf } from '../lights/light.ts'
import type { Problem } from '../problem/problem.ts'
import { pendingExtension } from '../problem/queries.ts'
import { COUNTS, type CountName, type CutOff, LISTS } from './counts.ts'
import type { DigestFacts } from './facts.ts'

type ByFacts = (facts: DigestFacts, cutOff: CutOff) => boolean

const counted =
  (name: CountName): ByFacts =>
  (facts, cutOff) =>
    COUNTS[name](facts, cutOff) > 0

/** What the digest counts and what the flags say, as far as the facts of figures know (domain.md 3.4, 3.9). */
const BY_FACTS = {
  due: counted('due'),
  dueClosed: counted('dueClosed'),
  onTimeClosed: counted('onTimeClosed'),
  earlyClosed: counted('earlyClosed'),
  lateSubmitted: counted('lateSubmitted'),
  reopenedOpen: counted('reopenedOpen'),
  newlyClosed: counted('newlyClosed'),
  newlyOverdue: counted('newlyOverdue'),
  returned: counted('returned'),
  extended: counted('extended'),
  institutions: counted('institutions'),
  dueNextWeek: LISTS.dueNextWeekCodes,
  late: (facts, cutOff) => LISTS.overdueCodes(facts, cutOff) || LISTS.reopenedCodes(facts, cutOff),
  reopened: ({ reopenedAt }) => reopenedAt.length > 0,
  blocked: ({ blockersSince }) => blockersSince.length > 0,
} as const satisfies Readonly<Record<string, ByFacts>>

/** Flags that only the problem itself knows. */
const BY_PROBLEM = {
  extending: (problem) => pendingExtension(problem) !== undefined,
  key: ({ isKey }) => isKey,
  common: ({ isCommon }) => isCommon,
} as const satisfies Readonly<Record<string, (problem: Problem) => boolean>>

type FactMark = keyof typeof BY_FACTS
type ProblemMark = keyof typeof BY_PROBLEM
/** What a problem is beside its state: its light, a flag, or one that a figure of the digest counts. */
export type Mark = Light | FactMark | ProblemMark

const isLight = (mark: Mark): mark is Light => LIGHTS.some((light) => light === mark)
const ofFacts = (mark: Mark): mark is FactMark => Object.hasOwn(BY_FACTS, mark)
const ofProblem = (mark: Mark): mark is ProblemMark => Object.hasOwn(BY_PROBLEM, mark)

const keysOf = <K extends string>(table: Readonly<Record<K, unknown>>): readonly K[] => {
  const keys: K[] = []
  for (const key in table) keys.push(key)
  return keys
}
export const MARKS: readonly Mark[] = [...LIGHTS, ...keysOf(BY_FACTS), ...keysOf(BY_PROBLEM)]

/** Marks asked for: one of the lights, and all of the others; `returned` = returned as often as this. */
export interface Marked {
  readonly marks: readonly Mark[]
  readonly returned: number | null
}

export const asksNothing = ({ marks, returned }: Marked): boolean => marks.length === 0 && returned === null

/** Whether the problem has the marks asked for; a voided one has none (domain.md 3.9). `problem` is read if need be. */
export const isMarked = (
  { marks, returned }: Marked,
  facts: DigestFacts,
  cutOff: CutOff,
  problem: () => Problem | undefined,
): boolean => {
  if (facts.state === 'voided') return false
  const { today, calendar, profile } = cutOff
  const lights = marks.filter(isLight)
  if (lights.length > 0 && !lights.includes(lightOf(facts, today, calendar, profile.lights))) return false
  if (!marks.filter(ofFacts).every((mark) => BY_FACTS[mark](facts, cutOff))) return false
  const others = marks.filter(ofProblem)
  if (others.length === 0 && returned === null) return true
  const whole = problem()
  if (whole === undefined || (returned !== null && whole.returns !== returned)) return false
  return others.every((mark) => BY_PROBLEM[mark](whole))
}
