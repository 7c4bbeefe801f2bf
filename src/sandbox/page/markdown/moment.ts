import { locale } from '../words/wording.ts'

/** What each format of `<local_datetime>` shows. */
const FORMATS: Readonly<Record<string, Intl.DateTimeFormatOptions>> = {
  date_short: { month: 'long', day: 'numeric' },
  date: { year: 'numeric', month: 'long', day: 'numeric' },
  week: { weekday: 'long' },
  week_short: { weekday: 'short' },
  time: { hour: '2-digit', minute: '2-digit', hour12: false },
  time_sec: { hour: '2-digit', minute: '2-digit', second: '2-digit', hour12: false },
  timezone: { timeZoneName: 'longOffset' },
}
const DIGITS: Intl.DateTimeFormatOptions = { year: 'numeric', month: '2-digit', day: '2-digit' }
/** Swedish writes a date as the platform does: 2019-03-15. */
const DASHED = 'sv-SE'

/** An instant (UTC ms) in the reader's zone and language, in digits unless told; '' for what is no instant. */
export function showMoment(instant: number, format: string, timeZone: string | undefined): string {
  if (!Number.isFinite(instant) || Math.abs(instant) > 8.64e15) return ''
  const options = Object.hasOwn(FORMATS, format) ? FORMATS[format] : undefined
  const usual = options ?? DIGITS
  const zoned = timeZone === undefined ? usual : { ...usual, timeZone }
  const language = locale.value === 'zh' ? 'zh-CN' : 'en-US'
  const formatter = new Intl.DateTimeFormat(options === undefined ? DASHED : language, zoned)
  if (format !== 'timezone') return formatter.format(instant)
  return formatter.formatToParts(instant).find((part) => part.type === 'timeZoneName')?.value ?? ''
}
