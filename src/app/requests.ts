import type { PersonId, TaskCode } from '../domain/kernel/codes.ts'
import type { LocalDate } from '../domain/kernel/time.ts'
import { holdersOf } from '../domain/people/directory.ts'
import type { Person } from '../domain/people/person.ts'
import { eligibleReviewers, nameableReviewers } from '../domain/policy/four-eyes.ts'
import { extensionStep } from '../domain/problem/extension-step.ts'
import { type Ball, ballHolders, taskHolder } from '../domain/problem/holder.ts'
import type { Application, Problem } from '../domain/problem/problem.ts'
import { openStages, pendingApplication, pendingExtension } from '../domain/problem/queries.ts'
import type { ReviewStage } from '../domain/problem/vocabulary.ts'
import type { CardRequest } from './cards.ts'
import type { Acting } from './context.ts'
import { noticeToOffice } from './nudge/office-notice.ts'

type Asked = {
  [C in CardRequest as C['card']]: Pick<C, 'card' | 'params' | 'object' | 'key' | 'notBefore'>
}[CardRequest['card']]

/** Puts a card before one person, one to one; nothing for somebody whom the platform does not know yet. */
export const ask = (acting: Acting, person: PersonId | undefined, asked: Asked): void => {
  const openId = person === undefined ? null : (acting.directory.people.get(person)?.openId ?? null)
  if (openId === null) return
  const priority = asked.notBefore === undefined ? 1 : 2
  acting.desk.post(acting.store, { ...asked, key: `${asked.key}:${person}`, to: { openId }, priority })
}

/**
 * Who of these people gets the card: the first whom the platform knows. With none, OFFICE is told whose decision
 * waits, so that nothing stalls in silence.
 */
const reachable = (acting: Acting, people: readonly Person[], problem: Problem): PersonId | undefined => {
  const known = people.find(({ openId }) => openId !== null)
  if (known === undefined && people.length > 0) {
    const notice = {
      kind: 'unreachable',
      code: problem.code,
      people: people.slice(0, 1).map(({ id }) => id),
    } as const
    noticeToOffice(acting, notice, `unreachable:${problem.code}:${problem.rev}`)
  }
  return known?.id
}

const peopleOf = (acting: Acting, ball: Ball | null): readonly Person[] =>
  (ball?.people ?? []).flatMap((id) => acting.directory.people.get(id) ?? [])

/** P11a: with nobody eligible, OFFICE (or GROUP, when no leader is left) names another; never approved by itself. */
const askForReviewer = (
  acting: Acting,
  problem: Problem,
  application: Application,
  stage: ReviewStage,
): void => {
  const role = nameableReviewers(acting.directory, problem, stage, acting.now).byGroup ? 'GROUP' : 'OFFICE'
  const viewer = reachable(acting, holdersOf(acting.directory, role), problem)
  if (viewer === undefined) return
  ask(acting, viewer, {
    card: 'nameReviewer',
    params: { code: problem.code, attempt: application.attempt, stage, viewer },
    object: problem.code,
    key: `nameReviewer:${application.code}:${stage}`,
  })
}

/** P11–P13: the review cards of the open stages, for their holders; keyed, so asking again posts none twice. */
export const requestReviews = (acting: Acting, problem: Problem): void => {
  const application = pendingApplication(problem)
  if (application === undefined) return
  for (const stage of openStages(problem)) {
    const eligible = eligibleReviewers(acting.directory, problem, stage, acting.now)
    if (eligible.length === 0) askForReviewer(acting, problem, application, stage)
    const viewer = reachable(acting, eligible, problem)
    if (viewer === undefined) continue
    ask(acting, viewer, {
      card: 'review',
      params: { code: problem.code, attempt: application.attempt, stage, viewer },
      object: problem.code,
      key: `review:${application.code}:${stage}`,
    })
  }
}

/** P17: the next opinion, or the decision, of the pending extension. */
export const requestExtensionStep = (acting: Acting, problem: Problem): void => {
  const extension = pendingExtension(problem)
  const viewer = reachable(
    acting,
    peopleOf(acting, ballHolders(acting.directory, problem, acting.now)),
    problem,
  )
  if (extension === undefined || viewer === undefined) return
  const step = extensionStep(problem, extension)
  ask(acting, viewer, {
    card: 'extension',
    params: { code: problem.code, extension: extension.code, step, viewer },
    object: problem.code,
    key: `extension:${extension.code}:${step}`,
  })
}

/** T6 */
export const requestAcceptance = (acting: Acting, problem: Problem, task: TaskCode): void => {
  const viewer = reachable(
    acting,
    peopleOf(acting, taskHolder(acting.directory, problem, task, acting.now)),
    problem,
  )
  if (viewer === undefined) return
  ask(acting, viewer, {
    card: 'taskAcceptance',
    params: { task, viewer },
    object: problem.code,
    key: `acceptance:${task}:${problem.rev}`,
  })
}

/** T8 */
export const requestTaskExtension = (
  acting: Acting,
  problem: Problem,
  task: TaskCode,
  to: LocalDate,
): void => {
  const viewer = reachable(
    acting,
    peopleOf(acting, taskHolder(acting.directory, problem, task, acting.now)),
    problem,
  )
  if (viewer === undefined) return
  ask(acting, viewer, {
    card: 'taskExtension',
    params: { task, viewer, to },
    object: problem.code,
    key: `taskExtension:${task}:${problem.rev}`,
  })
}
