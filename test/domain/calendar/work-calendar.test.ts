import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { workCalendar } from '../../../src/domain/calendar/work-calendar.ts'
import { instant, type LocalDate, localDate } from '../../../src/domain/kernel/time.ts'
import { calendarData } from '../../../src/runtime/calendar-data.ts'

const calendar = workCalendar(calendarData(), 'Asia/Shanghai')
const d = localDate

const daysFrom = (first: string, last: string): LocalDate[] => {
  const days: LocalDate[] = []
  for (let day = d(first); day <= d(last); day = calendar.addDays(day, 1)) days.push(day)
  return days
}

/** domain.md 2.10. */
const NOTICES = [
  {
    year: '2025',
    off: ['01-01/01-01', '01-28/02-04', '04-04/04-06', '05-01/05-05', '05-31/06-02', '10-01/10-08'],
    work: ['01-26', '02-08', '04-27', '09-28', '10-11'],
  },
  {
    year: '2026',
    off: [
      '01-01/01-03',
      '02-15/02-23',
      '04-04/04-06',
      '05-01/05-05',
      '06-19/06-21',
      '09-25/09-27',
      '10-01/10-07',
    ],
    work: ['01-04', '02-14', '02-28', '05-09', '09-20', '10-10'],
  },
]

describe('statutory days', () => {
  it.each(NOTICES)('of $year are those of the notice, every day of the year', ({ year, off, work }) => {
    const daysOff = new Set(
      off.flatMap((span) => {
        const [first = '', last = ''] = span.split('/')
        return daysFrom(`${year}-${first}`, `${year}-${last}`)
      }),
    )
    const makeUp = new Set(work.map((day) => d(`${year}-${day}`)))
    for (const day of daysFrom(`${year}-01-01`, `${year}-12-31`)) {
      const expected = makeUp.has(day) || (!daysOff.has(day) && calendar.weekday(day) <= 5)
      expect([day, calendar.isWorkday(day)]).toEqual([day, expected])
      expect(calendar.isProvisional(day)).toBe(false)
    }
  })

  it('carry the name of the holiday, make-up workdays too', () => {
    expect(calendar.holidayName(d('2025-10-03'))).toBe('国庆节')
    expect(calendar.holidayName(d('2025-10-11'))).toBe('国庆节')
    expect(calendar.holidayName(d('2025-05-31'))).toBe('端午节')
    expect(calendar.holidayName(d('2025-10-10'))).toBeNull()
  })

  it('end with the data: 2027 has weekends only and is provisional', () => {
    expect(calendar.coverage).toEqual({ from: 2004, to: 2026 })
    expect(calendar.isProvisional(d('2027-01-01'))).toBe(true)
    expect(calendar.isWorkday(d('2027-01-01'))).toBe(true)
    expect(calendar.isWorkday(d('2027-01-02'))).toBe(false)
    expect(calendar.isProvisional(d('2026-12-31'))).toBe(false)
    expect(calendar.isProvisional(d('2003-12-31'))).toBe(true)
  })
})

describe('counting days', () => {
  it('excludes the starting day: five workdays from 2025-09-26 end on 2025-10-10 (domain.md 3.7)', () => {
    expect(calendar.addWorkdays(d('2025-09-26'), 5)).toBe('2025-10-10')
    expect(calendar.workdaysBetween(d('2025-09-26'), d('2025-10-10'))).toBe(5)
    expect(calendar.addWorkdays(d('2025-10-10'), -5)).toBe('2025-09-26')
  })

  it('finds the workday before and after a day off', () => {
    expect(calendar.workdayOnOrBefore(d('2025-10-08'))).toBe('2025-09-30')
    expect(calendar.workdayOnOrAfter(d('2025-10-01'))).toBe('2025-10-09')
    expect(calendar.workdayOnOrAfter(d('2025-10-11'))).toBe('2025-10-11')
    expect(calendar.workdayOnOrBefore(d('2025-11-15'))).toBe('2025-11-14')
  })

  const day = fc.integer({ min: 0, max: 30_000 }).map((offset) => calendar.addDays(d('1999-12-31'), offset))

  it('addDays and daysBetween are inverse', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: -4000, max: 4000 }), (from, n) => {
        expect(calendar.daysBetween(from, calendar.addDays(from, n))).toBe(n)
      }),
    )
  })

  it('addWorkdays lands on a workday with exactly n workdays between', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: 1, max: 60 }), (from, n) => {
        const to = calendar.addWorkdays(from, n)
        expect(calendar.isWorkday(to)).toBe(true)
        expect(calendar.workdaysBetween(from, to)).toBe(n)
        const back = calendar.addWorkdays(from, -n)
        expect(calendar.isWorkday(back)).toBe(true)
        expect(calendar.workdaysBetween(back, from)).toBe(n - 1 + (calendar.isWorkday(from) ? 1 : 0))
      }),
    )
  })
})

