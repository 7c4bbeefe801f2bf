import type { PersonId } from '../domain/kernel/codes.ts'
import { DEFAULT_PROFILE } from '../domain/people/profile.ts'
import { holdersOf } from '../domain/people/directory.ts'
import { eligibleReviewers, nameableReviewers } from '../domain/policy/four-eyes.ts'
import type { ProblemEvent, ProblemEventType } from '../domain/problem/events.ts'
import { ballHolders, taskHolder } from '../domain/problem/holder.ts'
import type { Notice } from '../domain/problem/notice.ts'
import type { Application, Problem } from '../domain/problem/problem.ts'
import type { ReviewStage } from '../domain/problem/vocabulary.ts'
import { openStages } from '../domain/problem/queries.ts'
import type { Acting } from './context.ts'
import { nextWindow } from './send-window.ts'

type Announcer<T extends ProblemEventType> = (
  acting: Acting,
  after: Problem,
  event: Extract<ProblemEvent, { type: T }>,
) => void

/** Tells one person, in the window, unless he did it himself or has no account on the platform. */
const tell = (acting: Acting, person: PersonId | null, notice: Notice, key: string): void => {
  if (person === null || person === acting.actor.id) return
  const openId = acting.directory.people.get(person)?.openId
  if (openId == null) return
  const window = (acting.directory.round?.profile ?? DEFAULT_PROFILE).sendWindow
  acting.desk.notify(acting.store, {
    notice,
    to: { openId },
    key: `notice:${key}:${person}`,
    notBefore: nextWindow(acting.calendar, window, acting.now),
  })
}

const openIdOf = (acting: Acting, person: PersonId): string | null =>
  acting.directory.people.get(person)?.openId ?? null

/** P11a: with nobody eligible, OFFICE (or GROUP, when no leader is left) names another; never approved by itself. */
const askForReviewer = (acting: Acting, problem: Problem, application: Application, stage: ReviewStage): void => {
  const role = nameableReviewers(acting.directory, problem, stage, acting.now).byGroup ? 'GROUP' : 'OFFICE'
  const [namer] = holdersOf(acting.directory, role)
  const openId = namer === undefined ? null : openIdOf(acting, namer.id)
  if (namer === undefined || openId === null) return
  acting.desk.post(acting.store, {
    card: 'nameReviewer',
    params: { code: problem.code, attempt: application.attempt, stage, viewer: namer.id },
    object: problem.code,
    to: { openId },
    key: `nameReviewer:${application.code}:${stage}:${namer.id}`,
    priority: 1,
  })
}

/** Puts the review cards of the open stages before their holders; keyed, so asking again posts none twice. */
const requestReviews = (acting: Acting, problem: Problem): void => {
  const application = problem.applications.at(-1)
  if (application === undefined || application.state !== 'pending') return
  for (const stage of openStages(problem)) {
    const [reviewer] = eligibleReviewers(acting.directory, problem, stage, acting.now)
    if (reviewer === undefined) {
      askForReviewer(acting, problem, application, stage)
      continue
    }
    const openId = openIdOf(acting, reviewer.id)
    if (openId === null) continue
    acting.desk.post(acting.store, {
      card: 'review',
      params: { code: problem.code, attempt: application.attempt, stage, viewer: reviewer.id },
      object: problem.code,
      to: { openId },
      key: `review:${application.code}:${stage}:${reviewer.id}`,
      priority: 1,
    })
  }
}

const requestExtensionStep = (acting: Acting, problem: Problem): void => {
  const extension = problem.extensions.at(-1)
  const holder = ballHolders(acting.directory, problem, acting.now)
  if (extension === undefined || extension.decision !== null || holder === null) return
  const step = holder.role === 'LEADER' ? 'leader' : holder.role === 'FIRST' ? 'first' : 'decision'
  const [viewer] = holder.people
  const openId = viewer === undefined ? null : openIdOf(acting, viewer)
  if (viewer === undefined || openId === null) return
  acting.desk.post(acting.store, {
    card: 'extension',
    params: { code: problem.code, extension: extension.code, step, viewer },
    object: problem.code,
    to: { openId },
    key: `extension:${extension.code}:${step}:${viewer}`,
    priority: 1,
  })
}

