import { extensionCode } from '../../domain/kernel/codes.ts'
import type { LocalDate } from '../../domain/kernel/time.ts'
import { PROBLEM_STATES } from '../../domain/problem/vocabulary.ts'
import type { Case } from './check-problem.ts'
import { isApproved, isPlanned, isSubmitted } from './dates.ts'
import type { Fault } from './fault.ts'
import type { StateRow } from './ledger-file.ts'
import { reviewersOf } from './reviewers.ts'

const nameOf = ({ status }: StateRow): string => {
  if (status === 'reopened') return '反弹重开'
  return status === 'returned' ? '已退回整改' : PROBLEM_STATES[status]
}

type Key = 'submittedOn' | 'closedOn' | 'firstClosedOn' | 'reopenedOn' | 'returnedOn'
const KEYS: Readonly<Record<Key, string>> = {
  submittedOn: 'accepted_or_latest_submission',
  closedOn: 'closed_on',
  firstClosedOn: 'first_closed_on',
  reopenedOn: 'reopened_on',
  returnedOn: 'returned_on',
}
const DATES: readonly Key[] = ['submittedOn', 'closedOn', 'firstClosedOn', 'reopenedOn', 'returnedOn']

const neededFor = (state: StateRow): readonly Key[] => {
  const needed: Key[] = []
  if (isSubmitted(state)) needed.push('submittedOn')
  if (state.status === 'closed') needed.push('closedOn')
  if (state.status === 'returned') needed.push('returnedOn')
  if (state.status === 'reopened') needed.push('firstClosedOn', 'reopenedOn')
  return needed
}

/** Pairs of dates of which the second cannot be before the first. */
const orderOf = (state: StateRow): readonly (readonly [Key, Key])[] => [
  ['submittedOn', 'closedOn'],
  ['firstClosedOn', 'reopenedOn'],
  state.status === 'returned' ? ['submittedOn', 'returnedOn'] : ['returnedOn', 'submittedOn'],
  ['reopenedOn', 'submittedOn'],
  ['reopenedOn', 'returnedOn'],
]

const checkDates = (state: StateRow, at: string, first: LocalDate, last: LocalDate): readonly Fault[] => {
  const faults: Fault[] = []
  const place = (key: Key): string => `${at}.${KEYS[key]}`
  for (const key of neededFor(state))
    if (state[key] === null) faults.push({ at: place(key), kind: 'neededFor', status: nameOf(state) })
  for (const key of DATES) {
    const given = state[key]
    if (given !== null && given < first)
      faults.push({ at: place(key), kind: 'tooEarly', given, limit: first })
    if (given !== null && given > last) faults.push({ at: place(key), kind: 'tooLate', given, limit: last })
  }
  for (const [early, late] of orderOf(state)) {
    const [limit, given] = [state[early], state[late]]
    if (limit !== null && given !== null && given < limit)
      faults.push({ at: place(late), kind: 'tooEarly', given, limit })
  }
  return faults
}

/** Each extension continues the deadline before it; only the last may still wait (P16, P17). */
const checkExtensions = ({ row, at }: Case, state: StateRow): readonly Fault[] => {
  const faults: Fault[] = []
  let inForce = row.deadline
  state.extensions.forEach((extension, n) => {
    const place = `${at}.demo_state.extensions[${n}]`
    const { appliedOn, from, to, decided } = extension
    const expected = extensionCode(row.code, n + 1)
    if (extension.code !== expected)
      faults.push({ at: `${place}.code`, kind: 'differs', given: extension.code, from: expected })
    const afterReopening = state.reopenedOn !== null && appliedOn >= state.reopenedOn
    if (from !== inForce && !afterReopening)
      faults.push({ at: `${place}.from_date`, kind: 'differs', given: from, from: inForce })
    if (to <= from) faults.push({ at: `${place}.to_date`, kind: 'tooEarly', given: to, limit: from })
    if (decided !== null && decided.on < appliedOn)
      faults.push({ at: `${place}.decided_on`, kind: 'tooEarly', given: decided.on, limit: appliedOn })
    const mayWait = n === state.extensions.length - 1 && isApproved(state) && !isSubmitted(state)
    if (decided === null && !mayWait)
      faults.push({ at: `${place}.decision`, kind: 'neededFor', status: nameOf(state) })
    if (decided?.granted === true) inForce = to
  })
  const given = state.effectiveDeadline
  const isFree = state.reopenedOn !== null
  if (given !== null && given !== inForce && !isFree)
    faults.push({ at: `${at}.demo_state.effective_deadline`, kind: 'differs', given, from: inForce })
  return faults
}

const checkWork = ({ row, at, unit, round }: Case, state: StateRow): readonly Fault[] => {
  const faults: Fault[] = []
  const status = nameOf(state)
  if (isPlanned(state) && row.measures.length === 0)
    faults.push({ at: `${at}.measures`, kind: 'neededFor', status })
  if (isSubmitted(state) && state.percent !== null && state.percent < 100)
    faults.push({
      at: `${at}.demo_state.percent`,
      kind: 'differs',
      given: String(state.percent),
      from: '100',
    })
  if (state.status === 'reopened' && state.reopenReason === '')
    faults.push({ at: `${at}.demo_state.reopen_reason`, kind: 'neededFor', status })
  if (state.returnedOn !== null && state.returnReason === '')
    faults.push({ at: `${at}.demo_state.return_reason`, kind: 'neededFor', status })
  const { missing } = reviewersOf(row, unit, round)
  const wasSubmitted = isSubmitted(state) || state.returnedOn !== null || state.firstClosedOn !== null
  if (wasSubmitted && missing !== null)
    faults.push({ at: `${at}.demo_state.status`, kind: 'noReviewer', stage: missing })
  return faults
}

/** A state that contradicts itself would be history that cannot have happened. */
export const checkState = (given: Case): readonly Fault[] => {
  const { state } = given.row
  if (state === null) return []
  const first = given.unit.feedback.issued ?? given.round.feedbackDate
  const last = given.calendar.dayOf(given.takenAt)
  return [
    ...checkDates(state, `${given.at}.demo_state`, first, last),
    ...checkExtensions(given, state),
    ...checkWork(given, state),
  ]
}
