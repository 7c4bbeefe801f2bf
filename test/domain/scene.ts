import type { PersonId } from '../../src/domain/kernel/codes.ts'
import { Refusal } from '../../src/domain/kernel/refusal.ts'
import type { Instant } from '../../src/domain/kernel/time.ts'
import type { Directory } from '../../src/domain/people/directory.ts'
import { submitCloseOut } from '../../src/domain/problem/close-out.ts'
import type { Deciding, Decision } from '../../src/domain/problem/decision.ts'
import type { ProblemEvent } from '../../src/domain/problem/events.ts'
import { addEvidence } from '../../src/domain/problem/evidence.ts'
import { evolve } from '../../src/domain/problem/evolve.ts'
import type {
  InstitutionalOutcome,
  Problem,
  ProblemDefinition,
  RootCause,
  TaskDefinition,
} from '../../src/domain/problem/problem.ts'
import { reportProgress } from '../../src/domain/problem/progress.ts'
import { agreeReview, ticksFor } from '../../src/domain/problem/review.ts'
import { acceptTask, claimTask, submitTask } from '../../src/domain/problem/task.ts'
import type { Entry } from '../../src/domain/problem/trail.ts'
import type { ReviewStage } from '../../src/domain/problem/vocabulary.ts'
import {
  aDefinition,
  aDirectory,
  aTask,
  calendar,
  EVERYBODY,
  hash,
  on,
  person,
  type Setting,
} from './fixtures.ts'

type Decider<I> = (d: Deciding, problem: Problem, input: I) => Decision

export interface Plot extends Setting {
  readonly definition?: Partial<ProblemDefinition>
  readonly rootCause?: RootCause | null
  readonly tasks?: readonly TaskDefinition[]
  readonly leader?: string
  readonly now?: string
}

/** One problem, its people and a clock that only the test moves. */
export class Scene {
  readonly directory: Directory
  now: Instant
  problem: Problem
  /** Everything from the issue on, as a journal would have it. */
  readonly history: Entry[] = []
  readonly events: {
    readonly event: ProblemEvent
    readonly by: string
    readonly onBehalfOf: string | null
  }[] = []

  constructor(plot: Plot = {}) {
    this.directory = aDirectory(plot)
    this.now = on('2025-08-18')
    const definition = aDefinition(plot.definition)
    const issued: ProblemEvent = { type: 'issued', definition, firstResponsible: person('first') }
    const stamp = { at: this.now, by: person('office'), onBehalfOf: null }
    this.problem = evolve(undefined, issued, stamp)
    this.history.push({ event: issued, stamp })
  }

  /** Takes an event over as recorded history. */
  record(by: string, event: ProblemEvent): this {
    this.#happens(event, person(by), null)
    return this
  }

  at(date: string, time = '10:00'): this {
    this.now = on(date, time)
    return this
  }

  as(who: string): Deciding {
    const actor = this.directory.people.get(person(who))
    if (actor === undefined) throw new Error(`nobody is called ${who}`)
    return { directory: this.directory, calendar, at: this.now, actor }
  }

  does<I>(who: string, decide: Decider<I>, input: I): this {
    const { events, onBehalfOf } = decide(this.as(who), this.problem, input)
    for (const event of events) this.#happens(event, person(who), onBehalfOf)
    return this
  }

  #happens(event: ProblemEvent, by: PersonId, onBehalfOf: PersonId | null): void {
    const stamp = { at: this.now, by, onBehalfOf }
    this.problem = evolve(this.problem, event, stamp)
    this.history.push({ event, stamp })
    this.events.push({ event, by, onBehalfOf })
  }

  /** The refusal that the attempt meets; an attempt that succeeds is a failure of the test. */
  refusal<I>(who: string, decide: Decider<I>, input: I): Refusal {
    try {
      decide(this.as(who), this.problem, input)
    } catch (error) {
      if (error instanceof Refusal) return error
      throw error
    }
    throw new Error('it was allowed')
  }

  refused<I>(who: string, decide: Decider<I>, input: I): string {
    return this.refusal(who, decide, input).code
  }

  get lastEvent(): ProblemEvent | undefined {
    return this.events.at(-1)?.event
  }
}

