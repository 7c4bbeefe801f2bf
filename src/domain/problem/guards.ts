import type { ItemCode, PersonId, TaskCode } from '../kernel/codes.ts'
import { type Gap, Refusal } from '../kernel/refusal.ts'
import type { LocalDate } from '../kernel/time.ts'
import { profileOf } from '../people/directory.ts'
import type { Person } from '../people/person.ts'
import { mayRead } from '../policy/reading.ts'
import type { Deciding } from './decision.ts'
import type { Problem, Task } from './problem.ts'
import { openTasks, taskOf } from './queries.ts'

/** Longest text of one field, in UTF-16 units: what a card's input can send, with room. */
export const TEXT_LIMIT = 2000

/** Characters that leave no ink: controls, format characters but the emoji joiner, and blank letters. */
const INKLESS = /(?![\t\n\u200d])[\p{Cc}\p{Cf}]|[\u2800\u3164\u115f\u1160\uffa0]/gu

/** Whether somebody who reads the text reads anything: at least one letter, ideograph or digit. */
export const saysSomething = (text: string): boolean => /[\p{L}\p{N}]/u.test(text.replace(INKLESS, ''))

/** @throws Refusal `textTooLong` */
export const boundedText = (field: string, text: string): string => {
  const trimmed = text.replace(INKLESS, '').trim()
  if (trimmed.length > TEXT_LIMIT) throw new Refusal('textTooLong', { field, limit: TEXT_LIMIT })
  return trimmed
}

/** A reason that the regime asks for. @throws Refusal `reasonRequired`, `textTooLong` */
export const requiredReason = (code: string, field: string, text: string): string => {
  const trimmed = boundedText(field, text)
  if (!saysSomething(trimmed)) throw new Refusal('reasonRequired', { code })
  return trimmed
}

/** @throws Refusal `incomplete` with every gap at once */
export const requireComplete = (code: string, missing: readonly Gap[]): void => {
  if (missing.length > 0) throw new Refusal('incomplete', { code, missing })
}

/** The actor's day in the ledger's time zone. */
export const today = (d: Deciding): LocalDate => d.calendar.dayOf(d.at)

/** @throws Refusal `datePast` when the day lies before today; today itself is allowed */
export const requireNotPast = (d: Deciding, date: LocalDate): void => {
  if (date < today(d)) throw new Refusal('datePast', { date })
}

/** @throws Refusal `dateTooFar` when the day lies beyond what the round's profile lets anybody set */
export const requireNear = (d: Deciding, date: LocalDate): void => {
  const days = profileOf(d.directory).longestDeadlineDays
  const limit = d.calendar.addDays(today(d), days)
  if (date > limit) throw new Refusal('dateTooFar', { date, limit })
}

/** @throws Refusal `dateNotLater` unless the day is later than the present limit */
export const requireLater = (date: LocalDate, than: LocalDate): void => {
  if (date <= than) throw new Refusal('dateNotLater', { date, than })
}

/** @throws Refusal `dateBeyondProblem` when the day lies beyond the limit */
export const requireWithin = (date: LocalDate, limit: LocalDate): void => {
  if (date > limit) throw new Refusal('dateBeyondProblem', { date, limit })
}

/** A task of the problem. @throws Refusal `outOfScope` before anything is revealed, `unknownItem` */
export const requireTask = (d: Deciding, problem: Problem, code: ItemCode): Task => {
  if (!mayRead(d.directory, d.actor, problem, d.at)) throw new Refusal('outOfScope', { code })
  const task = taskOf(problem, code)
  if (task === undefined) throw new Refusal('unknownItem', { code })
  return task
}

/** Somebody of the problem's organisation. @throws Refusal `unknownPerson`, `notOfUnit` */
export const requireMember = (d: Deciding, problem: Problem, id: PersonId): Person => {
  const person = d.directory.people.get(id)
  if (person === undefined) throw new Refusal('unknownPerson', { given: id })
  if (person.memberships.some(({ organisation }) => organisation === problem.organisation)) return person
  throw new Refusal('notOfUnit', { given: person.name })
}

/** The task that something said of an item goes to: the task named, else the problem's only open one (domain.md 3.5). */
export const taskMeant = (d: Deciding, problem: Problem, on: ItemCode): Task | null => {
  if (on !== problem.code) return requireTask(d, problem, on)
  const [only, another] = openTasks(problem)
  return another === undefined ? (only ?? null) : null
}

export type TaskDues = readonly { readonly task: TaskCode; readonly due: LocalDate }[]

/**
 * T9: the finished tasks that start again, each once, with a due date from today to the limit.
 * @throws Refusal `unknownItem`, `wrongState`, `datePast`, `dateBeyondProblem`
 */
export const restartingTasks = (
  d: Deciding,
  problem: Problem,
  named: TaskDues,
  limit: LocalDate | null,
): TaskDues => {
  const dues = new Map(named.map(({ task, due }) => [task, due]))
  return [...dues].map(([code, due]) => {
    const { state } = requireTask(d, problem, code)
    if (state !== 'done') throw new Refusal('wrongState', { code, state, action: 'restartTask' })
    requireNotPast(d, due)
    if (limit !== null) requireWithin(due, limit)
    return { task: code, due }
  })
}
