import { type PersonId, problemOfItem } from '../../domain/kernel/codes.ts'
import type { LocalDate } from '../../domain/kernel/time.ts'
import { trackKey } from '../../domain/nudge/ladder.ts'
import { recipientsOf } from '../../domain/nudge/recipients.ts'
import { rungNamed } from '../../domain/nudge/rungs.ts'
import { tracksOf } from '../../domain/nudge/track.ts'
import { hasRole, profileOf } from '../../domain/people/directory.ts'
import type { BriefLine } from '../briefs.ts'
import type { Work } from '../context.ts'
import { windowOpen } from '../send-window.ts'
import { type NudgeLine, readLine } from './line.ts'
import { noticeToOffice } from './office-notice.ts'
import { stillStands } from './stuck-notice.ts'

/** Everybody fits: ids only, to tell the unbound at once and OFFICE last. */
const EVERYBODY = 1_000_000

/** Whether the clock of a line still runs for this person, as far up as the line says. */
const applies = (work: Work, person: PersonId, line: NudgeLine): boolean => {
  const problem = work.store.problems.get(problemOfItem(line.item))
  const rung = rungNamed(line.rung)
  if (problem === undefined || rung === undefined) return false
  const profile = profileOf(work.directory)
  const track = tracksOf(problem, work.calendar, profile).find(
    ({ kind, item, version }) => kind === line.clock && item === line.item && version === line.version,
  )
  if (track === undefined || (track.extending && rung.overdue)) return false
  return recipientsOf(work.directory, problem, line.item, rung, work.now).includes(person)
}

interface Sorted {
  readonly kept: readonly BriefLine[]
  readonly dropped: readonly BriefLine[]
  readonly urgent: boolean
}

/** Lines worth sending: those that still apply, of each clock only the latest. */
const sorted = (work: Work, person: PersonId): Sorted => {
  const waiting = work.store.briefs.waiting(person)
  const latest = new Map<string, BriefLine>()
  let urgent = false
  for (const line of waiting) {
    const read = readLine(line)
    if (read === undefined) continue
    if (read.kind !== 'nudge') {
      if (stillStands(work, line, read)) latest.set(line.key, line)
    } else if (applies(work, person, read)) {
      latest.set(trackKey({ kind: read.clock, item: read.item, version: read.version }), line)
      urgent ||= read.overdue
    }
  }
  const kept = new Set(latest.values())
  return { kept: [...kept], dropped: waiting.filter((line) => !kept.has(line)), urgent }
}

const keysOf = (lines: readonly BriefLine[]): readonly string[] => lines.map(({ key }) => key)

const countNudges = ({ store }: Work, lines: readonly BriefLine[]): void => {
  for (const line of lines.map(readLine))
    if (line?.kind === 'nudge') store.tally.add('nudges', { rung: line.rung })
}

const keyOf = (card: string): string => `brief:${card}`

/** Takes back the person's last card if it surely never left: of several days only the newest goes out. */
const withdrawWaiting = ({ store, now }: Work, person: PersonId): void => {
  const card = store.briefs.latest(person)
  const row = card === undefined ? undefined : store.outbox.byKey(keyOf(card))
  if (card === undefined || row?.state !== 'waiting' || typeof row.triedAt === 'number') return
  store.outbox.dead(row.id, 'superseded', now)
  store.cards.settle(row.id)
  store.briefs.withdraw(card)
}

/** A card that surely did not arrive, long after its first try: what it said goes on the person's next one. */
export const redrawBrief = (work: Work, card: string, rowId: string): void => {
  const { store, now } = work
  const person = store.briefs.card(card)?.person
  store.outbox.dead(rowId, 'superseded', now)
  store.cards.settle(rowId)
  store.briefs.withdraw(card)
  if (person !== undefined) withdrawWaiting(work, person)
}

/** One card with all lines, marked urgent when one speaks of an overdue item (domain.md 3.8). */
const sendCard = (work: Work, person: PersonId, openId: string, day: LocalDate): void => {
  const { store } = work
  withdrawWaiting(work, person)
  const { kept, dropped, urgent } = sorted(work, person)
  store.briefs.sent(keysOf(dropped), null)
  if (kept.length === 0) return
  const id = `DB-${String(store.briefs.nextNumber()).padStart(6, '0')}`
  store.briefs.sent(keysOf(kept), id)
  countNudges(work, kept)
  store.briefs.recordDay(person, day, id, work.now)
  work.desk.post(store, {
    card: 'brief',
    params: { id, person, day },
    object: id,
    to: { openId },
    key: keyOf(id),
    priority: 2,
    ...(urgent ? { urgentFor: [openId] } : {}),
  })
}

const openIdOf = (work: Work, person: PersonId): string | null =>
  work.directory.people.get(person)?.openId ?? null

/** OFFICE last: what it must be told of the others' cards still gets onto its own. */
const officeLast = (work: Work, people: readonly PersonId[]): readonly PersonId[] => {
  const isOffice = (id: PersonId): boolean => {
    const person = work.directory.people.get(id)
    return person !== undefined && hasRole(person, 'OFFICE')
  }
  return [...people.filter((id) => !isOffice(id)), ...people.filter(isOffice)]
}

/**
 * Nudges for people without an account wait; once a day OFFICE is told who they are, in one line. Notices, and nudges
 * that no longer apply, are dropped meanwhile.
 */
const reportUnbound = (work: Work, people: readonly PersonId[], day: LocalDate): void => {
  const waiting = people.filter((person) => {
    const { kept, dropped } = sorted(work, person)
    const nudges = kept.filter(({ kind }) => kind === 'nudge')
    work.store.briefs.sent(keysOf([...dropped, ...kept.filter(({ kind }) => kind === 'notice')]), null)
    work.store.briefs.recordDay(person, day, null, work.now)
    return nudges.length > 0
  })
  if (waiting.length > 0) noticeToOffice(work, { kind: 'unbound', people: waiting }, `unbound:${day}`)
}

/**
 * In the send window: the daily cards of those who have lines waiting and had no card today, `limit` at most.
 * Returns whether somebody may be left.
 */
export const sendBriefs = (work: Work, limit: number): boolean => {
  const { store, calendar, directory, now } = work
  const profile = profileOf(directory)
  if (!windowOpen(calendar, profile.sendWindow, now)) return false
  const today = calendar.dayOf(now)
  const people = store.briefs.peopleWaiting(today, EVERYBODY)
  const unbound = people.filter((person) => openIdOf(work, person) === null)
  if (unbound.length > 0) {
    reportUnbound(work, unbound, today)
    return true
  }
  for (const person of officeLast(work, people).slice(0, limit)) {
    const openId = openIdOf(work, person)
    if (openId !== null) sendCard(work, person, openId, today)
  }
  return people.length > limit
}
