/** One row: what it measures, in which unit, and what is good enough. */
export interface Row {
  readonly id: string
  readonly name: string
  readonly unit: string
  /** For people, such as `≤ 50`. */
  readonly goal: string
  readonly measure: () => Promise<Figures>
}

export interface Figures {
  readonly value: number
  /** The same figure of the baseline, measured in the same run. */
  readonly baseline: number
  readonly met: boolean
}

export type Measured = Omit<Row, 'measure'> & Figures

const rounded = (value: number): number => Math.round(value * 100) / 100

/** Prints the rows as a table, or as JSON. */
export const print = (rows: readonly Measured[], json: boolean): void => {
  const plain = rows.map(({ id, name, value, unit, goal, met, baseline }) => ({
    id,
    name,
    value: rounded(value),
    unit,
    goal,
    met,
    baseline: rounded(baseline),
  }))
  if (json) {
    process.stdout.write(`${JSON.stringify(plain)}\n`)
    return
  }
  console.table(
    plain.map((row) => ({ ...row, ratio: row.baseline === 0 ? '—' : rounded(row.value / row.baseline) })),
  )
}

/** The middle value; of an even number of them the mean of the two in the middle. */
export const median = (values: readonly number[]): number => {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = sorted.slice(Math.ceil(sorted.length / 2) - 1, Math.floor(sorted.length / 2) + 1)
  return middle.reduce((sum, value) => sum + value, 0) / middle.length
}

/** The p-th percentile, nearest rank. */
export const percentile = (values: readonly number[], p: number): number => {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.max(0, Math.ceil((p / 100) * sorted.length) - 1)] ?? Number.NaN
}
