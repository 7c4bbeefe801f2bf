import type { Person } from '../../../domain/people/person.ts'
import type { Problem } from '../../../domain/problem/problem.ts'
import { pendingApplication } from '../../../domain/problem/queries.ts'
import { button } from '../build/inputs.ts'
import { row } from '../build/layout.ts'
import type { Button, ColumnSet } from '../build/types.ts'
import { taskContentVersion } from '../versions.ts'
import type { CardView } from '../view.ts'
import { decisionsFor } from './decisions.ts'
import { permits, targetsFor } from './permits.ts'

/** Buttons for single tasks and blockers, at most so many of a kind: a unit's chat would else see dozens. */
const PER_KIND = 4

type Offer = (view: CardView, people: readonly Person[], problem: Problem) => readonly Button[]

/** The next step of the problem itself. */
const STEPS: readonly Offer[] = [
  (view, people, problem) =>
    permits(view, people, 'claim', problem)
      ? [
          button({
            text: view.text.buttons.claim,
            type: 'primary',
            action: { do: 'claim', code: problem.code },
          }),
        ]
      : [],
  (view, people, problem) =>
    decisionsFor(view, people, problem).map(({ text, action }) => button({ text, type: 'primary', action })),
]

/** What a problem's card offers, the primary first; each only where policy permits it to one of the people. */
const OFFERS: readonly Offer[] = [
  ...STEPS,
  (view, people, problem) =>
    targetsFor(view, people, 'claimTask', problem)
      .slice(0, PER_KIND)
      .flatMap(({ task }) =>
        task === undefined
          ? []
          : [button({ text: `${view.text.buttons.claim} ${task}`, action: { do: 'claimTask', task } })],
      ),
  (view, people, problem) =>
    targetsFor(view, people, 'submitTask', problem)
      .slice(0, PER_KIND)
      .flatMap(({ task }) =>
        task === undefined
          ? []
          : [
              button({
                text: `${view.text.buttons.submitTask} ${task}`,
                action: { do: 'submitTask', task, v: taskContentVersion(problem, task) },
              }),
            ],
      ),
  (view, people, problem) =>
    permits(view, people, 'submitCloseOut', problem)
      ? [button({ text: view.text.buttons.openCloseOut, action: { do: 'openCloseOut', code: problem.code } })]
      : [],
  (view, people, problem) => {
    const application = pendingApplication(problem)
    if (application === undefined || !permits(view, people, 'withdrawCloseOut', problem)) return []
    return [
      button({
        text: view.text.buttons.withdraw,
        type: 'danger',
        confirm: { title: view.text.confirms.title, text: view.text.confirms.withdraw },
        action: { do: 'withdraw', code: problem.code, attempt: application.attempt },
      }),
    ]
  },
  (view, people, problem) =>
    targetsFor(view, people, 'clearBlocker', problem)
      .slice(0, PER_KIND)
      .flatMap(({ blocker }) =>
        blocker === undefined
          ? []
          : [
              button({
                text: `${view.text.buttons.clearBlocker} ${blocker}`,
                action: { do: 'clearBlocker', code: problem.code, blocker },
              }),
            ],
      ),
  (view, people, problem) =>
    permits(view, people, 'setLongTerm', problem)
      ? [button({ text: view.text.buttons.openLongTerm, action: { do: 'openLongTerm', code: problem.code } })]
      : [],
]

/** The problem's buttons for these people, side by side; none when they may do nothing now. */
export const problemButtons = (
  view: CardView,
  people: readonly Person[],
  problem: Problem,
): readonly ColumnSet[] => {
  const offered = OFFERS.flatMap((offer) => offer(view, people, problem))
  return offered.length === 0 ? [] : [row(offered)]
}

/** The next step and a look at the item, for a card about several items. */
export const urgentButtons = (
  view: CardView,
  people: readonly Person[],
  problem: Problem,
): readonly Button[] => [
  ...STEPS.flatMap((offer) => offer(view, people, problem)),
  button({
    text: `${view.text.buttons.open} ${problem.code}`,
    action: { do: 'openProblem', code: problem.code },
  }),
]
