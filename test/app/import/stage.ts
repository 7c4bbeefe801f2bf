import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { workCalendar } from '../../../src/domain/calendar/work-calendar.ts'
import { digestFactsOf } from '../../../src/domain/digest/project.ts'
import { problemCode } from '../../../src/domain/kernel/codes.ts'
import { type Instant, instant } from '../../../src/domain/kernel/time.ts'
import type { Problem } from '../../../src/domain/problem/problem.ts'
import { calendarData } from '../../../src/runtime/calendar-data.ts'
import { importText } from '../../../src/runtime/import/import-text.ts'
import { type LedgerDatabase, openLedger } from '../../../src/runtime/sqlite.ts'
import { temporaryFolder } from '../../storage/stage.ts'

export const DEMO_PATH = join(import.meta.dirname, '../../../src/runtime/demo/demo-feedback.json')
export const DEMO = readFileSync(DEMO_PATH, 'utf8')
export const calendar = workCalendar(calendarData(), 'Asia/Shanghai')
/** The instant that the demo data describes. */
export const DEMO_NOW = instant(Date.UTC(2025, 9, 24, 9))
/** A year later: the day on which a ledger is taken over is not the day that it describes. */
export const LATER = instant(Date.UTC(2026, 9, 24, 9))

export const at5pm = (day: string): Instant => instant(Date.parse(`${day}T17:00:00+08:00`))

const put = (file: unknown, path: string, value: unknown): void => {
  const keys = path.match(/[^.[\]]+/g) ?? []
  const last = keys.pop() ?? ''
  const parent = keys.reduce<unknown>((at, key) => Reflect.get(Object(at), key), file)
  if (value === undefined) Reflect.deleteProperty(Object(parent), last)
  else Reflect.set(Object(parent), last, value)
}

/** The demo file with other values at some paths (`problems[3].deadline`); undefined takes the field away. */
export const demoWith = (changes: Readonly<Record<string, unknown>>): string => {
  const file: unknown = JSON.parse(DEMO)
  for (const [path, value] of Object.entries(changes)) put(file, path, value)
  return JSON.stringify(file)
}

export const take = (path: string, text: string, now: Instant = LATER) =>
  importText({ path, timeZone: 'Asia/Shanghai', now, file: 'demo-feedback.json', text })

export const openAt = (path: string): LedgerDatabase => {
  const database = openLedger(path, { factsOf: (problem) => digestFactsOf(problem, calendar) })
  onTestFinished(() => database.close())
  return database
}

/** A ledger with the file taken over. */
export const taken = (text: string = DEMO, now: Instant = LATER): LedgerDatabase => {
  const path = join(temporaryFolder(), 'taizhang.db')
  take(path, text, now)
  return openAt(path)
}

export const problemOf = (ledger: LedgerDatabase, number: number): Problem => {
  const problem = ledger.read((store) => store.problems.get(problemCode(number)))
  if (problem === undefined) throw new Error(`no problem ${number}`)
  return problem
}
