import { describe, expect, it } from 'vitest'
import { changeDirectory } from '../../src/app/change-directory.ts'
import { readLine } from '../../src/app/nudge/line.ts'
import { parsePersonId } from '../../src/domain/kernel/codes.ts'
import { SYSTEM } from '../../src/domain/people/system.ts'
import { Stage } from '../app/ledger-stage.ts'
import { given } from '../storage/stage.ts'
import { linesTo } from './briefs.ts'

describe('people without an account', () => {
  it('are named to OFFICE once a day, and get their lines when they are known', () => {
    const stage = new Stage({ unbound: ['U-104', 'U-113'] })
    stage.tickAt('2025-10-24', '16:00')
    const told = () =>
      stage.database.read((store) =>
        stage
          .cards('brief')
          .filter(({ params }) => params.person === 'U-921')
          .map(({ params }) => store.briefs.linesOf(params.id).map((line) => readLine(line))),
      )
    expect(told().map((lines) => lines.filter((line) => line?.kind === 'unbound'))).toEqual([
      [{ kind: 'unbound', people: ['U-104', 'U-113'] }],
    ])
    expect(linesTo(stage, 'U-104')).toEqual([])
    stage.tickAt('2025-10-24', '17:30')
    expect(told().length).toBe(1)
    const first = given(parsePersonId('U-104'))
    stage.does((work) =>
      changeDirectory(work, [{ type: 'personBound', person: first, openId: 'ou_new' }], SYSTEM),
    )
    stage.tickAt('2025-10-27', '08:30')
    expect(linesTo(stage, 'U-104').length).toBeGreaterThan(0)
    expect(linesTo(stage, 'U-113')).toEqual([])
  })
})

describe('the end of the calendar', () => {
  it('is told to OFFICE once a year, from November of its last year', () => {
    const stage = new Stage()
    const told = () =>
      stage.database.read((store) =>
        stage
          .cards('brief')
          .filter(({ params }) => params.person === 'U-921')
          .flatMap(({ params }) => store.briefs.linesOf(params.id).map(readLine))
          .filter((line) => line?.kind === 'calendarEnds'),
      )
    stage.tickAt('2026-10-30')
    expect(told()).toEqual([])
    stage.tickAt('2026-11-02')
    stage.tickAt('2026-11-03')
    expect(told()).toEqual([{ kind: 'calendarEnds', year: 2026 }])
    stage.tickAt('2027-01-04')
    expect(told().length).toBe(2)
  })
})
