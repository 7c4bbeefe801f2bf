import type { CardRequest } from '../../src/app/cards.ts'
import type { Work } from '../../src/app/context.ts'
import type { Desk, NoticeRequest } from '../../src/app/notices.ts'
import type { Cause, Store } from '../../src/app/ports.ts'
import { workCalendar } from '../../src/domain/calendar/work-calendar.ts'
import { digestFactsOf } from '../../src/domain/digest/project.ts'
import { type Instant, instant, localDate } from '../../src/domain/kernel/time.ts'
import { calendarData } from '../../src/runtime/calendar-data.ts'
import demo from '../../src/runtime/demo/demo-feedback.json' with { type: 'json' }
import { importText } from '../../src/runtime/import/import-text.ts'
import { type LedgerDatabase, openLedger } from '../../src/runtime/sqlite.ts'
import { tick } from '../../src/schedule/tick.ts'

export const calendar = workCalendar(calendarData(), 'Asia/Shanghai')
/** The instant of a local time in Shanghai. */
export const on = (date: string, time = '10:00'): Instant => calendar.at(localDate(date), time)

interface DemoPerson {
  id: string
  open_id?: string
}
interface DemoFile {
  round: { supervisors: Record<string, DemoPerson[]>; leading_group_chat_id?: string }
  organisations: {
    code: string
    first_responsible: DemoPerson
    responsible_leaders: DemoPerson[]
    departments: { head: DemoPerson }[]
    liaison: DemoPerson
    group_chat_id?: string
  }[]
  expected_digest_at_demo_now: Record<string, unknown>
}

export const demoFile = (): DemoFile => JSON.parse(JSON.stringify(demo))

/** The demo round with everybody on the platform (`ou_U-101`), save the people named, and every group bound. */
const bound = (unbound: readonly string[]): string => {
  const file = demoFile()
  const people = [
    ...Object.values(file.round.supervisors).flat(),
    ...file.organisations.flatMap((unit) => [
      unit.first_responsible,
      ...unit.responsible_leaders,
      ...unit.departments.map(({ head }) => head),
      unit.liaison,
    ]),
  ]
  for (const person of people) if (!unbound.includes(person.id)) person.open_id = `ou_${person.id}`
  for (const unit of file.organisations) unit.group_chat_id = `oc_${unit.code}`
  file.round.leading_group_chat_id = 'oc_leading'
  return JSON.stringify(file)
}

export type Posted = CardRequest & { readonly at: Instant }

export interface Opening {
  readonly importedAt?: Instant
  /** People of the round who are not on the platform. */
  readonly unbound?: readonly string[]
}

/**
 * The demo ledger on a real file, a clock that the caller moves, and what is handed to the platform's edge; whoever
 * opens it closes it.
 */
export class DemoLedger {
  readonly posted: Posted[] = []
  readonly refreshed: string[] = []
  /** Notes that went out at once. */
  readonly notified: NoticeRequest[] = []
  readonly path: string
  now: Instant
  database: LedgerDatabase
  private ids = 0

  constructor(path: string, { importedAt = on('2025-10-24', '16:00'), unbound = [] }: Opening = {}) {
    this.path = path
    this.now = importedAt
    importText({
      path: this.path,
      timeZone: 'Asia/Shanghai',
      now: importedAt,
      file: 'demo-feedback.json',
      text: bound(unbound),
    })
    this.database = this.open()
  }

  private open(): LedgerDatabase {
    return openLedger(this.path, { factsOf: (problem) => digestFactsOf(problem, calendar) })
  }

  restart(): this {
    this.database.close()
    this.database = this.open()
    return this
  }

  private readonly desk: Desk = {
    post: (_store, request) => {
      const known = this.posted.some(({ key }) => key === request.key)
      if (!known) this.posted.push({ ...request, at: this.now })
      return request.key
    },
    note: () => undefined,
    notify: (_store, request) => {
      this.notified.push(request)
    },
    warn: () => undefined,
    withhold: () => undefined,
    refresh: (_store, post) => {
      this.refreshed.push(post.id)
    },
    renew: () => undefined,
    draw: () => ({}),
  }

  readonly workOf = (store: Store, cause: Cause): Work => ({
    store,
    now: this.now,
    calendar,
    directory: store.directory.load(),
    cause,
    desk: this.desk,
    newId: () => {
      this.ids += 1
      return `id-${this.ids}`
    },
  })

  /** Moves the clock and does what is due; returns when to wake next. */
  tickAt(date: string, time = '08:30'): Instant | undefined {
    this.now = on(date, time)
    return this.tickNow()
  }

  tickNow(): Instant | undefined {
    return tick({ database: this.database, workOf: this.workOf }, this.now).next
  }

  /** Every hour from one day to another, as a running service would. */
  runThrough(from: string, to: string): this {
    const HOUR_MS = 3_600_000
    for (let now = on(from, '00:00'); now <= on(to, '23:00'); now = instant(now + HOUR_MS)) {
      this.now = now
      this.tickNow()
    }
    return this
  }
}