const ANNOUNCERS: { readonly [T in ProblemEventType]?: Announcer<T> } = {
  claimed: (acting, after, event) => {
    if (event.mode === 'assigned')
      tell(acting, event.leader, { kind: 'assigned', code: after.code, by: acting.actor.id }, `assigned:${after.rev}`)
  },
  taskAssigned: (acting, after, event) =>
    tell(acting, event.owner, { kind: 'taskAssigned', task: event.task, by: acting.actor.id }, `${event.task}:${after.rev}`),
  taskSubmitted: (acting, after, event) => {
    const acceptor = taskHolder(acting.directory, after, event.task, acting.now)?.people[0]
    const openId = acceptor === undefined ? null : openIdOf(acting, acceptor)
    if (acceptor === undefined || openId === null) return
    acting.desk.post(acting.store, {
      card: 'taskAcceptance',
      params: { task: event.task, viewer: acceptor, version: after.rev },
      object: after.code,
      to: { openId },
      key: `acceptance:${event.task}:${after.rev}:${acceptor}`,
      priority: 1,
    })
  },
  taskAccepted: (acting, after, event) => {
    const owner = after.tasks.find((task) => task.code === event.task)?.owner ?? null
    tell(acting, owner, { kind: 'taskAccepted', task: event.task, by: acting.actor.id }, `${event.task}:${after.rev}`)
  },
  taskReturned: (acting, after, event) => {
    const owner = after.tasks.find((task) => task.code === event.task)?.owner ?? null
    const notice: Notice = { kind: 'taskReturned', task: event.task, by: acting.actor.id, reason: event.reason }
    tell(acting, owner, notice, `${event.task}:${after.rev}`)
  },
  taskExtensionAsked: (acting, after, event) => {
    const decider = taskHolder(acting.directory, after, event.task, acting.now)?.people[0]
    const openId = decider === undefined ? null : openIdOf(acting, decider)
    if (decider === undefined || openId === null) return
    acting.desk.post(acting.store, {
      card: 'taskExtension',
      params: { task: event.task, viewer: decider, to: event.to },
      object: after.code,
      to: { openId },
      key: `taskExtension:${event.task}:${after.rev}:${decider}`,
      priority: 1,
    })
  },
  taskExtensionDecided: (acting, after, event) => {
    const owner = after.tasks.find((task) => task.code === event.task)?.owner ?? null
    const notice: Notice = {
      kind: 'taskExtensionDecided',
      task: event.task,
      by: acting.actor.id,
      granted: event.granted,
    }
    tell(acting, owner, notice, `${event.task}:${after.rev}`)
  },
  closeOutSubmitted: requestReviews,
  reviewAgreed: (acting, after, event) => {
    if (event.stage !== 'determination') return requestReviews(acting, after)
    const application = after.applications.at(-1)
    if (application === undefined) return
    const notice: Notice = { kind: 'closedOut', code: after.code, number: application.code }
    for (const person of new Set([application.by, after.head, after.leader, after.firstResponsible]))
      tell(acting, person, notice, application.code)
  },
  reviewerNamed: requestReviews,
  closeOutReturned: (acting, after, event) => {
    const application = after.applications.at(-1)
    if (application === undefined) return
    const notice: Notice = {
      kind: 'closeOutReturned',
      code: after.code,
      by: acting.actor.id,
      reason: event.reason,
      text: event.text,
    }
    for (const person of new Set([application.by, after.head, after.leader])) tell(acting, person, notice, application.code)
  },
  extensionAsked: requestExtensionStep,
  extensionOpinionGiven: requestExtensionStep,
  extensionDecided: (acting, after, event) => {
    const extension = after.extensions.find((candidate) => candidate.code === event.code)
    if (extension === undefined) return
    const notice: Notice = {
      kind: 'extensionDecided',
      code: after.code,
      extension: event.code,
      by: acting.actor.id,
      granted: event.granted,
      text: event.text,
    }
    for (const person of new Set([extension.by, after.leader])) tell(acting, person, notice, event.code)
  },
  longTermSet: (acting, after) => {
    for (const person of new Set([after.leader, after.head]))
      tell(acting, person, { kind: 'longTermSet', code: after.code }, `${after.code}:${after.rev}`)
  },
  reopened: (acting, after, event) => {
    const notice: Notice = {
      kind: 'reopened',
      code: after.code,
      by: acting.actor.id,
      finding: event.finding,
      deadline: event.deadline,
    }
    for (const person of new Set([after.firstResponsible, after.leader, after.head]))
      tell(acting, person, notice, `${after.code}:${after.rev}`)
  },
  blockerRaised: (acting, after, event) => {
    const notice: Notice = { kind: 'blockerRaised', code: after.code, by: acting.actor.id, text: event.text }
    tell(acting, after.leader, notice, event.code)
  },
  chased: (acting, after, event) => {
    for (const person of event.to) {
      const openId = openIdOf(acting, person)
      if (openId === null) continue
      acting.desk.post(acting.store, {
        card: 'chase',
        params: { on: event.on, from: acting.actor.id, to: person, text: event.text },
        object: after.code,
        to: { openId },
        key: `chase:${after.code}:${after.rev}:${person}`,
        priority: 1,
        notBefore: nextWindow(
          acting.calendar,
          (acting.directory.round?.profile ?? DEFAULT_PROFILE).sendWindow,
          acting.now,
        ),
      })
    }
  },
}

/** Tells whoever must act or should know, right after an event, in the same transaction. */
export const announce = <T extends ProblemEventType>(
  acting: Acting,
  after: Problem,
  event: Extract<ProblemEvent, { type: T }>,
): void => {
  const announcer: Announcer<T> | undefined = ANNOUNCERS[event.type]
  announcer?.(acting, after, event)
}