/** Everybody to whom an attempt is not refused. */
export const whoMay = (attempt: (who: string) => unknown): readonly string[] =>
  EVERYBODY.filter((who) => {
    try {
      attempt(who)
      return true
    } catch (error) {
      if (error instanceof Refusal) return false
      throw error
    }
  })

/** Signed and waiting for a leader. */
export const awaitingClaim = (plot: Plot = {}): Scene => new Scene(plot).record('first', { type: 'signed' })

export const CAUSE: RootCause = { kind: 'people', level: 'execution', text: '把关不严', reviewed: false }

/** Planned and approved: two tasks of `handler` in 工程科, due 2025-10-20, nobody has claimed them. */
export const rectifying = (plot: Plot = {}): Scene => {
  const { leader = 'leader', rootCause = CAUSE, tasks = [aTask(1), aTask(2)] } = plot
  const scene = awaitingClaim(plot).record(leader, {
    type: 'claimed',
    leader: person(leader),
    mode: 'claimed',
    department: '工程科',
    head: person('head'),
  })
  if (rootCause !== null) scene.record('head', { type: 'planned', rootCause, tasks, institution: null })
  return scene
    .record(leader, { type: 'planSubmitted' })
    .record('office', { type: 'planApproved' })
    .at(plot.now ?? '2025-09-22')
}

/** Every task claimed by `handler`. */
export const underWay = (plot: Plot = {}): Scene => {
  const scene = rectifying(plot)
  for (const { code, owner } of scene.problem.tasks) scene.does(owner, claimTask, { task: code })
  return scene
}

export const file = (digit: string) => ({ hash: hash(digit), bytes: 1000 })

/** One task reported, evidenced and accepted by HEAD. */
export const finish = (scene: Scene, index: number, digit = 'a'): Scene => {
  const task = scene.problem.tasks[index]
  if (task === undefined) throw new Error(`no task ${index}`)
  return scene
    .does(task.owner, reportProgress, { on: task.code, percent: 100, note: '' })
    .does(task.owner, addEvidence, { on: task.code, kind: 'photo', title: '照片', file: file(digit) })
    .does(task.owner, submitTask, { task: task.code })
    .does('head', acceptTask, { task: task.code })
}

/** Everything that P10 asks for is there. */
export const ready = (plot: Plot = {}): Scene => {
  const scene = underWay(plot)
  for (const n of scene.problem.tasks.keys()) finish(scene, n, String(n + 1))
  return scene
}

export const APPLICATION: { readonly statement: string; readonly outcome: InstitutionalOutcome | null } = {
  statement: '已追回资金并完善制度',
  outcome: null,
}

export const submitted = (plot: Plot & { readonly submitter?: string } = {}): Scene =>
  ready(plot).does(plot.submitter ?? 'head', submitCloseOut, APPLICATION)

/** What agreeing at a stage takes: every tick, and an on-site record in case it is asked for. */
export const agreement = (scene: Scene, stage: ReviewStage) => {
  const application = scene.problem.applications.at(-1)
  const ticks = application === undefined ? [] : ticksFor(scene.problem, application)
  return { stage, opinion: '同意', ticks, onSiteCheck: '已实地核查' }
}

const REVIEWERS: readonly (readonly [ReviewStage, string])[] = [
  ['initial', 'leader'],
  ['jijian', 'jijian'],
  ['zuzhi', 'zuzhi'],
  ['determination', 'group'],
]

/** Agreed by the usual people up to and including a stage. */
export const agreedUpTo = (scene: Scene, last: ReviewStage): Scene => {
  for (const [stage, who] of REVIEWERS) {
    scene.does(who, agreeReview, agreement(scene, stage))
    if (stage === last) break
  }
  return scene
}

export const closed = (plot: Plot = {}): Scene => agreedUpTo(submitted(plot), 'determination')
