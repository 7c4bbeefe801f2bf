import { describe, expect, it } from 'vitest'
import { ledgerAsOf, problemAsOf } from '../../src/app/as-of.ts'
import { itemActions } from '../../src/app/item-actions.ts'
import { decideOn } from '../../src/app/record.ts'
import { undoUpdate } from '../../src/app/undo.ts'
import { parsePersonId, problemCode, taskCode } from '../../src/domain/kernel/codes.ts'
import type { Instant } from '../../src/domain/kernel/time.ts'
import { withLateReports } from '../../src/domain/problem/late.ts'
import { reportProgress } from '../../src/domain/problem/progress.ts'
import { given } from '../storage/stage.ts'
import { on, Stage } from './ledger-stage.ts'

const CODE = problemCode(3)
const TASK = taskCode(CODE, 1)
const OWNER = 'U-108'
const MONDAY = '2025-10-27'

/** Reports as they were heard: percent, when it was said, when it came. */
const told = (...reports: readonly (readonly [number, string, string])[]): Stage => {
  const ledger = new Stage({ importedAt: on('2025-10-24', '17:30') })
  for (const [percent, said, heard] of reports) {
    ledger.now = on(MONDAY, heard)
    ledger.acts(OWNER, (acting) =>
      itemActions.report(acting, TASK, percent, '推进', { saidAt: on(MONDAY, said) }),
    )
  }
  return ledger
}
const asOf = (ledger: Stage, at: Instant) =>
  ledger.database.read((store) => {
    const one = problemAsOf(store, CODE, at)
    expect(ledgerAsOf(store, at).problems.find(({ code }) => code === CODE)).toEqual(one)
    return one
  })
const percentAt = (ledger: Stage, at: Instant) => asOf(ledger, at)?.tasks[0]?.percent
const course = (ledger: Stage, ...times: readonly string[]) =>
  times.map((time) => percentAt(ledger, on(MONDAY, time)))
/** The last report is taken back by its writer. */
const takesBack = (ledger: Stage, at: Instant = ledger.now): void => {
  ledger.now = at
  const n = ledger.database.read((store) => store.problems.get(CODE)?.progress.length ?? 0) - 1
  ledger.acts(OWNER, (acting) => undoUpdate(acting, CODE, { kind: 'progress', n }))
}

describe('the ledger as of an instant', () => {
  it('holds what had been said by then, in whatever order it came', () => {
    const times = ['08:59', '09:30', '10:30', '11:30', '12:30'] as const
    const inTime = told([75, '09:00', '09:00'], [80, '10:00', '10:00'], [90, '11:00', '11:00'])
    const late = told([75, '09:00', '09:00'], [90, '11:00', '11:00'], [80, '10:00', '12:00'])
    expect(course(inTime, ...times)).toEqual([70, 75, 80, 90, 90])
    expect(course(late, ...times)).toEqual([70, 75, 80, 90, 90])
  })

  it('never counts what came late and was taken back, for the time before it came', () => {
    const ledger = told([75, '09:00', '09:00'], [95, '10:00', '12:00'])
    expect(course(ledger, '10:30', '11:59')).toEqual([95, 95])
    takesBack(ledger, on(MONDAY, '12:05'))
    expect(course(ledger, '10:30', '11:59', '12:02', '12:06')).toEqual([75, 75, 95, 75])
  })

  it('is overtaken by what had been said later, and stands at its own time', () => {
    const ledger = told([75, '09:00', '09:00'], [90, '10:20', '10:20'], [80, '10:00', '12:00'])
    const past = asOf(ledger, on(MONDAY, '10:30'))
    expect(past?.tasks[0]?.percent).toBe(90)
    expect(past?.progress.slice(-3).map(({ percent, at }) => [percent, at])).toEqual([
      [75, on(MONDAY, '09:00')],
      [80, on(MONDAY, '10:00')],
      [90, on(MONDAY, '10:20')],
    ])
    expect(past?.lastUpdateAt).toBe(on(MONDAY, '10:20'))
    expect(asOf(ledger, on(MONDAY, '10:10'))?.lastUpdateAt).toBe(on(MONDAY, '10:00'))
  })

  it('counts what was confirmed from its confirmation', () => {
    const ledger = told([75, '09:00', '09:00'])
    ledger.now = on(MONDAY, '12:00')
    ledger.acts(OWNER, (acting) => {
      const said = { on: TASK, percent: 95, note: '推进', saidAt: on(MONDAY, '10:00') }
      return decideOn(acting, TASK, (d, p) => reportProgress(d, p, { ...said, confirmed: true }))
    })
    expect(course(ledger, '10:30', '11:59', '12:00')).toEqual([75, 75, 95])
  })

  it('moves no task that nobody had taken on by then', () => {
    const ledger = new Stage({ importedAt: on('2025-10-24', '17:30') })
    const known = ledger.database.read((store) => given(store.problems.get(CODE)))
    const tasks = known.tasks.map((task) => ({ ...task, state: 'unclaimed' as const }))
    const event = {
      type: 'progressReported',
      on: TASK,
      task: TASK,
      percent: 95,
      before: 70,
      note: '',
    } as const
    const late = {
      event,
      stamp: { at: on(MONDAY, '10:00'), by: given(parsePersonId(OWNER)), onBehalfOf: null },
    }
    const unclaimed = { ...known, tasks }
    expect(withLateReports(unclaimed, [late], on(MONDAY, '10:30'))).toBe(unclaimed)
    expect(withLateReports(known, [late], on(MONDAY, '10:30')).tasks[0]?.percent).toBe(95)
  })

  it('still takes back the report that was meant', () => {
    const ledger = told([75, '09:00', '09:00'], [90, '11:00', '11:00'], [80, '10:00', '12:00'])
    takesBack(ledger)
    const past = ledger.database.read((store) => problemAsOf(store, CODE, ledger.now))
    expect(past?.progress.map(({ undoneAt }) => undoneAt !== undefined).slice(-3)).toEqual([
      false,
      false,
      true,
    ])
    expect(past?.tasks[0]?.percent).toBe(90)
  })
})
