import type { LocalDate } from '../../domain/kernel/time.ts'

const parts = (day: LocalDate): readonly number[] => day.split('-').map(Number)

const WEEKDAYS = ['一', '二', '三', '四', '五', '六', '日']

export const dates = {
  /** 2025年10月31日 */
  day: (day: LocalDate): string => {
    const [year = 0, month = 0, date = 0] = parts(day)
    return `${year}年${month}月${date}日`
  },
  /** 10月31日 */
  short: (day: LocalDate): string => {
    const [, month = 0, date = 0] = parts(day)
    return `${month}月${date}日`
  },
  /** 10月31日 17:00, `time` as `HH:mm`; with the year when it is not that of `today`. */
  moment: (day: LocalDate, time: string, today: LocalDate): string =>
    `${parts(day)[0] === parts(today)[0] ? dates.short(day) : dates.day(day)} ${time}`,
  /** 1 = Monday … 7 = Sunday. */
  weekday: (weekday: number): string => `星期${WEEKDAYS[weekday - 1] ?? ''}`,
  /** Days to go: negative when past. */
  distance: (days: number): string =>
    days < 0 ? `已超期${-days}天` : days === 0 ? '今日到期' : `剩余${days}天`,
}
