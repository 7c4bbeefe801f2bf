import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import type { CardRequest } from '../../src/app/cards.ts'
import type { Acting, Work } from '../../src/app/context.ts'
import type { Desk, NoticeRequest } from '../../src/app/notices.ts'
import type { Cause, Store } from '../../src/app/ports.ts'
import { workCalendar } from '../../src/domain/calendar/work-calendar.ts'
import { digestFactsOf } from '../../src/domain/digest/project.ts'
import { parsePersonId } from '../../src/domain/kernel/codes.ts'
import { type Instant, instant, localDate } from '../../src/domain/kernel/time.ts'
import { calendarData } from '../../src/runtime/calendar-data.ts'
import { importText } from '../../src/runtime/import/import-text.ts'
import { type LedgerDatabase, openLedger } from '../../src/runtime/sqlite.ts'
import { tick } from '../../src/schedule/tick.ts'
import { given, temporaryFolder } from '../storage/stage.ts'

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

const DEMO = new URL('../../src/runtime/demo/demo-feedback.json', import.meta.url)
export const demoFile = (): DemoFile => JSON.parse(readFileSync(DEMO, 'utf8'))

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

/** The demo ledger on a real file, a clock that the test moves, and what is handed to the platform's edge. */
export class Stage {
  readonly posted: Posted[] = []
  readonly refreshed: string[] = []
  /** Notes that went out at once. */
  readonly notified: NoticeRequest[] = []
  readonly path = join(temporaryFolder(), 'taizhang.db')
  now: Instant
  database: LedgerDatabase
  private ids = 0

  constructor({ importedAt = on('2025-10-24', '16:00'), unbound = [] as readonly string[] } = {}) {
    this.now = importedAt
    importText({
      path: this.path,
      timeZone: 'Asia/Shanghai',
      now: importedAt,
      file: 'demo-feedback.json',
      text: bound(unbound),
    })
    this.database = this.open()
    onTestFinished(() => this.database.close())
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
    return tick({ database: this.database, workOf: this.workOf }, this.now)
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

  /** A use case on behalf of a person, in one transaction. */
  acts<T>(who: string, use: (acting: Acting) => T): T {
    return this.does((work) => {
      const actor = given(work.directory.people.get(given(parsePersonId(who))))
      return use({ ...work, actor })
    })
  }

  /** A use case in one transaction. */
  does<T>(use: (work: Work) => T): T {
    const results: T[] = []
    this.database.transact((store) => {
      results.push(use(this.workOf(store, { kind: 'cli', id: 'test' })))
    })
    const [result] = results
    if (result === undefined) throw new Error('no result')
    return result
  }

  cards<Name extends CardRequest['card']>(name: Name): readonly (Posted & { readonly card: Name })[] {
    return this.posted.filter((each): each is Posted & { readonly card: Name } => each.card === name)
  }
}
