import { cutOffOn, cutOffsSince, nextCutOff, previousCutOff } from '../../domain/digest/cut-off.ts'
import type { DigestFigures } from '../../domain/digest/figures.ts'
import { type Instant, instant, type LocalDate, parseLocalDate } from '../../domain/kernel/time.ts'
import { holdersOf, profileOf } from '../../domain/people/directory.ts'
import type { RuleProfile } from '../../domain/people/profile.ts'
import { SYSTEM } from '../../domain/people/system.ts'
import type { Work } from '../context.ts'
import type { DigestEvent } from '../digest-record.ts'
import { nextWindow } from '../send-window.ts'
import { figuresAt } from './figures-at.ts'
import { digestOn, digestStream, latestDigest, recordLatestDigest } from './record.ts'

/** Setting: the day of the latest cut-off that was dealt with; before the first, the day before the ledger began. */
const LAST_CUT_OFF = 'digest.last'
const MINUTE_MS = 60_000

const journalled = (work: Work, day: LocalDate, event: DigestEvent): void => {
  const stamp = { at: work.now, by: SYSTEM, onBehalfOf: null }
  work.store.journal.append(digestStream(day), [{ event, stamp }], work.cause, work.now)
}

/** Figures of the cut-off a week before: as they were frozen then, else as the journal has them. */
const previousFigures = (work: Work, day: LocalDate, profile: RuleProfile): DigestFigures | null => {
  const { store, calendar } = work
  const before = previousCutOff(day, calendar, profile)
  if (before === null) return null
  const { frozen } = digestOn(store, calendar.dayOf(before))
  const figures = frozen?.figures ?? figuresAt(store, calendar, before)
  return figures.all.total === 0 ? null : figures
}

/**
 * When a draft that goes out at `draftAt` is released by itself: so many minutes after the cut-off; after an outage
 * so many after the draft, so that OFFICE has had it.
 */
const releaseAt = (cutOff: Instant, draftAt: Instant, profile: RuleProfile): Instant => {
  const patience = profile.digest.autoReleaseMinutes * MINUTE_MS
  return instant((draftAt < cutOff + patience ? cutOff : draftAt) + patience)
}

/**
 * Freezes the figures of the cut-off on `day` in the journal, puts the draft before OFFICE, and sets the hour of the
 * release by the system unless the profile is strict (domain.md 3.9). Drafts wait for the send window.
 */
const freezeDigest = (work: Work, day: LocalDate): void => {
  const { store, calendar, directory, now } = work
  const profile = profileOf(directory)
  const cutOff = cutOffOn(day, calendar, profile)
  const previous = previousFigures(work, day, profile)
  const figures = figuresAt(store, calendar, cutOff)
  const journalHead = store.journal.head().hash
  journalled(work, day, { type: 'digestFrozen', day, cutOff, figures, previous, journalHead })
  recordLatestDigest(store, day)
  store.tally.add('digests', { step: 'frozen' })
  const draftAt = nextWindow(calendar, profile.sendWindow, now)
  for (const { id, openId } of holdersOf(directory, 'OFFICE')) {
    if (openId === null) continue
    work.desk.post(store, {
      card: 'digestDraft',
      params: { day, viewer: id },
      object: digestStream(day),
      to: { openId },
      key: `digestDraft:${day}:${id}`,
      priority: 2,
      notBefore: draftAt,
    })
  }
  if (profile.digest.strict) return
  const object = digestStream(day)
  store.due.plan([
    { key: `release:${day}`, kind: 'release', object, at: releaseAt(cutOff, draftAt, profile), payload: day },
  ])
}

/** A ledger has its first digest for the day on which it began, not for the weeks before. */
const beginning = (work: Work): LocalDate | null => {
  for (const { recordedAt } of work.store.journal.read({ afterSeq: 0 }))
    return work.calendar.addDays(work.calendar.dayOf(recordedAt), -1)
  return null
}

/** The digest before goes out no more once the next one is due: its draft settles, its release is void. */
const passOver = (work: Work): void => {
  const { store, now } = work
  const day = latestDigest(store)
  if (day === undefined) return
  const { frozen, released, skipped } = digestOn(store, day)
  if (frozen === null || released !== null || skipped) return
  journalled(work, day, { type: 'digestSkipped' })
  store.due.voidAll(digestStream(day), now)
  store.cards.touch(digestStream(day))
}

const lastCutOff = ({ store }: Work): LocalDate | undefined =>
  parseLocalDate(store.settings.get(LAST_CUT_OFF) ?? '')

/** When `freezeDueDigest` has something to do: now, or at the next cut-off; undefined: none is in sight. */
export const nextFreeze = (work: Work): Instant | undefined => {
  const { store, now, calendar, directory } = work
  if (directory.round === null || store.journal.head().seq === 0) return undefined
  const { profile } = directory.round
  const after = lastCutOff(work)
  if (after === undefined || cutOffsSince(after, now, calendar, profile).length > 0) return now
  return nextCutOff(now, calendar, profile) ?? undefined
}

/**
 * Freezes the latest digest whose cut-off has passed. Older ones are skipped, whether missed in an outage or never
 * released: only the latest is made up for (domain.md 3.8).
 */
export const freezeDueDigest = (work: Work): void => {
  const { round } = work.directory
  const before = lastCutOff(work)
  const after = before ?? beginning(work)
  if (round === null || after === null) return
  const days = cutOffsSince(after, work.now, work.calendar, round.profile)
  const latest = days.at(-1) ?? after
  if (latest !== before) work.store.settings.set(LAST_CUT_OFF, latest)
  if (days.length === 0) return
  passOver(work)
  for (const day of days.slice(0, -1)) journalled(work, day, { type: 'digestSkipped' })
  freezeDigest(work, latest)
}
