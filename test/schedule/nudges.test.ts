import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { changeDirectory } from '../../src/app/change-directory.ts'
import { type NudgeLine, readLine } from '../../src/app/nudge/line.ts'
import { planNudges } from '../../src/app/nudge/plan.ts'
import { extensionCode, type ProblemCode, parsePersonId, problemCode } from '../../src/domain/kernel/codes.ts'
import { instant, localDate } from '../../src/domain/kernel/time.ts'
import { SYSTEM } from '../../src/domain/people/system.ts'
import type { ProblemEvent } from '../../src/domain/problem/events.ts'
import { evolve } from '../../src/domain/problem/evolve.ts'
import { calendar, on, Stage } from '../app/ledger-stage.ts'
import { given } from '../storage/stage.ts'

const code = problemCode

/** The lines of every daily card so far, told as `WT-005 N6`. */
const linesTo = (stage: Stage, person: string): readonly string[] =>
  briefs(stage)
    .filter((card) => card.person === person)
    .flatMap(({ lines }) => lines.map(({ item, rung }) => `${item} ${rung}`))

const briefs = (stage: Stage) =>
  stage.cards('brief').map(({ params, at, urgentFor }) => ({
    ...params,
    at,
    urgent: urgentFor !== undefined,
    lines: stage.database.read((store) =>
      store.briefs.linesOf(params.id).flatMap((line): readonly NudgeLine[] => {
        const read = readLine(line)
        return read?.kind === 'nudge' ? [read] : []
      }),
    ),
  }))

/** Something happens to a problem, as recorded history. */
const happens = (stage: Stage, problem: ProblemCode, ...events: readonly ProblemEvent[]): void => {
  stage.does((work) => {
    const before = work.store.problems.get(problem)
    if (before === undefined) throw new Error(problem)
    const stamp = { at: work.now, by: SYSTEM, onBehalfOf: null }
    const after = events.reduce((folded, event) => evolve(folded, event, stamp), before)
    work.store.problems.save(after, before.rev, null)
    planNudges(work, after, before)
    return after
  })
}

