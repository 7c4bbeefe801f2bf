import type { OutboundCall, OutboxHead, OutboxRow, SettledCall } from '../../app/outbox.ts'
import type { Clock, Database } from '../../app/ports.ts'
import { type Instant, instant } from '../../domain/kernel/time.ts'
import { needsUuid, SLOWEST_MS, wasNeverTried } from './retrying.ts'

export interface DueDeps {
  readonly database: Database
  readonly clock: Clock
  /** When what nobody asked for may go: now, or the next send window (domain.md 3.8). Absent: at any time. */
  readonly windowAfter?: (now: Instant) => Instant
}

/** How many lanes one look sees; far more than may start at once. */
const LOOK_AT = 100
/** How many rows that came behind others one look gives their places. */
const PLACE_AT_ONCE = 500
/** When the clock was wrong nobody knows when a try was made; the chats are read back so far, ms. */
const UNKNOWN_SINCE_MS = 24 * 3_600_000

/** What waits in the outbox, as of the ledger's clock. */
export class Due {
  readonly #deps: DueDeps
  #isBehind = false
  #seen: Instant

  constructor(deps: DueDeps) {
    this.#deps = deps
    deps.database.transact((store) => store.outbox.arrange())
    this.#seen = deps.clock.now()
    this.#setBack(this.#seen)
  }

  /** The rows that go next, but for kinds that are held back. What nobody asked for and is late waits for its window. */
  heads(held: readonly OutboundCall['kind'][]): readonly OutboxHead[] {
    const { database, clock, windowAfter } = this.#deps
    const now = clock.now()
    this.#place()
    if (now < this.#seen) this.#setBack(now)
    this.#seen = now
    const heads = this.#ready(now, LOOK_AT, held)
    const unasked = heads.filter(({ priority }) => priority === 2)
    const opens = unasked.length === 0 ? now : (windowAfter?.(now) ?? now)
    if (opens <= now) return heads
    database.transact((store) => {
      for (const { id } of unasked) store.outbox.defer(id, opens)
    })
    return heads.filter(({ priority }) => priority !== 2)
  }

  /** Whether anything is due, held back or not. */
  hasAny(): boolean {
    return this.#ready(this.#deps.clock.now(), 1).length > 0
  }

  /** Rows are left without a place: a look is due at once. */
  get isBehind(): boolean {
    return this.#isBehind
  }

  /**
   * The calls of the last so many ms with their age, the oldest first: what was settled, and what was tried when the
   * program ended. A clock that was set back a little counts as standing still.
   */
  lately(ms: number): readonly (Pick<SettledCall, 'lane' | 'kind'> & { readonly ageMs: number })[] {
    const { database, clock } = this.#deps
    const now = clock.now()
    const [from, to] = [instant(now - ms), instant(now + ms)]
    const cut = this.#ready(now, LOOK_AT).flatMap(({ triedAt, ...head }) =>
      typeof triedAt === 'number' && triedAt >= from ? [{ ...head, at: triedAt }] : [],
    )
    const settled = database.read((store) => store.outbox.settledBetween(from, to))
    return [...settled, ...cut]
      .map(({ lane, kind, at }) => ({ lane, kind, ageMs: Math.max(0, now - at) }))
      .sort((a, b) => b.ageMs - a.ageMs)
  }

  /** Milliseconds until a row becomes due, not above 0 when one is; undefined: none waits. */
  untilNext(): number | undefined {
    const { database, clock } = this.#deps
    const next = database.read((store) => store.outbox.next())
    return next === undefined ? undefined : next - clock.now()
  }

  /**
   * Writes down that these are tried now, where it matters; returns the rows as they were before.
   * @param all writes in any case, which shows whether the ledger can be written
   */
  noted(heads: readonly OutboxHead[], all: boolean): readonly (readonly [OutboxHead, OutboxRow])[] {
    const { database, clock } = this.#deps
    const matters = (head: OutboxHead): boolean => needsUuid(head.kind) && wasNeverTried(head)
    const untried = heads.filter((head) => all || matters(head)).map(({ id }) => id)
    const rows = database.read((store) => heads.map(({ id }) => store.outbox.get(id)))
    if (untried.length > 0) database.transact((store) => store.outbox.trying(untried, clock.now()))
    return heads.flatMap((head, n) => {
      const row = rows[n]
      return row === undefined ? [] : [[head, row] as const]
    })
  }

  #place(): void {
    const { database } = this.#deps
    this.#isBehind =
      database.read((store) => store.outbox.hasUnplaced()) &&
      database.transact((store) => store.outbox.place(PLACE_AT_ONCE)) === PLACE_AT_ONCE
  }

  /** What was to wait for minutes, or for the next window to be tried again, does not wait for a wrong clock's instant. */
  #setBack(now: Instant): void {
    const { database, windowAfter } = this.#deps
    const [triedAt, again] = [instant(now - UNKNOWN_SINCE_MS), instant(now + SLOWEST_MS)]
    const unasked = windowAfter?.(now) ?? again
    database.transact((store) => store.outbox.setBack({ now, triedAt, again, unasked }))
  }

  #ready(now: Instant, limit: number, held?: readonly OutboundCall['kind'][]): readonly OutboxHead[] {
    return this.#deps.database.read((store) => store.outbox.ready(now, limit, held))
  }
}
