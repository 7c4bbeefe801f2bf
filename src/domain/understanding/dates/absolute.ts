import type { LocalDate } from '../../kernel/time.ts'
import {
  type DateForm,
  DIGITS,
  dayOf,
  inMonth,
  monthEnd,
  monthOf,
  N,
  NUMERALS,
  nearest,
  numberOf,
  type Today,
  yearOf,
} from './form.ts'

const ANY_NUMBER = DIGITS + NUMERALS
const full: DateForm['day'] = ([year, month, day]) => dayOf(Number(year), numberOf(month), numberOf(day))
const short: DateForm['day'] = ([month, day], now) =>
  nearest(now, (year) => dayOf(year, numberOf(month), numberOf(day)))

/** The same where the form has two places for the numbers. */
const shortAfter: DateForm['day'] = ([month, day, otherMonth, otherDay], now) =>
  short([month ?? otherMonth, day ?? otherDay], now)

/** Behind 9.26 or 9/26: not an amount, a version, a clause or a further part of a number. */
const NO_AMOUNT =
  '(?![\\d%:/-]|\\.(?!\\.)|[万亿元个公米平吨度倍版分折小成人户家件项台套辆处条点级次遍章节款号楼届期倍]| ?(?:万|亿|元|kg|km|m2))'
/** Behind 12号: not a place, a thing or a document (domain.md 3.1). */
const NO_PLACE =
  '(?![楼令车院门桥厅库仓井桌球字泵塔站厂孔柱窗口岗员住室]|线(?![上下])|机(?![关构房])|路(?!演)|地(?![方])|房(?!产)|台(?!账)|案[件子]?|标[段的]|公[告文函寓交馆园]|会[议客场]|文[件号]?|通[知告报道]|函(?!告)|批[复文示次]|议[案题]|提[案议]|问题|事项|信[箱访]|选手|电梯|小区)'
/** 12日 is always a day, but these begin with the same character. */
const NO_DAY = '(?![常报均益志程用历元本])'

const quarterEnd = (now: Today, quarter: number): LocalDate | undefined =>
  quarter >= 1 && quarter <= 4 ? nearest(now, (year) => monthEnd(year, quarter * 3)) : undefined

const thisQuarter = ({ today }: Today): number => Math.ceil(monthOf(today) / 3)

/** 上旬 ends on the 10th, 中旬 on the 20th, 下旬 with the month. */
const PARTS: Readonly<Record<string, number>> = { 上旬: 10, 中旬: 20, 中: 15, 初: 5 }

const monthPart = (year: number, month: number, part: string | undefined): LocalDate | undefined => {
  const day = PARTS[part ?? '']
  const end = monthEnd(year, month)
  return day === undefined || end === undefined ? end : dayOf(yearOf(end), monthOf(end), day)
}

/** 本月, 下月, 下下个月 */
const monthsAhead = (which: string | undefined): number =>
  /次/.test(which ?? '') ? 1 : (which ?? '').split('下').length - 1

const ofYear: Readonly<Record<string, number>> = { 今年: 0, 本年: 0, 明年: 1, 来年: 1 }
const yearTold = (told: string | undefined, { today }: Today): number =>
  /^\d/.test(told ?? '') ? Number(told?.slice(0, 4)) : yearOf(today) + (ofYear[told ?? ''] ?? 0)

const YEAR = '(\\d{4}年|今年|本年|明年|来年)的? ?'
/** 10月完成: the whole month is meant. */
const DONE_IN =
  '(?:能|可|要|将|就|才|再|全部|全面|正式|集中)?(?:完成|办结|收尾|上会|结束|验收|到位|竣工|完工|见效|整改|印发|出台|出结果)'
const PART = '(?:份)?(上旬|中旬|下旬|月底|底|末|中(?!旬|午|央|心|标|秋)|初(?!稿|步|审|查|评|核)|份|内|之内)?'

