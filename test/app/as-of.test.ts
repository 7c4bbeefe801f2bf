import { describe, expect, it } from 'vitest'
import { ledgerAsOf, problemAsOf } from '../../src/app/as-of.ts'
import { itemActions } from '../../src/app/item-actions.ts'
import { undoUpdate } from '../../src/app/undo.ts'
import { problemCode, taskCode } from '../../src/domain/kernel/codes.ts'
import type { Instant } from '../../src/domain/kernel/time.ts'
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
const percentAt = (ledger: Stage, at: Instant) =>
  ledger.database.read((store) => {
    const one = problemAsOf(store, CODE, at)
    expect(ledgerAsOf(store, at).problems.find(({ code }) => code === CODE)).toEqual(one)
    return one?.tasks[0]?.percent
  })
const course = (ledger: Stage, ...times: readonly string[]) =>
  times.map((time) => percentAt(ledger, on(MONDAY, time)))

describe('the ledger as of an instant', () => {
  it('holds what had been said by then, in whatever order it came', () => {
    const times = ['08:59', '09:30', '10:30', '11:30', '12:30'] as const
    const inTime = told([75, '09:00', '09:00'], [80, '10:00', '10:00'], [90, '11:00', '11:00'])
    const late = told([75, '09:00', '09:00'], [90, '11:00', '11:00'], [80, '10:00', '12:00'])
    expect(course(inTime, ...times)).toEqual([70, 75, 80, 90, 90])
    expect(course(late, ...times)).toEqual([70, 75, 80, 90, 90])
  })

  it('still takes back the report that was meant', () => {
    const ledger = told([75, '09:00', '09:00'], [90, '11:00', '11:00'], [80, '10:00', '12:00'])
    const n = ledger.database.read((store) => store.problems.get(CODE)?.progress.length ?? 0) - 1
    ledger.acts(OWNER, (acting) => undoUpdate(acting, CODE, { kind: 'progress', n }))
    const past = ledger.database.read((store) => problemAsOf(store, CODE, ledger.now))
    expect(past?.progress.map(({ undoneAt }) => undoneAt !== undefined).slice(-3)).toEqual([
      false,
      false,
      true,
    ])
    expect(past?.tasks[0]?.percent).toBe(90)
  })
})
