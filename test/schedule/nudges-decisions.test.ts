import { describe, expect, it } from 'vitest'
import { extensionCode, problemCode } from '../../src/domain/kernel/codes.ts'
import { localDate } from '../../src/domain/kernel/time.ts'
import type { ProblemEvent } from '../../src/domain/problem/events.ts'
import { on, Stage } from '../app/ledger-stage.ts'
import { briefs, happens, linesTo } from './briefs.ts'

const code = problemCode

describe('an extension', () => {
  const extension = extensionCode(code(20), 1)
  const asked: ProblemEvent = {
    type: 'extensionAsked',
    code: extension,
    asked: localDate('2025-11-07'),
    reason: '资料未齐',
    late: true,
  }
  const of20 = (stage: Stage) => linesTo(stage, 'U-921').filter((line) => line.startsWith('WT-020'))

  it('being decided silences the overdue rungs; refused, the highest one reached goes out', () => {
    // WT-020 was due on Monday 10-20: N6 on 10-23, N7 on 10-27.
    const stage = new Stage()
    happens(stage, code(20), asked)
    stage.runThrough('2025-10-24', '2025-10-28')
    expect(of20(stage)).toEqual([])
    stage.now = on('2025-10-28', '23:00')
    happens(stage, code(20), { type: 'extensionDecided', code: extension, granted: null, text: '' })
    stage.tickAt('2025-10-29', '08:30')
    expect(of20(stage)).toEqual(['WT-020 N7'])
    stage.runThrough('2025-10-29', '2025-10-30')
    expect(of20(stage)).toEqual(['WT-020 N7'])
  })

  it('granted starts the ladder anew for the new date', () => {
    const stage = new Stage()
    happens(stage, code(20), asked, {
      type: 'extensionDecided',
      code: extension,
      granted: localDate('2025-11-07'),
      text: '',
    })
    stage.runThrough('2025-10-24', '2025-11-13')
    expect(of20(stage)).toEqual([])
    const handled = briefs(stage).flatMap(({ lines }) =>
      lines.filter(({ item, version }) => item === 'WT-020' && version === '2').map(({ rung }) => rung),
    )
    expect([...new Set(handled)]).toEqual(['N1', 'N2', 'N3', 'N4', 'N5', 'N6'])
  })
})

describe('an overdue review', () => {
  it('nudges the reviewer, not the unit', () => {
    // WT-009 waits for its responsible leader since 10-23: three workdays end on 10-28.
    const stage = new Stage().runThrough('2025-10-24', '2025-10-28')
    const about = () =>
      briefs(stage).flatMap(({ person, lines }) =>
        lines.filter(({ item }) => item === 'WT-009').map(({ rung }) => `${person} ${rung}`),
      )
    expect(about()).toEqual([])
    stage.tickAt('2025-10-29', '08:30')
    expect(about()).toEqual(['U-111 R1'])
  })
})
