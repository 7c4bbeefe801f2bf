import type { Instant } from '../kernel/time.ts'
import type { Progress } from './entries.ts'
import { saidAtOf } from './said.ts'
import type { Entry, Step } from './trail.ts'

/** Of what time an entry is, and when it was told. */
interface Times {
  readonly of: Instant
  readonly told: Instant
}

/** What was told late goes before all that is of a later time; what a file dates later than now stays where it is. */
const inOrder = <T>(told: readonly T[], timesOf: (each: T) => Times): readonly T[] => {
  const ordered: T[] = []
  for (const each of told) {
    const late = timesOf(each)
    const last = ordered.findLastIndex((before) => {
      const { of } = timesOf(before)
      return of <= late.of || of > late.told
    })
    ordered.splice(last + 1, 0, each)
  }
  return ordered
}

/** When an entry took effect: a report when it was said, whenever it came to us (contract.md 3; domain.md 3.10.7). */
export const timeOf = ({ event, stamp }: Entry): Instant =>
  event.type === 'progressReported' ? (event.saidAt ?? stamp.at) : stamp.at

export const stepsInOrder = <S extends Step>(trail: readonly S[]): readonly S[] =>
  inOrder(trail, ({ entry }) => ({ of: timeOf(entry), told: entry.stamp.at }))

export const reportsInOrder = (reports: readonly Progress[]): readonly Progress[] =>
  inOrder(reports, (report) => ({ of: saidAtOf(report), told: report.at }))
