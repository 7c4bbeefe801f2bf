import { type Instant, instant } from '../domain/kernel/time.ts'
import type { LocalMoment } from '../domain/nudge/office-notice.ts'
import type { Work } from './context.ts'
import { noticeToOffice } from './nudge/office-notice.ts'
import type { Store } from './ports.ts'
import { property } from './stored.ts'

/** A time in which nothing came in, and how many messages of it were read back so far. */
export interface Gap {
  readonly from: Instant
  readonly messages: number
}

const ALIVE = 'inbound_alive_until'
const GAP = 'inbound_gap'
const NONE = ''

/** Until when messages surely came in; undefined before the first start. */
export const aliveUntil = ({ settings }: Store): Instant | undefined => {
  const known = settings.get(ALIVE)
  return known === undefined ? undefined : instant(Number(known))
}

export const markAlive = ({ settings }: Store, at: Instant): void => settings.set(ALIVE, String(at))

/** The gap that is open; it outlasts a restart. */
export const openGap = ({ settings }: Store): Gap | undefined => {
  const known = settings.get(GAP) ?? NONE
  if (known === NONE) return undefined
  const kept: unknown = JSON.parse(known)
  return { from: instant(Number(property(kept, 'from'))), messages: Number(property(kept, 'messages')) }
}

/** Opens a gap, or lets the open one begin earlier and hold more messages. */
export const widenGap = (store: Store, { from, messages }: Gap): void => {
  const open = openGap(store)
  const wider: Gap = {
    from: open !== undefined && open.from < from ? open.from : from,
    messages: messages + (open?.messages ?? 0),
  }
  store.settings.set(GAP, JSON.stringify(wider))
  if (messages > 0) store.tally.add('messagesReadBack', {}, messages)
}

const momentOf = ({ calendar }: Work, at: Instant): LocalMoment => ({
  day: calendar.dayOf(at),
  time: calendar.timeOf(at),
})

/**
 * Closes the open gap. OFFICE gets a line of it, once, if it was `long` or a message had been missed; returns whether
 * it does.
 */
export const closeGap = (work: Work, to: Instant, long: boolean): boolean => {
  const gap = openGap(work.store)
  work.store.settings.set(GAP, NONE)
  markAlive(work.store, to)
  if (gap === undefined) return false
  const told = long || gap.messages > 0
  work.store.tally.add('gaps', { told: told ? 'yes' : 'no' })
  if (!told) return false
  const { from, messages } = gap
  noticeToOffice(
    work,
    { kind: 'gap', from: momentOf(work, from), to: momentOf(work, to), messages },
    `gap:${from}`,
  )
  return true
}
