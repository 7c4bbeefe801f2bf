/** Every rung there is. N0… before work starts, N1…N9b the standard ladder, J… the 20/10/0 one (domain.md 3.8). */
export type RungId =
  | 'N0'
  | 'N0b'
  | 'N0c'
  | 'N0d'
  | 'C1'
  | 'C2'
  | 'N1'
  | 'N2'
  | 'N3'
  | 'N4'
  | 'N5'
  | 'N6'
  | 'N7'
  | 'N8'
  | 'N9'
  | 'N9b'
  | 'J1'
  | 'J2'
  | 'J3'
  | 'S1'
  | 'S2'
  | 'R1'
  | 'R2'

/** What a rung says, from 签收提醒 to 问责建议. The last four are drafts and proposals that people decide on. */
export type Tone =
  | 'sign'
  | 'claim'
  | 'notice'
  | 'reminder'
  | 'urge'
  | 'due'
  | 'overdue'
  | 'overdueReport'
  | 'silence'
  | 'review'
  | 'directiveDraft'
  | 'interviewProposal'
  | 'bulletinProposal'
  | 'accountabilityProposal'

/** Whom a rung goes to, seen from the item. UNIT_LEADERS are all leaders of the organisation. */
export type Recipient =
  | 'HANDLER'
  | 'HEAD'
  | 'LEADER'
  | 'UNIT_LEADERS'
  | 'FIRST'
  | 'LIAISON'
  | 'REVIEWER'
  | 'SUPERVISOR'
  | 'OFFICE'
  | 'GROUP'

/** Distance from the base day: calendar days (negative = before), or workdays after it. */
type Offset = { readonly days: number } | { readonly workdays: number }

export interface Rung {
  readonly id: RungId
  readonly after: Offset
  readonly to: readonly Recipient[]
  readonly tone: Tone
  /** Whether tasks climb it too, not only problems. */
  readonly tasks: boolean
  /** Speaks of a deadline that has passed: marked urgent, and silent while an extension is being decided. */
  readonly overdue: boolean
}

const HANDLER: readonly Recipient[] = ['HANDLER']
const CHAIN: readonly Recipient[] = ['HANDLER', 'HEAD', 'LEADER']

/** The ladder of domain.md 3.8, lowest rung first; T is the effective deadline. A rung is a row. */
const STANDARD: readonly Rung[] = [
  { id: 'N1', after: { days: -7 }, to: HANDLER, tone: 'notice', tasks: true, overdue: false },
  { id: 'N2', after: { days: -3 }, to: ['HANDLER', 'HEAD'], tone: 'reminder', tasks: true, overdue: false },
  { id: 'N3', after: { days: -1 }, to: CHAIN, tone: 'urge', tasks: true, overdue: false },
  { id: 'N4', after: { days: 0 }, to: CHAIN, tone: 'due', tasks: true, overdue: false },
  { id: 'N5', after: { days: 1 }, to: CHAIN, tone: 'overdue', tasks: true, overdue: true },
  { id: 'N6', after: { workdays: 3 }, to: ['FIRST'], tone: 'overdueReport', tasks: false, overdue: true },
  {
    id: 'N7',
    after: { workdays: 5 },
    to: ['OFFICE', 'SUPERVISOR'],
    tone: 'directiveDraft',
    tasks: false,
    overdue: true,
  },
  {
    id: 'N8',
    after: { workdays: 10 },
    to: ['OFFICE', 'GROUP'],
    tone: 'interviewProposal',
    tasks: false,
    overdue: true,
  },
  { id: 'N9', after: { workdays: 15 }, to: ['GROUP'], tone: 'bulletinProposal', tasks: false, overdue: true },
  {
    id: 'N9b',
    after: { workdays: 20 },
    to: ['GROUP'],
    tone: 'accountabilityProposal',
    tasks: false,
    overdue: true,
  },
]

/** 江津: 20 days left, 10 days left, past the limit (domain.md 2.6). */
const TWENTY_TEN: readonly Rung[] = [
  { id: 'J1', after: { days: -20 }, to: HANDLER, tone: 'notice', tasks: true, overdue: false },
  { id: 'J2', after: { days: -10 }, to: ['HANDLER', 'LEADER'], tone: 'urge', tasks: true, overdue: false },
  {
    id: 'J3',
    after: { days: 1 },
    to: [...CHAIN, 'FIRST'],
    tone: 'overdueReport',
    tasks: true,
    overdue: true,
  },
]

export const LADDERS = { standard: STANDARD, twentyTen: TWENTY_TEN } as const
export type LadderName = keyof typeof LADDERS

/** N0: the base day is the day of issue; signed for by nobody, it goes up to OFFICE. */
export const SIGNING: readonly Rung[] = [
  { id: 'N0', after: { days: 0 }, to: ['FIRST', 'LIAISON'], tone: 'sign', tasks: false, overdue: false },
  { id: 'N0b', after: { workdays: 2 }, to: ['FIRST', 'LIAISON'], tone: 'sign', tasks: false, overdue: false },
  { id: 'N0c', after: { workdays: 4 }, to: ['FIRST', 'LIAISON'], tone: 'sign', tasks: false, overdue: false },
  { id: 'N0d', after: { workdays: 5 }, to: ['OFFICE'], tone: 'sign', tasks: false, overdue: false },
]

/** The base day is the last day for claiming; unclaimed after it, the first-responsible person assigns (D72). */
export const CLAIMING: readonly Rung[] = [
  { id: 'C1', after: { days: 0 }, to: ['UNIT_LEADERS'], tone: 'claim', tasks: false, overdue: false },
  { id: 'C2', after: { workdays: 1 }, to: ['FIRST'], tone: 'claim', tasks: false, overdue: false },
]

/** The base day is that of the last update (D21). @param days workdays without an update, from the profile */
export const silenceLadder = (days: number): readonly Rung[] => [
  { id: 'S1', after: { workdays: days }, to: HANDLER, tone: 'silence', tasks: false, overdue: false },
  { id: 'S2', after: { workdays: 2 * days }, to: ['HEAD'], tone: 'silence', tasks: false, overdue: false },
]

/**
 * The base day is the last one of the review clock: late reviews nudge the reviewer (domain.md 3.7). The item itself is
 * not overdue while it is under review.
 */
export const REVIEWING: readonly Rung[] = [
  { id: 'R1', after: { workdays: 1 }, to: ['REVIEWER'], tone: 'review', tasks: false, overdue: false },
  {
    id: 'R2',
    after: { workdays: 3 },
    to: ['REVIEWER', 'OFFICE'],
    tone: 'review',
    tasks: false,
    overdue: false,
  },
]

const EVERY: readonly Rung[] = [
  ...SIGNING,
  ...CLAIMING,
  ...STANDARD,
  ...TWENTY_TEN,
  ...silenceLadder(1),
  ...REVIEWING,
]
const BY_ID: ReadonlyMap<string, Rung> = new Map(EVERY.map((rung) => [rung.id, rung]))

export const RUNG_IDS: readonly RungId[] = [...BY_ID.values()].map(({ id }) => id)

/** The rung of this name, whatever the profile; undefined for a name that no ladder has. */
export const rungNamed = (id: string): Rung | undefined => BY_ID.get(id)
