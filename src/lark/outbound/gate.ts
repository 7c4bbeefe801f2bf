import { OUTBOUND_KINDS, type OutboundCall, type OutboxHead } from '../../app/outbox.ts'
import { type Limit, Pace } from './pace.ts'
import { Reach } from './reach.ts'

type Kind = OutboundCall['kind']
type Start = Pick<OutboxHead, 'lane' | 'kind'>

/**
 * Of every API that we call and of all messages that we send (lark-platform.md 3.1, 3.13, tier 4), a little longer than
 * the platform's windows; `lowest` = of any tier.
 */
const API: readonly (Limit & { readonly lowest: number })[] = [
  { calls: 50, windowMs: 1050, lowest: 1 },
  { calls: 1000, windowMs: 60_500, lowest: 10 },
]
/** What sends a message; an app's messages are counted together, whether they answer or not (3.1). */
const SENDING: ReadonlySet<Kind> = new Set(['create', 'reply'])
const MESSAGES = 'messages'
/** One chat, one person, one message that is patched (lark-platform.md 3.1, 3.3). */
const LANE: Limit = { calls: 5, windowMs: 1050 }
const PARALLEL = 16
/** Started in one go: whoever waits for an answer of ours is not kept by more. */
const AT_ONCE = 4
/** For so long a call counts. */
export const LONGEST_WINDOW_MS = Math.max(...API.map(({ windowMs }) => windowMs))
/** How long what the platform told of tighter limits is kept. */
const NARROW_LANE_MS = 60_000
const NARROW_API_MS = 10 * 60_000

interface Narrowed {
  readonly calls: number
  readonly until: number
}

/** A refusal for having called too often. `limit` as the platform tells it, null where it tells none. */
export interface TooMany {
  readonly waitMs: number
  readonly limit: number | null
}

/**
 * Decides which rows may start now: one at a time in a lane, so many at once, as many as the platform's limits permit
 * for lanes and APIs. Of equally urgent lanes the one goes first that has waited longest since its last turn.
 */
export class Gate {
  readonly reach = new Reach()
  readonly #lane: Limit
  readonly #lanes: Pace
  readonly #apis = API.map((limit) => ({ limit, pace: new Pace(limit) }))
  readonly #running = new Set<string>()
  readonly #turns = new Map<string, number>()
  readonly #heldUntil = new Map<Kind, number>()
  readonly #narrowLanes = new Map<string, Narrowed>()
  readonly #narrowApis = new Map<string, Narrowed>()
  #sweptAt = 0

  /** `lane`: what the platform takes in one lane, its usual limit unless told. */
  constructor(lane: Limit = LANE) {
    this.#lane = lane
    this.#lanes = new Pace(lane)
  }

