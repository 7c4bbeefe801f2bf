import type { Person } from '../../../domain/people/person.ts'
import { extensionStep } from '../../../domain/problem/extension-step.ts'
import type { Problem } from '../../../domain/problem/problem.ts'
import { pendingApplication, pendingExtension } from '../../../domain/problem/queries.ts'
import { ACTION_OF_STAGE } from '../../../domain/problem/review.ts'
import type { CardAction } from '../action.ts'
import type { CardView } from '../view.ts'
import { targetsFor } from './permits.ts'

/** Somebody else's request that waits for one of these people. */
export interface ToDecide {
  /** Words for a button on the item's own card. */
  readonly text: string
  /** Words for a button elsewhere: the title of the card that it opens. */
  readonly title: string
  readonly action: CardAction
}

type Find = (view: CardView, people: readonly Person[], problem: Problem) => readonly ToDecide[]

/** P11–P14. */
const reviews: Find = (view, people, problem) => {
  const { code } = problem
  const attempt = pendingApplication(problem)?.attempt
  if (attempt === undefined) return []
  const { buttons, reviewCard, terms } = view.text
  return Object.values(ACTION_OF_STAGE)
    .flatMap((action) => targetsFor(view, people, action, problem))
    .flatMap(({ stage }): readonly ToDecide[] => {
      if (stage === undefined) return []
      const name = terms.stages[stage]
      return [
        {
          text: `${buttons.review} · ${name}`,
          title: reviewCard.title(code, name),
          action: { do: 'openReview', code, attempt, stage },
        },
      ]
    })
}

/** P11a. */
const namings: Find = (view, people, problem) => {
  const { code } = problem
  const attempt = pendingApplication(problem)?.attempt
  if (attempt === undefined) return []
  const { buttons, nameReviewerCard, terms } = view.text
  return targetsFor(view, people, 'nameReviewer', problem).flatMap(({ stage }): readonly ToDecide[] =>
    stage === undefined
      ? []
      : [
          {
            text: `${buttons.nameReviewer} · ${terms.stages[stage]}`,
            title: nameReviewerCard.title(code),
            action: { do: 'openNameReviewer', code, attempt, stage },
          },
        ],
  )
}

/** P17: an opinion or the decision, whichever is the next step. */
const extensions: Find = (view, people, problem) => {
  const { code } = problem
  const pending = pendingExtension(problem)
  if (pending === undefined) return []
  const step = extensionStep(problem, pending)
  const wanted = step === 'decision' ? 'decideExtension' : 'giveExtensionOpinion'
  if (targetsFor(view, people, wanted, problem).length === 0) return []
  const { buttons, extensionCard } = view.text
  return [
    {
      text: `${buttons.decideExtension} · ${extensionCard.steps[step]}`,
      title: extensionCard.title(code),
      action: { do: 'openExtension', code, extension: pending.code },
    },
  ]
}

/** T6. */
const acceptances: Find = (view, people, problem) =>
  targetsFor(view, people, 'acceptTask', problem).flatMap(({ task }): readonly ToDecide[] =>
    task === undefined
      ? []
      : [
          {
            text: `${view.text.buttons.accept} ${task}`,
            title: view.text.taskCards.acceptance(task),
            action: { do: 'openAcceptance', task },
          },
        ],
  )

/** T8. */
const taskExtensions: Find = (view, people, problem) =>
  targetsFor(view, people, 'decideTaskExtension', problem).flatMap(({ task }): readonly ToDecide[] =>
    task === undefined
      ? []
      : [
          {
            text: `${view.text.buttons.decideExtension} ${task}`,
            title: view.text.taskCards.extension(task),
            action: { do: 'openTaskExtension', task },
          },
        ],
  )

/** Everything on the problem that waits for the judgement of one of these people. */
export const decisionsFor: Find = (view, people, problem) =>
  [reviews, namings, extensions, acceptances, taskExtensions].flatMap((find) => find(view, people, problem))
