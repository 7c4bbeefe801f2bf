import type { Application, Problem } from '../../../domain/problem/problem.ts'
import { openStages } from '../../../domain/problem/queries.ts'
import { line } from '../build/text.ts'
import type { Div } from '../build/types.ts'
import { actorName, type CardView, momentText } from '../view.ts'

/** Where an application stands, stage by stage (P11–P13). */
export const stageLines = (view: CardView, problem: Problem, application: Application): readonly Div[] => {
  const { problemCard, terms } = view.text
  const passed = application.reviews
    .filter(({ result }) => result === 'agreed')
    .map((review) =>
      line(
        problemCard.stagePassed(
          terms.stages[review.stage],
          actorName(view, review.by, review.onBehalfOf),
          momentText(view, review.at),
        ),
      ),
    )
  const waiting = openStages(problem).map((stage) => line(problemCard.stageWaiting(terms.stages[stage])))
  return [...passed, ...waiting]
}
