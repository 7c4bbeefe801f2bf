import type {
  BlockerCode,
  EvidenceCode,
  ExtensionCode,
  OrganisationCode,
  PersonId,
  TaskCode,
} from '../kernel/codes.ts'
import type { Instant } from '../kernel/time.ts'
import { type Directory, holdersOf } from '../people/directory.ts'
import type { Role } from '../people/person.ts'
import { decidedByGroup, extensionStep } from '../problem/extension-step.ts'
import type { Problem, Task } from '../problem/problem.ts'
import { pendingApplication, pendingExtension } from '../problem/queries.ts'
import type { ReviewStage } from '../problem/vocabulary.ts'
import { conflictsOf, eligibleReviewers, nameableReviewers, stageHolders } from './four-eyes.ts'

/** What an action is done to, beside the problem. */
export interface Target {
  readonly task?: TaskCode
  readonly stage?: ReviewStage
  readonly extension?: ExtensionCode
  readonly blocker?: BlockerCode
  readonly evidence?: EvidenceCode
  /** Whose act it is. */
  readonly author?: PersonId
  /** For actions without a problem: the unit they are about. */
  readonly organisation?: OrganisationCode
}

export interface SeatContext {
  readonly directory: Directory
  readonly at: Instant
  readonly problem: Problem | null
  readonly target: Target
}

type Seating = (c: SeatContext) => readonly PersonId[]

const present = (...ids: readonly (PersonId | null | undefined)[]): readonly PersonId[] =>
  ids.filter((id) => id !== null && id !== undefined)

const holders =
  (role: Role): Seating =>
  ({ directory }) =>
    holdersOf(directory, role).map(({ id }) => id)

/** Holders of a unit's role in the unit that the action is about; of any unit when it is about none. */
const inUnit =
  (role: Role): Seating =>
  ({ directory, problem, target }) =>
    holdersOf(directory, role, problem?.organisation ?? target.organisation ?? null).map(({ id }) => id)

/** A seat that the problem itself names; without a problem, the unit's holders of the role. */
const onProblem =
  (role: Role, pick: (problem: Problem, c: SeatContext) => readonly PersonId[]): Seating =>
  (c) =>
    c.problem === null ? inUnit(role)(c) : pick(c.problem, c)

const targetTask = ({ problem, target }: SeatContext): Task | undefined =>
  problem?.tasks.find(({ code }) => code === target.task)

/** Head of the department that works on a task; the problem's head where the directory does not know it. */
const departmentHead = (directory: Directory, problem: Problem, task: Task): PersonId | null =>
  directory.organisations.get(problem.organisation)?.departments.find(({ name }) => name === task.department)
    ?.head ?? problem.head

const taskHead: Seating = (c) => {
  const task = targetTask(c)
  return c.problem === null || task === undefined ? [] : present(departmentHead(c.directory, c.problem, task))
}

const departmentHandlers: Seating = (c) => {
  const task = targetTask(c)
  if (c.problem === null || task === undefined) return []
  const { organisation } = c.problem
  return holdersOf(c.directory, 'HANDLER', organisation)
    .filter(({ memberships }) =>
      memberships.some(
        (m) => m.role === 'HANDLER' && m.organisation === organisation && m.department === task.department,
      ),
    )
    .map(({ id }) => id)
}

/** Whether a person is none of those involved, nor stands in for one of them. */
const isApart = (c: SeatContext, id: PersonId, involved: readonly (PersonId | null | undefined)[]): boolean =>
  !conflictsOf(c.directory, id, c.at, c.at).some((own) => involved.includes(own))

/** T6: HEAD; if HEAD is the owner (or submitted) → LEADER; if he too → FIRST. One person. */
const acceptor: Seating = (c) => {
  const task = targetTask(c)
  if (c.problem === null || task === undefined) return []
  const { leader, firstResponsible } = c.problem
  const ladder = present(departmentHead(c.directory, c.problem, task), leader, firstResponsible)
  return ladder.filter((id) => isApart(c, id, [task.owner, task.submittedBy])).slice(0, 1)
}

