import { type ItemCode, parseProblemCode, parseTaskCode } from '../../domain/kernel/codes.ts'
import { type LocalDate, parseLocalDate } from '../../domain/kernel/time.ts'
import { type RungId, rungNamed, type Tone } from '../../domain/nudge/rungs.ts'
import type { Track } from '../../domain/nudge/track.ts'
import type { BriefLine } from '../briefs.ts'
import { field } from '../stored.ts'
import { type ReadNotice, readNotice } from './notice-line.ts'

/** A line of the daily card that presses for something: which item, how urgently, by which day. */
export interface NudgeLine {
  readonly kind: 'nudge'
  readonly item: ItemCode
  readonly clock: Track['kind']
  readonly version: string
  readonly rung: RungId
  readonly tone: Tone
  readonly overdue: boolean
  /** The deadline; on a silence line the day of the last update, on a review line its last day. */
  readonly base: LocalDate
}

/** What a stored line of a daily card says. */
export type ReadLine = NudgeLine | ReadNotice

const CLOCKS = ['nudge', 'review', 'silence', 'claim'] as const

export const nudgePayload = (line: Omit<NudgeLine, 'kind' | 'item' | 'tone' | 'overdue'>): string =>
  JSON.stringify({ clock: line.clock, version: line.version, rung: line.rung, base: line.base })

const readNudge = (object: string, payload: unknown): NudgeLine | undefined => {
  const item = parseProblemCode(object) ?? parseTaskCode(object)
  const clock = CLOCKS.find((each) => each === field(payload, 'clock'))
  const rung = rungNamed(field(payload, 'rung'))
  const base = parseLocalDate(field(payload, 'base'))
  if (item === undefined || clock === undefined || rung === undefined || base === undefined) return undefined
  const { id, tone, overdue } = rung
  return { kind: 'nudge', item, clock, version: field(payload, 'version'), rung: id, tone, overdue, base }
}

/** A stored line as a value; undefined for one that this version does not know. */
export const readLine = (line: BriefLine): ReadLine | undefined => {
  const payload: unknown = JSON.parse(line.payload)
  return line.kind === 'nudge' ? readNudge(line.object, payload) : readNotice(payload)
}