describe('instants and days', () => {
  it('run a deadline to the last millisecond of the day in Shanghai', () => {
    expect(calendar.startOf(d('2025-10-24'))).toBe(Date.UTC(2025, 9, 23, 16))
    expect(calendar.endOf(d('2025-10-24'))).toBe(Date.UTC(2025, 9, 24, 16) - 1)
    expect(calendar.at(d('2025-10-24'), '17:00')).toBe(Date.parse('2025-10-24T17:00:00+08:00'))
    expect(calendar.timeOf(instant(Date.parse('2025-10-24T08:30:59+08:00')))).toBe('08:30')
    expect(() => calendar.at(d('2025-10-24'), '24:00')).toThrow(RangeError)
  })

  const ZONES = [
    'Asia/Shanghai',
    'Asia/Urumqi',
    'America/New_York',
    'Europe/London',
    'Australia/Lord_Howe',
    'America/Havana',
    'Asia/Kathmandu',
    'Atlantic/Azores',
    'Pacific/Apia',
    'UTC',
  ]
  const instants = fc.integer({ min: Date.UTC(1990, 0, 1), max: Date.UTC(2035, 0, 1) }).map(instant)

  it.each(ZONES)('agree with the platform’s own clock in %s', (timeZone) => {
    const local = workCalendar(calendarData(), timeZone)
    const day = new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' })
    const time = new Intl.DateTimeFormat('en-GB', { timeZone, timeStyle: 'short' })
    fc.assert(
      fc.property(instants, (at) => {
        const today = local.dayOf(at)
        expect(today).toBe(day.format(at))
        expect(local.timeOf(at)).toBe(time.format(at))
        expect(local.startOf(today)).toBeLessThanOrEqual(at)
        expect(local.endOf(today)).toBeGreaterThanOrEqual(at)
        expect(local.endOf(today) + 1).toBe(local.startOf(local.dayOf(instant(local.endOf(today) + 1))))
      }),
      { numRuns: 200 },
    )
  })

  it('keep days of 23 and 25 hours whole', () => {
    const newYork = workCalendar(calendarData(), 'America/New_York')
    const hours = (day: LocalDate) => (newYork.endOf(day) + 1 - newYork.startOf(day)) / 3_600_000
    expect(hours(d('2025-03-09'))).toBe(23)
    expect(hours(d('2025-11-02'))).toBe(25)
    expect(newYork.at(d('2025-03-09'), '02:30')).toBe(Date.parse('2025-03-09T07:00:00Z'))
    expect(newYork.at(d('2025-03-09'), '08:30')).toBe(Date.parse('2025-03-09T12:30:00Z'))
    expect(newYork.at(d('2025-11-02'), '01:30')).toBe(Date.parse('2025-11-02T05:30:00Z'))
    expect(newYork.timeOf(instant(Date.parse('2025-11-02T06:30:00Z')))).toBe('01:30')
  })

  it('know the days that begin at one o’clock', () => {
    const havana = workCalendar(calendarData(), 'America/Havana')
    expect(havana.timeOf(havana.startOf(d('2025-03-09')))).toBe('01:00')
    expect(havana.dayOf(instant(havana.startOf(d('2025-03-09')) - 1))).toBe('2025-03-08')
  })
})