describe('the daily card', () => {
  it('at a takeover speaks of the highest rung of each item only', () => {
    const stage = new Stage()
    stage.tickAt('2025-10-24', '16:00')
    // WT-035 was due on 09-30: sixteen workdays ago counting make-up days, so the proposal of 约谈 is reached.
    const office = linesTo(stage, 'U-921')
    expect(office.filter((line) => line.startsWith('WT-035'))).toEqual(['WT-035 N8'])
    expect(linesTo(stage, 'U-931')).toContain('WT-035 N8')
    // WT-005 was due on 10-15: N7 on the fifth workday, 10-22.
    expect(office).toContain('WT-005 N7')
    // WT-001 is under review: nobody of the unit hears of it.
    expect(stage.posted.some(({ key }) => key.includes('WT-001'))).toBe(false)
    const rungs = stage.database.read((store) =>
      ['N5', 'N6', 'N7', 'N8', 'N9'].map((rung) => store.due.get(`nudge:WT-035:1:${rung}`)?.outcome),
    )
    expect(rungs).toEqual(['skipped', 'skipped', 'skipped', 'done', undefined])
  })

  it('is numbered, one a day for each person, at the beginning of the window of workdays', () => {
    const stage = new Stage().runThrough('2025-10-24', '2025-11-24')
    const cards = briefs(stage)
    expect(cards.length).toBeGreaterThan(50)
    expect(new Set(cards.map(({ person, day }) => `${person} ${day}`)).size).toBe(cards.length)
    expect(new Set(cards.map(({ id }) => id)).size).toBe(cards.length)
    for (const { id, day, at } of cards) {
      expect(id).toMatch(/^DB-\d{6}$/)
      expect(calendar.isWorkday(day)).toBe(true)
      expect(calendar.timeOf(at) >= '08:30' && calendar.timeOf(at) < '18:00').toBe(true)
    }
  })

  it('never repeats a rung, neither by the hour nor after a restart', () => {
    const stage = new Stage()
    for (const [from, to] of [
      ['2025-10-24', '2025-10-31'],
      ['2025-10-30', '2025-11-24'],
    ] as const) {
      stage.runThrough(from, to).restart()
    }
    const told = briefs(stage).flatMap(({ person, lines }) =>
      lines.map(({ item, clock, version, rung }) => `${person} ${clock} ${item} ${version} ${rung}`),
    )
    expect(new Set(told).size).toBe(told.length)
  })

  it('after an outage speaks of the highest rung only', () => {
    const stage = new Stage()
    stage.tickAt('2025-10-24', '16:00')
    const before = stage.posted.length
    // WT-003 and its last task fell due on Friday 11-14: N5 on Monday, N6 on Wednesday.
    stage.tickAt('2025-11-20', '09:00')
    expect(stage.posted.length).toBeGreaterThan(before)
    expect(linesTo(stage, 'U-101').filter((line) => line.startsWith('WT-003'))).toEqual(['WT-003 N6'])
    expect(linesTo(stage, 'U-105').filter((line) => line.startsWith('WT-003 N'))).toEqual([])
  })

  it('is urgent when a line is overdue, and only then', () => {
    const stage = new Stage().runThrough('2025-10-24', '2025-11-07')
    for (const { urgent, lines } of briefs(stage)) expect(urgent).toBe(lines.some(({ overdue }) => overdue))
    expect(briefs(stage).some(({ urgent }) => urgent)).toBe(true)
    expect(briefs(stage).some(({ urgent }) => !urgent)).toBe(true)
  })

  it('waits for the window: nothing on a Saturday, all on Monday', () => {
    const stage = new Stage({ importedAt: on('2025-10-25') })
    const wake = stage.tickAt('2025-10-25', '10:00')
    expect(stage.cards('brief')).toEqual([])
    expect(wake).toBe(on('2025-10-27', '08:30'))
    stage.tickAt('2025-10-27', '08:29')
    expect(stage.cards('brief')).toEqual([])
    stage.tickAt('2025-10-27', '08:30')
    expect(stage.cards('brief').length).toBeGreaterThan(10)
  })

  it('leaves out what was settled before it went out', () => {
    const stage = new Stage({ importedAt: on('2025-10-25') })
    stage.tickAt('2025-10-25', '10:00')
    happens(stage, code(5), { type: 'longTermSet', holder: SYSTEM, intervalMonths: 3, opinion: '' })
    stage.tickAt('2025-10-27', '08:30')
    expect(linesTo(stage, 'U-921').filter((line) => line.includes('-005'))).toEqual([])
    expect(linesTo(stage, 'U-921').some((line) => line.startsWith('WT-035'))).toBe(true)
  })
})

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

describe('a tick', () => {
  it('repeats nothing under any jumps of the clock and restarts', () => {
    const jumps = fc.array(fc.integer({ min: 1, max: 60 * 24 * 12 }), { minLength: 1, maxLength: 12 })
    fc.assert(
      fc.property(jumps, (minutes) => {
        const stage = new Stage()
        for (const step of minutes) {
          stage.now = instant(stage.now + step * 60_000)
          stage.tickNow()
          if (step % 3 === 0) stage.restart().tickNow()
        }
        const cards = briefs(stage)
        const told = cards.flatMap(({ person, lines }) =>
          lines.map(({ item, clock, version, rung }) => `${person} ${clock} ${item} ${version} ${rung}`),
        )
        expect(new Set(told).size).toBe(told.length)
        expect(new Set(cards.map(({ person, day }) => `${person} ${day}`)).size).toBe(cards.length)
        for (const { at } of cards) expect(calendar.isWorkday(calendar.dayOf(at))).toBe(true)
      }),
      { numRuns: 12 },
    )
  })
})
