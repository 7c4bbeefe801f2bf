import type { LocalDate } from '../../domain/kernel/time.ts'
import { card, facts, table } from './build/layout.ts'
import { heading, remark } from './build/text.ts'
import type { RootElement } from './build/types.ts'
import { defineCard } from './card.ts'
import type { CardView } from './view.ts'

const DAYS_AROUND = 3
const SATURDAY = 6

/** /日历: what the day is, the working days around it, and how far the data reaches (domain.md 2.10). */
export const calendar = defineCard<'calendar', LocalDate>({
  name: 'calendar',
  load: (_view, { day }) => day,
  draw: (day, view) => {
    const header = {
      title: view.text.calendarCard.title(view.text.dates.day(day)),
      subtitle: view.text.calendarCard.zone(view.calendar.timeZone),
      template: view.calendar.isWorkday(day) ? 'blue' : 'grey',
    } as const
    return { card: card(header, body(view, day)), settled: true }
  },
})

/** Working day, made up, weekend, or the holiday's name. */
const kindOf = (view: CardView, day: LocalDate): string => {
  const { calendar: days, text } = view
  const words = text.calendarCard
  if (days.isWorkday(day)) return days.weekday(day) >= SATURDAY ? words.makeUp : words.workday
  const holiday = days.holidayName(day)
  return holiday === null ? words.weekend : words.holiday(holiday)
}

const body = (view: CardView, day: LocalDate): readonly RootElement[] => {
  const { calendar: days, text } = view
  const { calendarCard: words, dates, terms } = text
  const around = Array.from({ length: 2 * DAYS_AROUND + 1 }, (_, index) =>
    days.addDays(day, index - DAYS_AROUND),
  )
  const columns = [
    { title: words.day, width: '160px' },
    { title: words.weekday, width: '120px' },
    { title: words.kind, width: '200px' },
  ]
  const rows = around.map((each) => [dates.day(each), dates.weekday(days.weekday(each)), kindOf(view, each)])
  return [
    facts(
      [
        [words.kind, `${dates.weekday(days.weekday(day))} ${kindOf(view, day)}`],
        [words.previous, dates.day(days.addWorkdays(day, -1))],
        [words.next, dates.day(days.addWorkdays(day, 1))],
        [words.after(5), dates.day(days.addWorkdays(day, 5))],
        [words.after(10), dates.day(days.addWorkdays(day, 10))],
      ],
      terms.colon,
    ),
    heading(words.week),
    table('days', columns, rows, 7),
    ...(around.some((each) => days.isProvisional(each))
      ? [remark(words.provisional(days.coverage.from, days.coverage.to))]
      : []),
  ]
}
