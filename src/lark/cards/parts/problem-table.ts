import { derivedPercent } from '../../../domain/problem/percent.ts'
import type { Problem } from '../../../domain/problem/problem.ts'
import { table } from '../build/layout.ts'
import { cut } from '../build/text.ts'
import type { Table } from '../build/types.ts'
import type { Detail } from '../fit.ts'
import { type CardView, unitName } from '../view.ts'
import { lightTag, problemLight } from './light.ts'

/** Problems in a table with their lights; titles only where `titled` says that they may be read. */
export const problemTable = (
  name: string,
  view: CardView,
  problems: readonly Problem[],
  titled: (problem: Problem) => boolean,
  detail: Detail,
): Table => {
  const { labels, terms, dates } = view.text
  const withTitles = problems.some(titled)
  const columns = [
    { title: labels.code, width: '90px' },
    ...(withTitles ? [{ title: labels.problem, width: '240px' }] : []),
    { title: labels.light, width: '110px', options: true },
    { title: labels.state, width: '130px' },
    { title: labels.deadline, width: '100px' },
    { title: labels.percent, width: '80px' },
    { title: labels.unit, width: '120px' },
  ]
  const rows = problems.map((problem) => [
    problem.code,
    ...(withTitles ? [titled(problem) ? cut(problem.title, detail.cell) : terms.withheld] : []),
    [lightTag(view, problemLight(view, problem))],
    terms.problemStates[problem.state],
    dates.short(problem.effectiveDeadline),
    terms.percent(derivedPercent(problem)),
    cut(unitName(view, problem.organisation), 30),
  ])
  return table(name, columns, rows)
}
