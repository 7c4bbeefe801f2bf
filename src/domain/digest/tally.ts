import type { ProblemCode } from '../kernel/codes.ts'
import { LIGHTS, type Light, lightOf } from '../lights/light.ts'
import { COUNTS, type CountName, type CutOff, LISTS, type ListName } from './counts.ts'
import type { DigestFacts } from './facts.ts'
import type { ScopeFigures } from './figures.ts'
import { rate } from './rate.ts'

const keysOf = <K extends string>(table: Readonly<Record<K, unknown>>): readonly K[] => {
  const keys: K[] = []
  for (const key in table) keys.push(key)
  return keys
}
const COUNT_NAMES = keysOf(COUNTS)
const LIST_NAMES = keysOf(LISTS)

/** What one problem adds to the figures of its organisation and of the whole. */
export interface Share {
  readonly code: ProblemCode
  readonly counts: readonly (readonly [CountName, number])[]
  readonly lists: readonly ListName[]
  readonly light: Light
}

export const shareOf = (facts: DigestFacts, cutOff: CutOff): Share => {
  const { today, calendar, profile } = cutOff
  return {
    code: facts.code,
    counts: COUNT_NAMES.map((name) => [name, COUNTS[name](facts, cutOff)]),
    lists: LIST_NAMES.filter((name) => LISTS[name](facts, cutOff)),
    light: lightOf(facts, today, calendar, profile.lights),
  }
}

/** The running sums of one scope. */
export interface Tally {
  readonly counts: Map<CountName, number>
  readonly lists: Map<ListName, ProblemCode[]>
  readonly lights: Map<Light, number>
}

export const emptyTally = (): Tally => ({
  counts: new Map(COUNT_NAMES.map((name) => [name, 0])),
  lists: new Map(LIST_NAMES.map((name) => [name, []])),
  lights: new Map(LIGHTS.map((light) => [light, 0])),
})

export const addTo = (tally: Tally, { code, counts, lists, light }: Share): void => {
  for (const [name, count] of counts)
    if (count > 0) tally.counts.set(name, count + (tally.counts.get(name) ?? 0))
  for (const name of lists) tally.lists.get(name)?.push(code)
  tally.lights.set(light, 1 + (tally.lights.get(light) ?? 0))
}

/** The figures of a scope from its sums; codes in the order of their numbers. */
export const figuresOf = (tally: Tally): ScopeFigures => {
  const count = (name: CountName): number => tally.counts.get(name) ?? 0
  const share = (part: CountName, whole: CountName): number | null => rate(count(part), count(whole))
  const codes = (name: ListName): readonly ProblemCode[] => (tally.lists.get(name) ?? []).toSorted(byNumber)
  const light = (name: Light): number => tally.lights.get(name) ?? 0
  return {
    total: count('total'),
    due: count('due'),
    closed: count('closed'),
    dueClosed: count('dueClosed'),
    onTimeClosed: count('onTimeClosed'),
    earlyClosed: count('earlyClosed'),
    inReview: count('inReview'),
    longTerm: count('longTerm'),
    open: count('open'),
    overdue: count('overdue'),
    lateSubmitted: count('lateSubmitted'),
    reopenedOpen: count('reopenedOpen'),
    newlyClosed: count('newlyClosed'),
    newlyOverdue: count('newlyOverdue'),
    returned: count('returned'),
    extended: count('extended'),
    completionRate: share('closed', 'total'),
    dueClosedRate: share('dueClosed', 'due'),
    onTimeRate: share('onTimeClosed', 'due'),
    overdueRate: share('overdue', 'total'),
    firstPassRate: share('passedFirst', 'decided'),
    reopenRate: share('everReopened', 'everClosed'),
    claimInTimeRate: share('claimedInTime', 'claimsDue'),
    institutions: count('institutions'),
    lights: {
      green: light('green'),
      yellow: light('yellow'),
      red: light('red'),
      grey: light('grey'),
      blue: light('blue'),
      closed: light('closed'),
    },
    overdueCodes: codes('overdueCodes'),
    newlyClosedCodes: codes('newlyClosedCodes'),
    reopenedCodes: codes('reopenedCodes'),
    dueNextWeekCodes: codes('dueNextWeekCodes'),
  }
}

const byNumber = (a: ProblemCode, b: ProblemCode): number => Number(a.slice(3)) - Number(b.slice(3))
