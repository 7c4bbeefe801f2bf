import type { LocalDate } from '../../domain/kernel/time.ts'
import type { Catalogue } from '../catalogue.ts'

const parts = (day: LocalDate): readonly number[] => day.split('-').map(Number)

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']
const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday']

const short = (day: LocalDate): string => {
  const [, month = 1, date = 0] = parts(day)
  return `${date} ${MONTHS[month - 1] ?? ''}`
}
const long = (day: LocalDate): string => `${short(day)} ${parts(day)[0] ?? ''}`
const days = (count: number): string => (count === 1 ? '1 day' : `${count} days`)

export const dates: Catalogue['dates'] = {
  day: long,
  short,
  moment: (day, time, today) => `${parts(day)[0] === parts(today)[0] ? short(day) : long(day)}, ${time}`,
  weekday: (weekday) => WEEKDAYS[weekday - 1] ?? '',
  distance: (left) => (left < 0 ? `${days(-left)} overdue` : left === 0 ? 'due today' : `${days(left)} left`),
}