/** Days told by their numbers; the longer form first. */
export const ABSOLUTE: readonly DateForm[] = [
  { heads: DIGITS, form: /(\d{4}) ?[-/.年] ?(\d{1,2}) ?[-/.月] ?(\d{1,2})(?:[日号]|(?!\d))/y, day: full },
  {
    heads: '二',
    form: /二[〇零][一二三四五六七八九零〇]{2}年([一二三四五六七八九十]{1,2})月([一二三四五六七八九十]{1,3})日/y,
    day: ([month, day], now) => nearest(now, (year) => dayOf(year, numberOf(month), numberOf(day))),
  },
  {
    heads: '2',
    form: /(2\d)年(\d{1,2})月(\d{1,2})[日号]?/y,
    day: ([year, month, day]) => dayOf(2000 + Number(year), Number(month), Number(day)),
  },
  { heads: '2', form: /(20\d{2})([01]\d)([0-3]\d)(?!\d)/y, day: full },
  {
    heads: `${DIGITS}今本明来`,
    form: new RegExp(`${YEAR}${N}月${N}[日号]?`, 'y'),
    day: ([year, month, day], now) => dayOf(yearTold(year, now), numberOf(month), numberOf(day)),
  },
  {
    heads: `${DIGITS}今本明来`,
    form: new RegExp(`${YEAR}${N}月${PART}`, 'y'),
    day: ([year, month, part], now) => monthPart(yearTold(year, now), numberOf(month), part),
  },
  {
    heads: `${DIGITS}今本明来`,
    form: new RegExp(`${YEAR}第?(?:([一二三四1-4])季度)(?:末|底|内|前)?`, 'y'),
    day: ([year, quarter], now) => monthEnd(yearTold(year, now), numberOf(quarter) * 3),
  },
  {
    heads: `${DIGITS}今本明来`,
    form: new RegExp(`${YEAR}([上下])半年(?:内|底|末)?`, 'y'),
    day: ([year, half], now) => monthEnd(yearTold(year, now), half === '上' ? 6 : 12),
  },
  {
    heads: `${DIGITS}今本明来`,
    form: new RegExp(`${YEAR}(?:(?:年)?[底末内]|年底|年末)`, 'y'),
    day: ([year], now) => monthEnd(yearTold(year, now), 12),
  },
  { heads: '年', form: /年(?:底|末|内|终)/y, day: (_groups, now) => monthEnd(yearOf(now.today), 12) },
  { heads: '明今', form: /明年年[底末]/y, day: (_groups, now) => monthEnd(yearOf(now.today) + 1, 12) },
  {
    heads: '本这当',
    form: /(?:本|这个?|当)月(?:底)?的?最后一个工作日/y,
    day: (_groups, now) => {
      const end = monthEnd(yearOf(now.today), monthOf(now.today))
      return end === undefined ? undefined : now.calendar.workdayOnOrBefore(end)
    },
  },
  {
    heads: '元',
    form: /元月(\d{1,2})[日号]?/y,
    day: ([day], now) => nearest(now, (year) => dayOf(year, 1, Number(day))),
  },
  { heads: ANY_NUMBER, form: new RegExp(`${N}月 ?${N}[日号]`, 'y'), day: short },
  { heads: DIGITS, form: /(\d{1,2})月 ?(\d{1,2})(?![\d个项件])/y, day: short },
  {
    heads: NUMERALS,
    form: /([一二三四五六七八九十]{1,2})月(二十[一二三四五六七八九]?|十[一二三四五六七八九]|三十一?|廿[一二三四五六七八九]?)(?![日号多几余个])/y,
    day: short,
  },
  {
    heads: ANY_NUMBER,
    form: new RegExp(`${N}月${PART.slice(0, -1)}`, 'y'),
    day: ([month, part], now) => nearest(now, (year) => monthPart(year, numberOf(month), part)),
  },
  {
    heads: ANY_NUMBER,
    form: new RegExp(
      `(?:${N}月(?=${DONE_IN})|(?<=[延推缓][期迟到至]{0,2}[到至])${N}月(?![\\d份底初上中下]))`,
      'y',
    ),
    day: ([month, other], now) => nearest(now, (year) => monthEnd(year, numberOf(month ?? other))),
  },
  {
    heads: '本这当下次月',
    form: new RegExp(`(本|这个|这|当|下下个?|下个|下|次)?月 ?${N}[日号]`, 'y'),
    day: ([which, day], now) => inMonth(now, monthsAhead(which), numberOf(day)),
  },
  {
    heads: '本这当下次月',
    form: /(本|这个|这|当|下下个?|下个|下|次)?月(底|末|内|中旬|上旬|下旬|中(?!旬)|(?<=[下次]个?月)初)/y,
    day: ([which, part], { today }) => monthPart(yearOf(today), monthOf(today) + monthsAhead(which), part),
  },
  {
    heads: '本这当下次',
    form: /(本|这个|下个|次)月(?=之?前|以内)/y,
    day: ([which], { today }) =>
      monthEnd(yearOf(today), monthOf(today) + (/下|次/.test(which ?? '') ? 1 : 0)),
  },
  {
    heads: '上中下',
    form: /(上旬|中旬|下旬)/y,
    day: ([part], { today }) => monthPart(yearOf(today), monthOf(today), part),
  },
  {
    heads: '本这',
    form: /(?:本|这个?)?季度?(?:末|底|内)/y,
    day: (_groups, now) => quarterEnd(now, thisQuarter(now)),
  },
  { heads: '季', form: /季度?[末底]/y, day: (_groups, now) => quarterEnd(now, thisQuarter(now)) },
  {
    heads: '下',
    form: /下个?季度?[末底内]?/y,
    day: (_groups, now) => monthEnd(yearOf(now.today), 3 * thisQuarter(now) + 3),
  },
  {
    heads: `第四${ANY_NUMBER}`,
    form: /第?([一二三四1-4])季度(?:末|底|内|结束|前)?/y,
    day: ([quarter], now) => quarterEnd(now, numberOf(quarter)),
  },
  { heads: DIGITS, form: new RegExp(`(\\d{1,2})[./](\\d{1,2})[日号]?${NO_AMOUNT}`, 'y'), day: short },
  {
    heads: DIGITS,
    form: /(\d{1,2})-(\d{1,2})(?=[日号]|之?前)|(?<=[到至])(\d{1,2})-(\d{1,2})(?![\d%-])/y,
    day: shortAfter,
  },
  {
    heads: ANY_NUMBER,
    form: new RegExp(
      `${N}(?:号(?:晚|早|上午|下午|中午|当天)?${NO_PLACE}|日(?:晚|早|上午|下午|中午|当天)?${NO_DAY})`,
      'y',
    ),
    day: ([day], now) => {
      const here = inMonth(now, 0, numberOf(day))
      return here !== undefined && here >= now.today ? here : inMonth(now, 1, numberOf(day))
    },
  },
]
