import type { LocalDate } from '../../kernel/time.ts'
import { byHead } from '../heads.ts'
import { matchAt } from '../match.ts'
import { inside, type Span } from '../span.ts'
import { ABSOLUTE } from './absolute.ts'
import type { DateForm, Today } from './form.ts'
import { HOLIDAY } from './holidays.ts'
import { RELATIVE } from './relative.ts'

/** A day as a text tells it. */
export interface DateMention extends Span {
  readonly day: LocalDate
  /** The words make it a limit: 前, 之前, 内, 底. */
  readonly limit: boolean
  /** Gone before today, or told as gone. */
  readonly past: boolean
  /** Still to come: after today. */
  readonly ahead: boolean
  /** Which day exactly is not told: 上周. */
  readonly vague: boolean
}

const FORMS: readonly DateForm[] = [...HOLIDAY, ...RELATIVE, ...ABSOLUTE]
const BY_HEAD = byHead(FORMS)

/** Part of a longer number, a version, a clause, or a count of sessions. */
const GLUED = /[\d:/第vV¥￥〕-]$|\d\.$|\d{4}[\])]$|[零一二两三四五六七八九十百千]$/
const NUMBER = /[\d一二两三四五六七八九十廿卅]/
/** A number that a date can begin with. */
const DATE_AHEAD = /[\d一二两三四五六七八九十廿卅〇零]{1,4} ?[-年月日号天周个./季小工自星一分后前]|20\d{6}/y
const LIMIT_BEHIND =
  /(?:[日号]?(?:下班|晚上|上午|下午|中午|晚)?(?:\d{1,2}(?::\d{2}|[点时]半?))?(?:之前|以前|前|之内|以内|内|为止|截止))/y
const LIMIT_WITHIN = /[前内底末]$/

const dateAt = (text: string, at: number, now: Today, fresh: boolean): DateMention | undefined => {
  if (
    NUMBER.test(text.charAt(at)) &&
    matchAt(DATE_AHEAD, text, at) === undefined &&
    !/^十一|^[五七八六]一/.test(text.slice(at, at + 2))
  )
    return undefined
  if (!fresh && NUMBER.test(text.charAt(at)) && GLUED.test(text.slice(Math.max(0, at - 5), at)))
    return undefined
  for (const { form, day, past = false, vague = false } of BY_HEAD.get(text.charCodeAt(at)) ?? []) {
    const match = matchAt(form, text, at)
    const found = match === undefined ? undefined : day(match.slice(1), now)
    if (match === undefined || found === undefined) continue
    const end = at + match[0].length
    const suffix = matchAt(LIMIT_BEHIND, text, end)?.[0].length ?? 0
    const limit = suffix > 0 || LIMIT_WITHIN.test(match[0])
    const [gone, ahead] = [past || found < now.today, !past && found > now.today]
    return { day: found, limit, past: gone, ahead, vague, start: at, end: end + suffix }
  }
  return undefined
}

/** The exact day with which a text begins. */
export const dateAtStart = (text: string, now: Today): DateMention | undefined => {
  const date = dateAt(text, 0, now, true)
  return date?.vague === true ? undefined : date
}

/** 9月22日(周一), 22号周一, 节后10月15日: one day, told twice. */
const BETWEEN = /^[ (,]?$/
const IN_FIGURES = /\d ?[日号./-]|[一二三四五六七八九十][日号]/

/** Of one day that is told twice, the telling in figures stays; otherwise the later one. */
const told = (dates: DateMention[], found: DateMention, text: string): void => {
  const before = dates.at(-1)
  if (before === undefined || !BETWEEN.test(text.slice(before.end, found.start))) {
    dates.push(found)
    return
  }
  const words = (date: DateMention): string => text.slice(date.start, date.end)
  const [exact, repeated] = [IN_FIGURES.test(words(before)), !IN_FIGURES.test(words(found))]
  if (exact && repeated)
    dates.splice(-1, 1, { ...before, end: found.end, limit: before.limit || found.limit })
  else if (before.end === found.start || (!exact && !repeated)) dates.splice(-1, 1, found)
  else dates.push(found)
}

/** A day told in full, whether the calendar has it or not. */
const TOLD_IN_FULL = /(?:\d{4} ?年 ?)?\d{1,2} ?月 ?\d{1,2} ?[日号]|\d{4}[-/.]\d{1,2}[-/.]\d{1,2}(?!\d)/y

/** The end of a day that does not exist: no part of it is read as another day. */
const unrealEnd = (text: string, at: number, found: DateMention | undefined): number | undefined => {
  const match = matchAt(TOLD_IN_FULL, text, at)
  const end = match === undefined ? at : at + match[0].length
  return (found?.end ?? at) < end ? end : undefined
}

/** Every day that a text tells (domain.md 3.7), from left to right; `taken` are places that are read already. */
export const datesIn = (text: string, taken: readonly Span[], now: Today): readonly DateMention[] => {
  const dates: DateMention[] = []
  let fresh = -1
  for (let at = 0; at < text.length; ) {
    const known = BY_HEAD.has(text.charCodeAt(at))
    const passed = known ? inside(at, taken) : undefined
    const found = known && passed === undefined ? dateAt(text, at, now, at === fresh) : undefined
    const unreal = known && passed === undefined ? unrealEnd(text, at, found) : undefined
    if (found !== undefined && unreal === undefined) told(dates, found, text)
    if (passed !== undefined) fresh = passed.end
    at = passed?.end ?? unreal ?? found?.end ?? at + 1
  }
  return dates
}
