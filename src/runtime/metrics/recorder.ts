import { Counter, Histogram, type Registry } from 'prom-client'
import type { Meters } from '../../lark/meters.ts'
import { COUNTERS, HISTOGRAMS } from './table.ts'

export const PREFIX = 'taizhang_'
/** In place of a value that a label does not have: a bug must not make series without end, or show a text. */
const OTHER = 'other'

type Labels = Readonly<Record<string, string>>
type Values = readonly string[] | ((value: string) => boolean)
type Check = readonly [label: string, holds: (value: string) => boolean]

const checksOf = (labels: Readonly<Record<string, Values>>): readonly Check[] =>
  Object.entries(labels).map(([label, values]) => {
    if (typeof values === 'function') return [label, values]
    const known = new Set(values)
    return [label, (value) => known.has(value)]
  })

const closed = (checks: readonly Check[], given: Labels): Labels => {
  const labels: Record<string, string> = {}
  for (const [label, holds] of checks) {
    const value = given[label] ?? OTHER
    labels[label] = holds(value) ? value : OTHER
  }
  return labels
}

/** Every combination of closed labels; none where a label is open, as all its values are not known before. */
const combinations = (labels: Readonly<Record<string, Values>>): readonly Labels[] => {
  let all: readonly Labels[] = [{}]
  for (const [label, values] of Object.entries(labels)) {
    if (typeof values === 'function') return []
    all = all.flatMap((each) => values.map((value) => ({ ...each, [label]: value })))
  }
  return all
}

const counter = (register: Registry, { name, help, labels }: (typeof COUNTERS)[keyof typeof COUNTERS]) => {
  const made = new Counter({
    name: PREFIX + name,
    help,
    labelNames: Object.keys(labels),
    registers: [register],
  })
  // A series that begins with its first event shows no increase at that event.
  for (const each of combinations(labels)) made.inc(each, 0)
  const checks = checksOf(labels)
  return (given: Labels, times: number) => made.inc(closed(checks, given), times)
}

const histogram = (
  register: Registry,
  { name, help, labels, buckets }: (typeof HISTOGRAMS)[keyof typeof HISTOGRAMS],
) => {
  const made = new Histogram({
    name: PREFIX + name,
    help,
    labelNames: Object.keys(labels),
    buckets: [...buckets],
    registers: [register],
  })
  const checks = checksOf(labels)
  return (given: Labels, value: number) => made.observe(closed(checks, given), value)
}

/** Meters that count into a register of Prometheus; the tables say all that there is. */
export const recorder = (register: Registry): Meters => {
  const counters = new Map<string, ReturnType<typeof counter>>()
  for (const [name, row] of Object.entries(COUNTERS)) counters.set(name, counter(register, row))
  const histograms = new Map<string, ReturnType<typeof histogram>>()
  for (const [name, row] of Object.entries(HISTOGRAMS)) histograms.set(name, histogram(register, row))
  return {
    add: (name, labels, times = 1) => counters.get(name)?.(labels, times),
    observe: (name, labels, value) => histograms.get(name)?.(labels, value),
  }
}