/** T8: LEADER; if the leader himself asks or owns the task → FIRST. */
const taskExtensionDecider: Seating = (c) => {
  const task = targetTask(c)
  if (c.problem === null || task === undefined) return []
  return present(c.problem.leader, c.problem.firstResponsible)
    .filter((id) => isApart(c, id, [task.owner, task.pendingExtension?.by]))
    .slice(0, 1)
}

const reviewer: Seating = ({ directory, problem, target, at }) => {
  const application = problem === null ? undefined : pendingApplication(problem)
  if (problem === null || application === undefined || target.stage === undefined) return []
  return stageHolders(directory, problem, application, target.stage, at)
}

/** P11a: OFFICE, or GROUP once no leader is left; nobody while an eligible reviewer remains. */
const namer: Seating = (c) => {
  const { directory, problem, target, at } = c
  if (problem === null || target.stage === undefined) return []
  if (eligibleReviewers(directory, problem, target.stage, at).length > 0) return []
  const { byGroup, people } = nameableReviewers(directory, problem, target.stage, at)
  return people.length === 0 ? [] : holders(byGroup ? 'GROUP' : 'OFFICE')(c)
}

/** P17: whoever the pending extension waits for, if it is for an opinion. */
const opinionGiver: Seating = ({ problem }) => {
  const extension = problem === null ? undefined : pendingExtension(problem)
  if (problem === null || extension === undefined) return []
  const step = extensionStep(problem, extension)
  if (step === 'decision') return []
  return present(step === 'leader' ? problem.leader : problem.firstResponsible)
}

/** P17: OFFICE, or GROUP beyond the concentrated period and for 立行立改, once the opinions are in. */
const extensionDecider: Seating = (c) => {
  const extension = c.problem === null ? undefined : pendingExtension(c.problem)
  if (c.problem === null || extension === undefined) return []
  if (extensionStep(c.problem, extension) !== 'decision') return []
  return holders(decidedByGroup(c.directory, c.problem, extension) ? 'GROUP' : 'OFFICE')(c)
}

/** Every seat of the responsibility chain and of supervision: who sits on it for this problem and target. */
export const SEATS = {
  first: onProblem('FIRST', (problem) => [problem.firstResponsible]),
  leader: onProblem('LEADER', ({ leader }) => present(leader)),
  unitLeader: inUnit('LEADER'),
  head: onProblem('HEAD', ({ head }, c) => [...present(head), ...taskHead(c)]),
  handler: onProblem('HANDLER', ({ tasks }) =>
    tasks.filter(({ state }) => state !== 'cancelled').map(({ owner }) => owner),
  ),
  liaison: inUnit('LIAISON'),
  taskHead,
  departmentHandlers,
  taskOwner: (c) => present(targetTask(c)?.owner),
  acceptor,
  taskExtensionDecider,
  jijian: holders('JIJIAN'),
  zuzhi: holders('ZUZHI'),
  office: holders('OFFICE'),
  group: holders('GROUP'),
  admin: holders('ADMIN'),
  district: holders('DISTRICT'),
  team: holders('TEAM'),
  reviewer,
  namer,
  submitter: ({ problem }) => {
    const application = problem === null ? undefined : pendingApplication(problem)
    return present(application?.by, application?.onBehalfOf)
  },
  opinionGiver,
  extensionDecider,
  author: ({ target }) => present(target.author),
  raiser: ({ problem, target }) => present(problem?.blockers.find((b) => b.code === target.blocker)?.by),
  uploader: ({ problem, target }) => present(problem?.evidence.find((e) => e.code === target.evidence)?.by),
} as const satisfies Readonly<Record<string, Seating>>
export type Seat = keyof typeof SEATS
