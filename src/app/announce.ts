import type { PersonId, TaskCode } from '../domain/kernel/codes.ts'
import { profileOf } from '../domain/people/directory.ts'
import type { ProblemEvent, ProblemEventType } from '../domain/problem/events.ts'
import type { Notice } from '../domain/problem/notice.ts'
import type { Problem } from '../domain/problem/problem.ts'
import { announceUndone, blockerAbove } from './announce-undone.ts'
import type { Acting } from './context.ts'
import {
  ask,
  requestAcceptance,
  requestExtensionStep,
  requestReviews,
  requestTaskExtension,
} from './requests.ts'
import { nextWindow } from './send-window.ts'
import { tell } from './tell.ts'

type Announcer<T extends ProblemEventType> = (
  acting: Acting,
  after: Problem,
  event: Extract<ProblemEvent, { type: T }>,
) => void

/** Owners of the tasks that start again. */
const ownersOf = (problem: Problem, named: readonly { readonly task: TaskCode }[]): readonly PersonId[] =>
  problem.tasks.filter(({ code }) => named.some(({ task }) => task === code)).map(({ owner }) => owner)

const ANNOUNCERS: { readonly [T in ProblemEventType]?: Announcer<T> } = {
  claimed: (acting, after, event) => {
    if (event.mode === 'assigned')
      tell(
        acting,
        event.leader,
        { kind: 'assigned', code: after.code, by: acting.actor.id },
        `assigned:${after.rev}`,
      )
  },
  taskAssigned: (acting, after, event) =>
    tell(
      acting,
      event.owner,
      { kind: 'taskAssigned', task: event.task, by: acting.actor.id },
      `${event.task}:${after.rev}`,
    ),
  taskSubmitted: (acting, after, event) => requestAcceptance(acting, after, event.task),
  taskAccepted: (acting, after, event) => {
    const owner = after.tasks.find((task) => task.code === event.task)?.owner ?? null
    tell(
      acting,
      owner,
      { kind: 'taskAccepted', task: event.task, by: acting.actor.id },
      `${event.task}:${after.rev}`,
    )
  },
  taskReturned: (acting, after, event) => {
    const owner = after.tasks.find((task) => task.code === event.task)?.owner ?? null
    const notice: Notice = {
      kind: 'taskReturned',
      task: event.task,
      by: acting.actor.id,
      reason: event.reason,
    }
    tell(acting, owner, notice, `${event.task}:${after.rev}`)
  },
  taskExtensionAsked: (acting, after, event) => requestTaskExtension(acting, after, event.task, event.to),
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
    for (const person of new Set([application.by, after.head, after.leader, ...ownersOf(after, event.tasks)]))
      tell(acting, person, notice, application.code)
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
    for (const person of new Set([extension.by, after.head, after.leader, after.firstResponsible]))
      tell(acting, person, notice, event.code)
  },
  longTermSet: (acting, after) => {
    for (const person of new Set([
      after.longTerm?.holder ?? null,
      after.leader,
      after.head,
      after.firstResponsible,
    ]))
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
    for (const person of new Set([
      after.firstResponsible,
      after.leader,
      after.head,
      ...ownersOf(after, event.tasks),
    ]))
      tell(acting, person, notice, `${after.code}:${after.rev}`)
  },
  blockerRaised: (acting, after, event) => {
    const notice: Notice = { kind: 'blockerRaised', code: after.code, by: acting.actor.id, text: event.text }
    tell(acting, blockerAbove(after, acting.actor.id), notice, event.code)
  },
  blockerCleared: (acting, after, event) => {
    const raiser = after.blockers.find(({ code }) => code === event.code)?.by ?? null
    const notice: Notice = {
      kind: 'blockerCleared',
      blocker: event.code,
      code: after.code,
      by: acting.actor.id,
    }
    tell(acting, raiser, notice, `cleared:${event.code}`)
  },
  updateUndone: announceUndone,
  chased: (acting, after, event) => {
    const notBefore = nextWindow(acting.calendar, profileOf(acting.directory).sendWindow, acting.now)
    for (const person of event.to) {
      const params = { on: event.on, from: acting.actor.id, to: person, text: event.text }
      const key = `chase:${after.code}:${after.rev}`
      ask(acting, person, { card: 'chase', params, object: after.code, key, notBefore })
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
