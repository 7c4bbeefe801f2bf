import { digestOn, digestStream, latestDigest } from '../../app/digest/record.ts'
import { digestFactsOf } from '../../domain/digest/project.ts'
import type { PersonId } from '../../domain/kernel/codes.ts'
import type { LocalDate } from '../../domain/kernel/time.ts'
import { type Light, lightOf } from '../../domain/lights/light.ts'
import { holdersOf, profileOf } from '../../domain/people/directory.ts'
import { eligibleReviewers, nameableReviewers } from '../../domain/policy/four-eyes.ts'
import { extensionStep } from '../../domain/problem/extension-step.ts'
import { ballHolders, taskHolder } from '../../domain/problem/holder.ts'
import type { Problem, Task } from '../../domain/problem/problem.ts'
import { openStages, openTasks, pendingExtension, reviewDue } from '../../domain/problem/queries.ts'
import { inReview, type ReviewStage } from '../../domain/problem/vocabulary.ts'
import type { Catalogue } from '../../text/index.ts'
import type { CompanionView } from './topic.ts'

type Doing = keyof Catalogue['companion']['turns']

/** Something that waits for one person: whoever is shown as the holder of the ball (domain.md D65). */
export interface Turn {
  readonly holder: PersonId
  /** The item's code; the journal's stream for a digest. */
  readonly code: string
  /** The stream of the journal in which it moves on. */
  readonly stream: string
  readonly title: string
  readonly what: string
  /** Last day; null where none is set. */
  readonly due: LocalDate | null
  readonly light: Light
  /** A judgement on somebody else's request, which the other waits for. */
  readonly decides: boolean
}

const DECIDING: ReadonlySet<Doing> = new Set([
  'sign',
  'claim',
  'reviewPlan',
  'acceptTask',
  'nameReviewer',
  'extensionOpinion',
  'extensionDecision',
  'taskExtension',
  'releaseDigest',
])

/** Everything that waits for somebody now, in the order of the ledger. */
export const allTurns = (view: CompanionView): readonly Turn[] => [
  ...digestTurns(view),
  ...view.store.problems.codes().flatMap((code) => {
    const problem = view.store.problems.get(code)
    return problem === undefined ? [] : [...problemTurns(view, problem), ...taskTurns(view, problem)]
  }),
]

const problemTurns = (view: CompanionView, problem: Problem): readonly Turn[] => {
  const { directory, calendar, now, text } = view
  const today = calendar.dayOf(now)
  const common = {
    code: problem.code,
    stream: problem.code,
    title: problem.title,
    light: lightOf(digestFactsOf(problem, calendar), today, calendar, profileOf(view.directory).lights),
  }
  if (inReview(problem.state)) {
    const due = reviewDue(problem, calendar, profileOf(view.directory))
    return openStages(problem).flatMap((stage): readonly Turn[] => {
      const reviewer = eligibleReviewers(directory, problem, stage, now)[0]?.id
      const holder = reviewer ?? namerOf(view, problem, stage)
      const what = reviewer === undefined ? text.companion.turns.nameReviewer : text.terms.stages[stage]
      return holder === undefined ? [] : [{ ...common, holder, what, due, decides: true }]
    })
  }
  const holder = ballHolders(directory, problem, now)?.people[0]
  const doing = doingOn(problem)
  if (holder === undefined || doing === undefined) return []
  const due = problem.state === 'longTerm' ? null : problem.effectiveDeadline
  return [{ ...common, holder, what: text.companion.turns[doing], due, decides: DECIDING.has(doing) }]
}

/** P11a: whoever has to name a reviewer where nobody is eligible. */
const namerOf = ({ directory, now }: CompanionView, problem: Problem, stage: ReviewStage) =>
  holdersOf(directory, nameableReviewers(directory, problem, stage, now).byGroup ? 'GROUP' : 'OFFICE')[0]?.id

/** What is asked of the holder outside review; undefined when nothing is open. */
const doingOn = (problem: Problem): Doing | undefined => {
  const planning = problem.tasks.length === 0 && problem.head !== null
  const extension = pendingExtension(problem)
  switch (problem.state) {
    case 'awaitingSignature':
      return 'sign'
    case 'awaitingClaim':
      return 'claim'
    case 'awaitingPlan':
      return planning ? 'decompose' : 'submitPlan'
    case 'planReview':
      return 'reviewPlan'
    case 'rectifying':
      if (extension === undefined) return openTasks(problem).length > 0 ? 'advance' : 'closeOut'
      return extensionStep(problem, extension) === 'decision' ? 'extensionDecision' : 'extensionOpinion'
    case 'longTerm':
      return 'longTerm'
    default:
      return undefined
  }
}

/** Tasks move while their problem is being rectified. */
const taskTurns = (view: CompanionView, problem: Problem): readonly Turn[] =>
  problem.state !== 'rectifying'
    ? []
    : openTasks(problem).flatMap((task): readonly Turn[] => {
        const holder = taskHolder(view.directory, problem, task.code, view.now)?.people[0]
        if (holder === undefined) return []
        const doing = doingOnTask(task)
        return [
          {
            holder,
            code: task.code,
            stream: problem.code,
            title: task.content,
            what: view.text.companion.turns[doing],
            due: task.effectiveDue,
            light: taskLight(view, task),
            decides: DECIDING.has(doing),
          },
        ]
      })

const doingOnTask = ({ state, pendingExtension: asked }: Task): Doing => {
  if (state === 'acceptance') return 'acceptTask'
  if (state === 'unclaimed') return 'claimTask'
  return asked === null ? 'workOnTask' : 'taskExtension'
}

/** By its own due date, with the round's numbers; grey while it is judged. */
const taskLight = (view: CompanionView, { state, effectiveDue }: Task): Light => {
  if (state === 'acceptance') return 'grey'
  const days = view.calendar.daysBetween(view.calendar.dayOf(view.now), effectiveDue)
  if (days < 0) return 'red'
  return days <= profileOf(view.directory).lights.dueSoonDays ? 'yellow' : 'green'
}

/** A digest that is drawn up waits for OFFICE (domain.md 3.9). */
const digestTurns = ({ store, directory, text }: CompanionView): readonly Turn[] => {
  const day = latestDigest(store)
  const holder = holdersOf(directory, 'OFFICE')[0]?.id
  if (day === undefined || holder === undefined) return []
  const { frozen, released, skipped } = digestOn(store, day)
  if (frozen === null || released !== null || skipped) return []
  const title = text.digest.draftTitle(text.dates.day(day))
  const what = text.companion.turns.releaseDigest
  const code = digestStream(day)
  return [{ holder, code, stream: code, title, what, due: day, light: 'grey', decides: true }]
}
