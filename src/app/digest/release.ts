import type { OrganisationCode, PersonId } from '../../domain/kernel/codes.ts'
import { Refusal } from '../../domain/kernel/refusal.ts'
import { type LocalDate, parseLocalDate } from '../../domain/kernel/time.ts'
import type { ChatBinding } from '../../domain/people/person.ts'
import { DEFAULT_PROFILE } from '../../domain/people/profile.ts'
import { SYSTEM } from '../../domain/people/system.ts'
import { authorise } from '../../domain/policy/authorise.ts'
import type { Acting, Work } from '../context.ts'
import type { DueRow } from '../ports.ts'
import { decidingOf } from '../record.ts'
import { nextWindow } from '../send-window.ts'
import { digestOn, digestStream } from './record.ts'

/** Which version a chat gets: null = the full one; undefined = none. */
const versionFor = (
  binding: ChatBinding,
  units: ReadonlySet<OrganisationCode>,
): OrganisationCode | null | undefined => {
  if (binding.kind === 'leading') return null
  return binding.kind === 'unit' && units.has(binding.organisation) ? binding.organisation : undefined
}

/**
 * Posts the frozen digest: the full version to the leading group's chat, to each unit's chat its own. A release by the
 * system waits for the send window and is marked 系统统计、未经人工复核 (domain.md 3.9). Released once only.
 * @throws Refusal `stale` when there is no such draft or it is out already
 */
const releaseDigest = (work: Work, day: LocalDate, by: 'office' | 'system', person: PersonId): void => {
  const { store, calendar, directory, now } = work
  const object = digestStream(day)
  const { frozen, released } = digestOn(store, day)
  if (frozen === null || released !== null) throw new Refusal('stale', { code: object })
  const stamp = { at: now, by: person, onBehalfOf: null }
  store.journal.append(object, [{ event: { type: 'digestReleased', by }, stamp }], work.cause, now)
  const profile = directory.round?.profile ?? DEFAULT_PROFILE
  const units = new Set(frozen.figures.byOrganisation.map(({ organisation }) => organisation))
  for (const [chatId, binding] of directory.chats) {
    const organisation = versionFor(binding, units)
    if (organisation === undefined) continue
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
  store.due.voidOthers(object, [], now)
  store.cards.touch(object)
}

/** OFFICE's click on the draft. Refusals `notPermitted`, `stale`. */
export const releaseDigestByOffice = (acting: Acting, day: LocalDate): void => {
  authorise(decidingOf(acting), 'releaseDigest', null)
  releaseDigest(acting, day, 'office', acting.actor.id)
}

/** The hour of the release by the system has come; nothing happens where OFFICE was first. */
export const runRelease = (work: Work, row: DueRow): void => {
  work.store.due.settle(row.key, 'done', work.now)
  const day = parseLocalDate(row.payload)
  if (day === undefined) return
  const { frozen, released } = digestOn(work.store, day)
  if (frozen !== null && released === null) releaseDigest(work, day, 'system', SYSTEM)
}
