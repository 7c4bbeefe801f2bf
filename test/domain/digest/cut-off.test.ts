import { describe, expect, it } from 'vitest'
import { workCalendar } from '../../../src/domain/calendar/work-calendar.ts'
import { cutOffDay, cutOffsSince, nextCutOff, previousCutOff } from '../../../src/domain/digest/cut-off.ts'
import { localDate } from '../../../src/domain/kernel/time.ts'
import { DEFAULT_PROFILE } from '../../../src/domain/people/profile.ts'
import { calendarData } from '../../../src/runtime/calendar-data.ts'

const calendar = workCalendar(calendarData(), 'Asia/Shanghai')
const at = (day: string, time: string) => calendar.at(localDate(day), time)

describe('the weekly cut-off (domain.md 3.9)', () => {
  it.each([
    ['2025-10-20', '2025-10-24'],
    ['2025-10-26', '2025-10-24'],
    // Friday 2025-10-03 is off: the last workday of that week is Tuesday.
    ['2025-10-01', '2025-09-30'],
    // Friday 2025-10-10 is a workday, though Saturday is one too.
    ['2025-10-08', '2025-10-10'],
    // The whole week is 春节.
    ['2026-02-18', null],
  ])('of the week of %s is on %s', (day, expected) => {
    expect(cutOffDay(localDate(day), calendar, DEFAULT_PROFILE)).toBe(expected)
  })

  it('has passed from its very minute on', () => {
    const since = (day: string, time: string) =>
      cutOffsSince(localDate('2025-09-19'), at(day, time), calendar, DEFAULT_PROFILE)
    expect(since('2025-09-26', '16:59')).toEqual([])
    expect(since('2025-10-12', '09:00')).toEqual(['2025-09-26', '2025-09-30', '2025-10-10'])
  })

  it('knows the next and the one before', () => {
    expect(nextCutOff(at('2025-10-24', '17:00'), calendar, DEFAULT_PROFILE)).toBe(at('2025-10-31', '17:00'))
    expect(nextCutOff(at('2026-02-13', '18:00'), calendar, DEFAULT_PROFILE)).toBe(at('2026-02-27', '17:00'))
    expect(previousCutOff(localDate('2025-10-10'), calendar, DEFAULT_PROFILE)).toBe(at('2025-09-30', '17:00'))
  })
})
