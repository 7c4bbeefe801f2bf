import type { DigestFigures, ScopeFigures } from '../../../domain/digest/figures.ts'
import type { Catalogue } from '../../../text/index.ts'
import { chart, type Fact, facts, table } from '../build/layout.ts'
import { cut } from '../build/text.ts'
import type { Chart, ColumnSet, Table } from '../build/types.ts'
import type { Detail } from '../fit.ts'
import { type CardView, unitName } from '../view.ts'
import { LIGHTS, lightColour, lightTag } from './light.ts'

type Count = keyof Catalogue['digest']['counts']
type Rate = keyof Catalogue['digest']['rates']

/** Figures of section 一, in the order of domain.md 3.9. */
const COUNTS: readonly Count[] = [
  'total',
  'due',
  'closed',
  'dueClosed',
  'onTimeClosed',
  'earlyClosed',
  'inReview',
  'longTerm',
  'open',
  'overdue',
  'lateSubmitted',
  'reopenedOpen',
  'newlyClosed',
  'newlyOverdue',
  'returned',
  'extended',
  'institutions',
]
const RATES: readonly Rate[] = [
  'completionRate',
  'dueClosedRate',
  'onTimeRate',
  'overdueRate',
  'firstPassRate',
  'reopenRate',
  'claimInTimeRate',
]

/** “增加2”, “持平”; nothing where there is no figure of last week. */
const changed = (
  text: Catalogue,
  now: number,
  before: number,
  told: (by: string) => string,
  digits: number,
): string => {
  const { digest } = text
  const by = Math.abs(now - before).toFixed(digits)
  if (Number(by) === 0) return digest.unchanged
  return now > before ? digest.up(told(by)) : digest.down(told(by))
}

const countFact = (text: Catalogue, key: Count, now: ScopeFigures, before: ScopeFigures | null): Fact => {
  const value = String(now[key])
  if (before === null) return [text.digest.counts[key], value]
  const change = changed(text, now[key], before[key], (by) => by, 0)
  return [text.digest.counts[key], text.phrases.bracketed(value, change)]
}

const rateFact = (text: Catalogue, key: Rate, now: ScopeFigures, before: ScopeFigures | null): Fact => {
  const rate = now[key]
  const earlier = before?.[key] ?? null
  const value = text.terms.rate(rate)
  if (rate === null || earlier === null) return [text.digest.rates[key], value]
  return [
    text.digest.rates[key],
    text.phrases.bracketed(value, changed(text, rate, earlier, text.digest.points, 2)),
  ]
}

/** All figures of one scope with the change from last week. */
export const figureFacts = (view: CardView, now: ScopeFigures, before: ScopeFigures | null): ColumnSet =>
  facts(
    [
      ...COUNTS.map((key) => countFact(view.text, key, now, before)),
      ...RATES.map((key) => rateFact(view.text, key, now, before)),
    ],
    view.text.terms.colon,
  )

/** 对账 by unit, with the lights as coloured words and numbers. */
export const unitTable = (view: CardView, figures: DigestFigures, detail: Detail): Table => {
  const { counts, rates, unit } = view.text.digest
  const columns = [
    { title: unit, width: '140px' },
    { title: counts.total, width: '80px', right: true },
    { title: counts.due, width: '80px', right: true },
    { title: counts.dueClosed, width: '90px', right: true },
    { title: counts.overdue, width: '80px', right: true },
    { title: rates.completionRate, width: '100px', right: true },
    { title: rates.onTimeRate, width: '100px', right: true },
    { title: view.text.labels.light, width: '260px', options: true },
  ]
  const rows = figures.byOrganisation.slice(0, detail.entries).map(({ organisation, figures: own }) => [
    cut(unitName(view, organisation), 30),
    String(own.total),
    String(own.due),
    String(own.dueClosed),
    String(own.overdue),
    view.text.terms.rate(own.completionRate),
    view.text.terms.rate(own.onTimeRate),
    LIGHTS.filter((light) => own.lights[light] > 0).map((light) => {
      const { text, color } = lightTag(view, light)
      return { text: `${text} ${own.lights[light]}`, color }
    }),
  ])
  return table('units', columns, rows)
}

/** “绿灯 9、黄灯 8 …” */
export const lightsText = (view: CardView, figures: ScopeFigures): string =>
  LIGHTS.map((light) => `${view.text.terms.lights[light]} ${figures.lights[light]}`).join(
    view.text.terms.comma,
  )

/** Lights by unit as stacked bars; only what VChart 1.6 draws. */
export const lightChart = (view: CardView, figures: DigestFigures, detail: Detail): Chart => {
  const words = view.text.terms.lights
  const values = figures.byOrganisation.slice(0, detail.entries).flatMap(({ organisation, figures: own }) =>
    LIGHTS.map((light) => ({
      unit: cut(unitName(view, organisation), 12),
      light: words[light],
      count: own.lights[light],
    })),
  )
  return chart({
    type: 'bar',
    direction: 'vertical',
    title: { visible: true, text: view.text.digest.chart },
    data: [{ id: 'lights', values }],
    xField: 'unit',
    yField: 'count',
    seriesField: 'light',
    stack: true,
    legends: { visible: true, orient: 'bottom' },
    color: {
      type: 'ordinal',
      domain: LIGHTS.map((light) => words[light]),
      range: LIGHTS.map((light) => lightColour(light)),
    },
  })
}
