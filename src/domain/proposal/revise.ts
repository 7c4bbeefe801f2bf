import type { ProposalLine, Stated } from './proposal.ts'
import { sayTheSame } from './proposal.ts'

/** What a message was taken to say before, and what became of that. */
export type Earlier = Stated & Pick<ProposalLine, 'range' | 'note' | 'state'>

/** An edited message beside what it was taken to say before. */
export interface Revised {
  /** What it says now and did not say before: to be put to its writer. */
  readonly fresh: readonly ProposalLine[]
  /** Recorded of it, and no longer in it: stays as it is until somebody reports anew. */
  readonly dropped: readonly Stated[]
}

const sameFigure = (one: Earlier, now: ProposalLine): boolean =>
  one.percent === now.percent ||
  (now.percent === null && now.range !== null && now.range.join() === one.range?.join())

/** Without figure and day the words are all that is said. */
const isWords = ({ intent, percent, range, due }: ProposalLine): boolean =>
  intent === 'blocker' || (intent === 'progress' && percent === null && range === null && due === null)

const sameSaying = (one: Earlier, now: ProposalLine): boolean =>
  one.intent === now.intent &&
  one.due === now.due &&
  sameFigure(one, now) &&
  (!isWords(now) || one.note === now.note)

/** A line without an item was given one by its writer on the card. */
const sameItem = (one: Earlier, now: ProposalLine): boolean => now.on === null || one.on === now.on

/** Whether a line of the edited message says what this one said. */
export const isStillSaid = (one: Earlier, now: readonly ProposalLine[]): boolean =>
  now.some((line) => sameItem(one, line) && sameSaying(one, line))

const isKnown = (earlier: readonly Earlier[], line: ProposalLine): boolean => {
  const about = earlier.filter((one) => one.intent === line.intent && sameItem(one, line))
  if (line.on === null) return about.some((one) => sameSaying(one, line))
  const recorded = about.findLast(({ state }) => state === 'stored')
  return [about.at(-1), recorded].some((one) => one !== undefined && sameSaying(one, line))
}

/**
 * Compares an edited message with what was made of it before, oldest first. A line that was put to its writer last, or
 * that is recorded, is not put again, whatever he answered.
 */
export const revise = (earlier: readonly Earlier[], now: readonly ProposalLine[]): Revised => {
  const recorded = earlier.filter(({ state }) => state === 'stored')
  const latest = recorded.filter((one, n) => recorded.findLastIndex((other) => sayTheSame(one, other)) === n)
  const isMentioned = (one: Earlier): boolean =>
    now.some((line) => line.intent === one.intent && sameItem(one, line))
  return {
    fresh: now.filter((line) => !isKnown(earlier, line)),
    dropped: latest
      .filter((one) => !isMentioned(one))
      .map(({ on, intent, percent, due }) => ({ on, intent, percent, due })),
  }
}
