import type { ItemCode } from '../kernel/codes.ts'
import type { Instant } from '../kernel/time.ts'
import type { Reading } from '../understanding/read-message.ts'
import type { OfferedFile, ProposalLine } from './proposal.ts'
import { withoutSharers } from './shared-note.ts'

/** Words that only repeat the figures and the state that stand beside the note. */
const BARE =
  /[\d%.,:;~、，。：；！!？?\s→-]|[一二三四五六七八九十两百]+成(?:[半一二三四五六七八九])?|百分之[一二三四五六七八九十百零]+|整改|总体|总|进度|进展|目前|现在|已经?|完成|达到?|约|大概|为|是|到|了|的|都|均/g

/** A note that says more than the figures beside it, else nothing: `进度60%` is no reason for anything. */
export const tellingNote = (note: string): string => {
  const trimmed = note.trim()
  return isBare(trimmed) ? '' : trimmed
}

const isBare = (words: string): boolean => words.replace(BARE, '') === ''

/** Items of which the same words were said; none but itself for most. */
const sharersOf = (readings: readonly Reading[], { note }: Reading): ReadonlySet<ItemCode> => {
  const sharing = readings.filter((other) => other.note === note)
  return new Set(sharing.length < 2 ? [] : sharing.flatMap(({ refs }) => refs))
}

/** The lines of what was read: questions and chatter make none (domain.md 3.10.2). */
export const proposedLines = (
  readings: readonly Reading[],
  saidAt: Instant,
  files: readonly OfferedFile[],
): readonly ProposalLine[] =>
  readings
    .flatMap((reading) => {
      const { intent } = reading
      const note = withoutSharers(reading.note ?? '', sharersOf(readings, reading), isBare)
      return intent === 'none' || intent === 'query' ? [] : [{ ...reading, intent, note }]
    })
    .map(({ intent, refs, percent, percentRange, due, note }, n) => ({
      n,
      intent,
      on: refs[0] ?? null,
      percent: percent ?? null,
      range: percentRange ?? null,
      due: due ?? null,
      note: tellingNote(note),
      files: intent === 'evidence' ? files : [],
      state: 'open',
      saidAt,
      update: null,
      settledAt: null,
      rev: 0,
    }))
