import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { noticeToOffice } from '../../src/app/nudge/office-notice.ts'
import { parsePersonId, problemCode } from '../../src/domain/kernel/codes.ts'
import { instant } from '../../src/domain/kernel/time.ts'
import { SYSTEM } from '../../src/domain/people/system.ts'
import { calendar, on, Stage } from '../app/ledger-stage.ts'
import { given } from '../storage/stage.ts'
import { briefs, happens, linesTo } from './briefs.ts'

const code = problemCode

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

  it('goes out on its day also where the clock ran ahead of it: a card of tomorrow does not stand for it', () => {
    const stage = new Stage()
    stage.tickAt('2025-10-28', '09:00')
    stage.tickAt('2025-10-27', '09:00')
    const person = given(parsePersonId('U-921'))
    const cards = () => briefs(stage).filter((card) => card.person === person && card.day === '2025-10-27')
    expect(cards()).toEqual([])
    stage.does((work) => {
      noticeToOffice(work, { kind: 'unbound', people: [person] }, 'unbound:2025-10-27')
      return true
    })
    stage.tickNow()
    expect(cards()).toHaveLength(1)
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