  /** The rows to start now, already counted as running, and how long the next one has to wait (null: for a run to end). */
  admit<Row extends OutboxHead>(
    rows: readonly Row[],
    now: number,
  ): { start: readonly Row[]; waitMs: number | null } {
    const start: Row[] = []
    let waitMs = Number.POSITIVE_INFINITY
    for (const row of this.#inTurn(rows)) {
      if (this.#running.has(row.lane)) continue
      if (this.isFull) break
      const wait = this.#waitMs(row, now)
      if (wait > 0) waitMs = Math.min(waitMs, wait)
      else if (start.length < AT_ONCE) start.push(this.#enter(row, now))
      else return { start, waitMs: 0 }
    }
    return { start, waitMs: Number.isFinite(waitMs) ? waitMs : null }
  }

  /** Nothing may start before a run ends. */
  get isFull(): boolean {
    return this.#running.size >= (this.reach.isAway ? 1 : PARALLEL)
  }

  leave({ lane, kind }: Start, now: number): void {
    this.#running.delete(lane)
    this.#turns.set(lane, now)
    this.#end({ lane, kind }, now)
    if (now - this.#sweptAt >= this.#lane.windowMs) this.#sweep(now)
  }

  /** Counts a call that ended at `at`, before there was this gate; the oldest first. */
  made({ lane, kind }: Start, at: number): void {
    this.#begin({ lane, kind }, at)
    this.#end({ lane, kind }, at)
  }

  /** Kinds of which nothing can start before so many ms have passed. */
  held(now: number): ReadonlyMap<Kind, number> {
    const waits = OUTBOUND_KINDS.map((kind) => [kind, this.#apiWaitMs(kind, now)] as const)
    return new Map(waits.filter(([, wait]) => wait > 0))
  }

  /** The platform refused the call for its API: all of the kind wait as long as it asks, then keep its limit (3.13). */
  holdApi(kind: Kind, { waitMs, limit }: TooMany, now: number): void {
    this.#hold(kind, now + waitMs)
    const told = limit === null ? undefined : windowOf(waitMs, limit)
    if (limit === null || told === undefined) return
    const calls = Math.max(told.lowest, limit)
    this.#narrowApis.set(`${kind} ${told.windowMs}`, { calls, until: now + NARROW_API_MS })
  }

  /** The platform takes no messages for a moment, whichever API brings them. */
  holdMessages(waitMs: number, now: number): void {
    for (const kind of SENDING) this.#hold(kind, now + waitMs)
  }

  /** The chat's limit is shared with other bots (lark-platform.md 3.1): our part of it is halved for a while. */
  narrowLane(lane: string, now: number): void {
    const calls = Math.max(1, Math.floor(this.#laneCalls(lane, now) / 2))
    this.#narrowLanes.set(lane, { calls, until: now + NARROW_LANE_MS })
  }

  #hold(kind: Kind, until: number): void {
    this.#heldUntil.set(kind, Math.max(until, this.#heldUntil.get(kind) ?? 0))
  }

  #inTurn<Row extends OutboxHead>(rows: readonly Row[]): readonly Row[] {
    const turn = ({ lane }: Row): number => this.#turns.get(lane) ?? 0
    return rows.toSorted((a, b) => a.priority - b.priority || turn(a) - turn(b))
  }

  #enter<Row extends Start>(row: Row, now: number): Row {
    this.#running.add(row.lane)
    this.#begin(row, now)
    return row
  }

  #begin({ lane, kind }: Start, now: number): void {
    this.#lanes.begin(lane, now)
    for (const { pace } of this.#apis) for (const key of countedAs(kind)) pace.begin(key, now)
  }

  #end({ lane, kind }: Start, now: number): void {
    this.#lanes.end(lane, now)
    for (const { pace } of this.#apis) for (const key of countedAs(kind)) pace.end(key, now)
  }

  #waitMs({ lane, kind }: Start, now: number): number {
    return Math.max(this.#apiWaitMs(kind, now), this.#lanes.waitMs(lane, now, this.#laneCalls(lane, now)))
  }

  #apiWaitMs(kind: Kind, now: number): number {
    const paces = this.#apis.flatMap(({ limit, pace }) =>
      countedAs(kind).map((key) =>
        pace.waitMs(key, now, inForce(this.#narrowApis.get(`${key} ${limit.windowMs}`), now)),
      ),
    )
    return Math.max(0, (this.#heldUntil.get(kind) ?? 0) - now, ...paces)
  }

  #laneCalls(lane: string, now: number): number {
    return inForce(this.#narrowLanes.get(lane), now) ?? this.#lane.calls
  }

  #sweep(now: number): void {
    this.#sweptAt = now
    this.#lanes.sweep(now)
    for (const [lane, { until }] of this.#narrowLanes) if (until <= now) this.#narrowLanes.delete(lane)
    for (const [lane, at] of this.#turns) if (now - at >= NARROW_LANE_MS) this.#turns.delete(lane)
  }
}

const countedAs = (kind: Kind): readonly string[] => (SENDING.has(kind) ? [kind, MESSAGES] : [kind])

/** The window that a refusal speaks of: the one whose limit it names, else the shortest that its wait fits in. */
const windowOf = (waitMs: number, limit: number) =>
  API.find(({ calls }) => calls === limit) ?? API.find(({ windowMs }) => waitMs < windowMs)

const inForce = (narrowed: Narrowed | undefined, now: number): number | undefined =>
  narrowed !== undefined && now < narrowed.until ? narrowed.calls : undefined
