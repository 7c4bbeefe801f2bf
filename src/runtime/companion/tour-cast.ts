import {
  type OrganisationCode,
  type PersonId,
  type ProblemCode,
  parseProblemCode,
  parseTaskCode,
  problemOf,
} from '../../domain/kernel/codes.ts'
import { holdersOf } from '../../domain/people/directory.ts'
import type { Person } from '../../domain/people/person.ts'
import { eligibleReviewers } from '../../domain/policy/four-eyes.ts'
import type { Problem, Task } from '../../domain/problem/problem.ts'
import { openTasks, pendingApplication } from '../../domain/problem/queries.ts'
import type { CompanionView } from './topic.ts'

/** Somebody who can be sat in. */
export type Seated = Person & { readonly openId: string }

/** Somebody with a task on which progress can be reported, and where. */
export interface Reporting {
  readonly person: Seated
  readonly task: Task
  readonly organisation: OrganisationCode
  readonly chatId: string
}

/** An application at its first review: who handed it in, who may judge it, and the unit's chat. */
export interface Reviewing {
  readonly problem: Problem
  readonly applicant: Seated
  readonly leader: Seated
  readonly chatId: string
}

/** Who plays in the tour. Undefined where the ledger has nothing that suits. */
export interface Cast {
  readonly reporting: Reporting | undefined
  readonly reviewing: Reviewing | undefined
  readonly office: Seated | undefined
}

/** Above this a report leaves nothing to add. */
const MOST_PERCENT = 90

/** Suitable people and items of the ledger as it stands; if possible one person reports and has applied. */
export const castFrom = (view: CompanionView): Cast => {
  const problems = view.store.problems.codes().flatMap((code) => view.store.problems.get(code) ?? [])
  const reviews = problems.flatMap((problem) => reviewOf(view, problem) ?? [])
  const reports = problems.flatMap((problem) => reportsOn(view, problem))
  const both = reviews.find(({ applicant }) => reports.some(({ person }) => person.id === applicant.id))
  const reviewing = both ?? reviews[0]
  const own = reports.find(({ person }) => person.id === reviewing?.applicant.id)
  return { reporting: own ?? reports[0], reviewing, office: officeOf(view) }
}

/** The same people and items later on, when the ledger has moved; `memo` as `memoOf` wrote it. */
export const castAgain = (view: CompanionView, memo: string): Cast => {
  const [reporter = '', task = '', code = '', applicant = '', leader = ''] = memo.split('|')
  const taskCode = parseTaskCode(task)
  const reported = taskCode === undefined ? undefined : view.store.problems.get(problemOf(taskCode))
  const found = reported?.tasks.find((each) => each.code === task)
  const person = seated(view, reporter)
  const chatId = reported === undefined ? undefined : chatOf(view, reported.organisation)
  const reviewCode = parseProblemCode(code)
  return {
    reporting:
      reported === undefined || found === undefined || person === undefined || chatId === undefined
        ? undefined
        : { person, task: found, organisation: reported.organisation, chatId },
    reviewing:
      reviewCode === undefined
        ? undefined
        : reviewFor(view, reviewCode, seated(view, applicant), seated(view, leader)),
    office: officeOf(view),
  }
}

export const memoOf = ({ reporting, reviewing }: Cast): string =>
  [
    reporting?.person.id,
    reporting?.task.code,
    reviewing?.problem.code,
    reviewing?.applicant.id,
    reviewing?.leader.id,
  ].join('|')

const reviewOf = (view: CompanionView, problem: Problem): Reviewing | undefined => {
  const application = pendingApplication(problem)
  if (application === undefined || problem.state !== 'initialReview') return undefined
  const [leader] = eligibleReviewers(view.directory, problem, 'initial', view.now)
  return reviewFor(view, problem.code, seated(view, application.by), seated(view, leader?.id))
}

const reviewFor = (
  view: CompanionView,
  code: ProblemCode,
  applicant: Seated | undefined,
  leader: Seated | undefined,
): Reviewing | undefined => {
  const problem = view.store.problems.get(code)
  const chatId = problem === undefined ? undefined : chatOf(view, problem.organisation)
  if (problem === undefined || applicant === undefined || leader === undefined || chatId === undefined)
    return undefined
  return { problem, applicant, leader, chatId }
}

const reportsOn = (view: CompanionView, problem: Problem): readonly Reporting[] => {
  const { organisation, state } = problem
  const chatId = chatOf(view, organisation)
  if (state !== 'rectifying' || chatId === undefined) return []
  return openTasks(problem)
    .filter((task) => task.state === 'inProgress' && task.percent <= MOST_PERCENT)
    .flatMap((task) => {
      const person = seated(view, task.owner)
      return person === undefined ? [] : [{ person, task, organisation, chatId }]
    })
}

const officeOf = (view: CompanionView): Seated | undefined =>
  holdersOf(view.directory, 'OFFICE').flatMap(({ id }) => seated(view, id) ?? [])[0]

const seated = (view: CompanionView, id: string | PersonId | null | undefined): Seated | undefined => {
  const person = [...view.directory.people.values()].find((each) => each.id === id)
  return person === undefined || person.openId === null ? undefined : { ...person, openId: person.openId }
}

const chatOf = (view: CompanionView, organisation: OrganisationCode): string | undefined =>
  [...view.directory.chats].find(
    ([, binding]) => binding.kind === 'unit' && binding.organisation === organisation,
  )?.[0]
