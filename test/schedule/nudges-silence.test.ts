import { describe, expect, it } from 'vitest'
import { extensionCode, problemCode } from '../../src/domain/kernel/codes.ts'
import { localDate } from '../../src/domain/kernel/time.ts'
import type { ProblemEvent } from '../../src/domain/problem/events.ts'
import { on, Stage } from '../app/ledger-stage.ts'
import { briefs, happens } from './briefs.ts'

const code = problemCode

describe('silence', () => {
  const update: ProblemEvent = {
    type: 'progressReported',
    on: code(3),
    task: null,
    percent: 70,
    before: 60,
    note: '',
  }
  const asked: ProblemEvent = {
    type: 'extensionAsked',
    code: extensionCode(code(3), 1),
    asked: localDate('2026-03-31'),
    reason: '资料未齐',
    late: false,
  }
  const alarms = (stage: Stage) =>
    stage.database
      .read((store) => store.due.open('WT-003'))
      .filter(({ key }) => key.startsWith('silence:WT-003:'))

  it('is still waited for when something else of the item moves after the update that put it off', () => {
    const stage = new Stage()
    stage.tickAt('2025-10-24', '16:00')
    expect(alarms(stage).length).toBeGreaterThan(0)
    stage.now = on('2025-10-27', '10:00')
    happens(stage, code(3), update)
    stage.now = on('2025-10-27', '11:00')
    happens(stage, code(3), asked)
    expect(alarms(stage).some(({ at }) => at <= on('2025-11-10', '08:30'))).toBe(true)
    stage.runThrough('2025-10-27', '2025-11-10')
    const told = briefs(stage).flatMap(({ lines }) => lines.filter(({ clock }) => clock === 'silence'))
    expect(told.filter(({ item }) => item === 'WT-003').map(({ rung }) => rung)).toEqual(['S1'])
  })
})
