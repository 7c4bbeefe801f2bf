import type { PersonId } from '../../domain/kernel/codes.ts'
import { Refusal } from '../../domain/kernel/refusal.ts'
import { type LocalDate, parseLocalDate } from '../../domain/kernel/time.ts'
import { profileOf } from '../../domain/people/directory.ts'
import { SYSTEM } from '../../domain/people/system.ts'
import { authorise } from '../../domain/policy/authorise.ts'
import type { Acting, Work } from '../context.ts'
import { noticeToOffice } from '../nudge/office-notice.ts'
import type { DueRow } from '../ports.ts'
import { decidingOf } from '../record.ts'
import { nextWindow } from '../send-window.ts'
import { type DigestReceivers, digestReceivers } from './receivers.ts'
import { digestOn, digestStream } from './record.ts'

/**
 * Posts the frozen digest: the full version to the leading group's chat, to each unit's chat its own. A release by the
 * system waits for the send window and is marked 系统统计、未经人工复核 (domain.md 3.9). Released once only.
 */
const releaseDigest = (
  work: Work,
  day: LocalDate,
  by: 'office' | 'system',
  person: PersonId,
  { chats }: DigestReceivers,
): void => {
  const { store, calendar, directory, now } = work
  const object = digestStream(day)
  const stamp = { at: now, by: person, onBehalfOf: null }
  store.journal.append(object, [{ event: { type: 'digestReleased', by }, stamp }], work.cause, now)
  store.tally.add('digests', { step: 'released' })
  const profile = profileOf(directory)
  for (const { chatId, organisation } of chats) {
    work.desk.post(store, {
      card: 'digest',
      params: { day, organisation },
      object,
      to: { chatId },
      key: `digest:${day}:${chatId}`,
      ...(by === 'system'
        ? { priority: 2, notBefore: nextWindow(calendar, profile.sendWindow, now) }
        : { priority: 1 }),
    })
  }
  store.due.voidAll(object, now)
  store.cards.touch(object)
}

/**
 * OFFICE's click on the draft.
 * @throws Refusal `notPermitted`; `stale` when it is out or there is none; `digestSkipped` once a later one is due;
 * `noLeadingChat` when the group that it is meant for would not get it
 */
export const releaseDigestByOffice = (acting: Acting, day: LocalDate): void => {
  authorise(decidingOf(acting), 'releaseDigest', null)
  const { frozen, released, skipped } = digestOn(acting.store, day)
  if (frozen === null || released !== null) throw new Refusal('stale', { code: digestStream(day) })
  if (skipped) throw new Refusal('digestSkipped', { day })
  const receivers = digestReceivers(acting.directory, frozen.figures)
  if (receivers.leadingMissing) throw new Refusal('noLeadingChat', {})
  releaseDigest(acting, day, 'office', acting.actor.id, receivers)
}

/**
 * The hour of the release by the system has come; nothing happens where OFFICE was first. OFFICE is told when the
 * leading group has no chat; a digest that nobody would get stays a draft.
 */
export const runRelease = (work: Work, row: DueRow): void => {
  work.store.due.settle(row.key, 'done', work.now)
  const day = parseLocalDate(row.payload)
  if (day === undefined) return
  const { frozen, released, skipped } = digestOn(work.store, day)
  if (frozen === null || released !== null || skipped) return
  const receivers = digestReceivers(work.directory, frozen.figures)
  const { chats, leadingMissing } = receivers
  if (leadingMissing) noticeToOffice(work, { kind: 'digestNotSent', day }, `digestNotSent:${day}`)
  if (chats.length > 0) releaseDigest(work, day, 'system', SYSTEM, receivers)
  else work.store.cards.touch(digestStream(day))
}
