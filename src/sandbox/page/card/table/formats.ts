import { type Json, memberOf, object, text } from '../../platform/json.ts'

/** A number as a table shows it: `format` has precision, symbol and separator (lark-platform.md 4.3). */
export function showNumber(value: unknown, format: unknown): string {
  if (typeof value !== 'number') return value === undefined || value === null ? '' : String(value)
  const { precision, symbol, separator } = object(format)
  const places = typeof precision === 'number' ? Math.min(10, Math.max(0, Math.floor(precision))) : undefined
  const digits = places === undefined ? String(value) : value.toFixed(places)
  const shown = separator === true ? grouped(digits) : digits
  const sign = typeof symbol === 'string' ? symbol : ''
  return shown.startsWith('-') ? `-${sign}${shown.slice(1)}` : sign + shown
}

function grouped(digits: string): string {
  const [whole = '', ...rest] = digits.split('.')
  return [whole.replace(/\B(?=(\d{3})+$)/g, ','), ...rest].join('.')
}

const PLACEHOLDERS = /YYYY|MM|DD|HH|mm|ss/g
const LONGEST = 8.64e15

/** An instant (UTC ms) in a zone: by `date_format` (`YYYY/MM/DD HH:mm`), or as RFC 3339 without one. */
export function showDate(value: unknown, format: string, timeZone: string | undefined): string {
  if (typeof value !== 'number' || Math.abs(value) > LONGEST) return ''
  const parts = partsOf(value, timeZone)
  const wanted = format === '' ? 'YYYY-MM-DDTHH:mm:ss' : format
  const shown = wanted.replace(PLACEHOLDERS, (name) => parts[name] ?? name)
  return format === '' ? shown + (parts.offset ?? '') : shown
}

function partsOf(instant: number, timeZone: string | undefined): Readonly<Record<string, string>> {
  const formatter = new Intl.DateTimeFormat('en-US', {
    ...(timeZone === undefined ? {} : { timeZone }),
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
    timeZoneName: 'longOffset',
  })
  const parts = Object.fromEntries(formatter.formatToParts(instant).map(({ type, value }) => [type, value]))
  const { year = '', month = '', day = '', hour = '', minute = '', second = '', timeZoneName = '' } = parts
  const offset = timeZoneName.replace('GMT', '') || 'Z'
  return { YYYY: year.padStart(4, '0'), MM: month, DD: day, HH: hour, mm: minute, ss: second, offset }
}

export interface RowHeight {
  /** CSS height of a row, undefined if it follows what stands in it. */
  readonly height: string | undefined
  /** CSS height that what stands in a cell may have. */
  readonly most: string
  /** How many lines of text that is. */
  readonly lines: number
}

const PADDING_PX = 12
const LINE_PX = 22
const NAMED: Readonly<Record<string, number>> = { low: 36, middle: 56, high: 80 }
const USUAL_MOST_PX = 124

/** The rows' height: the same for all, or growing up to a greatest one (`row_height`, `row_max_height`). */
export function rowHeight(table: Json): RowHeight {
  const given = text(table.row_height) || 'low'
  const grows = given === 'auto'
  const pixels = grows
    ? pixelsOf(table.row_max_height, USUAL_MOST_PX)
    : (memberOf(NAMED, given) ?? pixelsOf(given, 36))
  const inside = pixels - PADDING_PX
  return {
    height: grows ? undefined : `${pixels}px`,
    most: `${inside}px`,
    lines: Math.max(1, Math.floor(inside / LINE_PX)),
  }
}

function pixelsOf(value: unknown, usual: number): number {
  const pixels = /^(\d{2,3})px$/.exec(text(value))?.[1]
  return pixels === undefined ? usual : Number(pixels)
}
