import { byHead } from './heads.ts'
import { matchAt } from './match.ts'
import { NUMERAL, numeralValue } from './numerals.ts'
import {
  type Amount,
  between,
  DIGITS,
  exactly,
  type Form,
  LEFT_BEFORE,
  NUMERALS,
  TENTHS,
} from './shares/amount.ts'
import { UNSIGNED } from './shares/unsigned.ts'
import { inside, type Span } from './span.ts'

/** A share of the work as it is written: an integer, or bounds where the words leave it open (过半, 七八成). */
export interface Percent extends Span, Amount {
  /** Told by a word (一半, 过半), as people also tell how far some part of the work is. */
  readonly loose: boolean
}

/** 完成 and 八成是 (most likely) are no shares. */
const NO_SHARE = '(?![为立员果效本套品交功熟长得]|把握|胜算|概率|是?(?:赶|要|会)|是不|不变|新(?!增))'

const tens = (tenths: string | undefined, rest: string | undefined): number => {
  const ones = rest === '半' ? 5 : (numeralValue(rest ?? '零') ?? Number.NaN)
  return (numeralValue(tenths ?? '') ?? Number.NaN) * 10 + ones
}

const neighbours = (low: string | undefined, high: string | undefined): Amount | undefined => {
  const [from, to] = [tens(low, undefined), tens(high, undefined)]
  return to - from === 10 ? between(from, to) : undefined
}

const FORMS: readonly Form[] = [
  ...UNSIGNED,
  {
    heads: DIGITS,
    form: /(\d{1,3})(?:%? ?[-~] ?|(?<![由从]\d{1,3})[到至])(\d{1,3}) ?%/y,
    read: ([low, high]) => between(Number(low), Number(high)),
  },
  {
    heads: DIGITS,
    form: /(?<![由从])(\d{1,3})% ?[到至] ?(\d{1,3})% ?(?:之间|左右|上下|的样子|吧)/y,
    read: ([low, high]) => between(Number(low), Number(high)),
  },
  {
    heads: DIGITS,
    form: /(\d{1,4}(?:\.\d{1,4})?) ?(?:%|percent|pct|趴)/y,
    read: ([n]) => exactly(Number(n)),
  },
  { heads: DIGITS, form: /(\d0)[多来]%/y, read: ([n]) => between(Number(n), Number(n) + 9) },
  { heads: DIGITS, form: /(\d\.\d)成/y, read: ([n]) => exactly(10 * Number(n)) },
  {
    heads: NUMERALS,
    form: new RegExp(`(${TENTHS})点(${TENTHS})成`, 'y'),
    read: ([tenths, rest]) => exactly(tens(tenths, rest)),
  },
  { heads: DIGITS, form: /(\d(?: \d){1,2}) ?%/y, read: ([n]) => exactly(Number(n?.replaceAll(' ', ''))) },
  {
    heads: DIGITS,
    form: /(?<![由从]|提|升|增|长|涨|降)(\d{1,3})个点(?!位)/y,
    read: ([n]) => exactly(Number(n)),
  },
  {
    heads: NUMERALS,
    form: new RegExp(`(${NUMERAL})[%％]`, 'y'),
    read: ([n]) => exactly(numeralValue(n ?? '')),
  },
  { heads: '百', form: /百[分份]之? ?(\d{1,3}(?:\.\d{1,4})?)/y, read: ([n]) => exactly(Number(n)) },
  { heads: '百', form: /百分之 ?百(?![支赞同拥理配赞])/y, read: () => exactly(100) },
  {
    heads: '百',
    form: new RegExp(`百[分份]之? ?(${TENTHS})(${TENTHS})十`, 'y'),
    read: ([low, high]) => neighbours(low, high),
  },
  {
    heads: '百',
    form: new RegExp(`百[分份]之? ?(${NUMERAL})(?:点([五六七八九])|点${TENTHS})?`, 'y'),
    read: ([n, half]) => exactly((numeralValue(n ?? '') ?? Number.NaN) + (half === undefined ? 0 : 1)),
  },
  {
    heads: NUMERALS,
    form: new RegExp(`(${TENTHS})(${TENTHS})成${NO_SHARE}`, 'y'),
    read: ([low, high]) => neighbours(low, high),
  },
  {
    heads: NUMERALS,
    form: new RegExp(`(${TENTHS}|十) ?成(${TENTHS}|半)?(?![\\d天个])${NO_SHARE}`, 'y'),
    read: ([tenths, rest]) => exactly(tens(tenths, rest)),
  },
  {
    heads: DIGITS,
    form: new RegExp(`(\\d|10) ?成(\\d|半|${TENTHS})?(?!\\d)${NO_SHARE}`, 'y'),
    read: ([tenths, rest]) => exactly(tens(tenths, rest)),
  },
  {
    heads: DIGITS,
    form: /(?<=(?:完成|进度|做|弄|干|达到|推进到)了?)(\d{1,2})\/(\d{1,2})(?![\d/日号前])/y,
    read: ([over, under]) =>
      Number(over) < Number(under) ? exactly((100 * Number(over)) / Number(under)) : undefined,
  },
  // 还有1/4没弄 is no day.
  {
    heads: DIGITS,
    form: /(?<=(?:[还尚仍][有剩]|剩下?|剩余|余下))(\d{1,2})\/(\d{1,2})(?=的?(?:任务|工作|量)*(?:没|未|$|[,;。!~\n]))/y,
    read: ([over, under]) =>
      Number(over) < Number(under) ? exactly((100 * Number(over)) / Number(under)) : undefined,
  },
  // 进度八层: the voice keyboard's 八成.
  {
    heads: DIGITS + NUMERALS,
    form: new RegExp(`(?<=进度|完成|做到|做了)(\\d|${TENTHS})层(?!楼)`, 'y'),
    read: ([tenths]) => exactly(tens(tenths, undefined)),
  },
  {
    heads: DIGITS + NUMERALS,
    form: new RegExp(`(\\d{1,2}|${NUMERAL})分之(\\d{1,2}|${NUMERAL})`, 'y'),
    read: ([under, over]) =>
      exactly((100 * (numeralValue(over ?? '') ?? Number.NaN)) / (numeralValue(under ?? '') ?? 0)),
  },
  { heads: '过超大一', form: /(?:过|超|大|一大|一多)半(?![个年天月])/y, read: () => between(51, 99) },
  { heads: '近', form: /近半(?![个年天月])/y, read: () => between(40, 50) },
  { heads: '一小', form: /一?小半(?![个年天月])/y, read: () => between(1, 49) },
  { heads: '一', form: /一半(?![个天])/y, read: () => exactly(50) },
]

const BY_HEAD = byHead(FORMS)

/** What stands before or behind an amount and makes it a bound. */
const BELOW_BEFORE =
  /(?:不到|不足|未到|没到|不满|未达|没有|不够|还差点到|(?<!不)(?:低于|少于|小于)|不(?:超过?|高于|多于|大于))$/
const NEARLY_BEFORE = /(?:差一?点儿?(?:就|到|要)*|近|将近|接近|快到?|差不多到|临近|逼近)$/
const ABOVE_BEFORE = /(?:(?<!不)(?:超过|超|逾|大于|多于|高于)|不止|不低于|不少于|不小于|(?<!不超)过了?)$/
const BELOW_BEHIND = /(?:都|还)?(?:不到|没到|没达到|不足)|[都也](?:没有?|不是)/y
const ABOVE_BEHIND = /(?:以上|多(?!一点)|出头|开外|往上|有余)/y

/** The nearest step of ten below an amount, which "nearly" does not fall under. */
const stepBelow = (value: number): number => Math.max(0, value - 10)

const LOOK_BACK = 9

const bounded = (text: string, start: number, end: number, amount: Amount): Amount | undefined => {
  const { value } = amount
  if (value === null) return amount
  const before = text.slice(Math.max(0, start - LOOK_BACK), start)
  if (LEFT_BEFORE.test(before)) return exactly(100 - value)
  if (BELOW_BEFORE.test(before) || matchAt(BELOW_BEHIND, text, end) !== undefined)
    return between(1, value - 1)
  if (NEARLY_BEFORE.test(before) && !/最近$|附近$/.test(before))
    return between(stepBelow(value), Math.min(99, value))
  if (ABOVE_BEFORE.test(before) && !/(?:经|通|不|做|走|报|查|验|完)过$/.test(before))
    return between(value, 99)
  if (matchAt(ABOVE_BEHIND, text, end) !== undefined) return between(value, Math.min(99, value + 9))
  return amount
}

/** A number that a share can begin with. */
const SHARE_AHEAD = /\d[\d. ]{0,8}(?:[-~到至%趴成分层/多来]|percent|pct|个点)/y

/** A Chinese numeral that a share can begin with. */
const NUMERAL_AHEAD =
  /[零一二两三四五六七八九十百千点]{0,6}(?: ?成|[成半层%了,;。!?~)\n ]|[大多小]半|分之|个点|$)/y
const IS_NUMERAL = /[零一二两三四五六七八九十]/

/** -5%, 负五成, +5%: below nought, or a step. A dash behind a reference (`WT-012-60%`) only parts. */
const SIGNED =
  /(?:^|[^\d%+-])[+-](?:\d{1,3}%? ?[~到至-] ?)?$|[:为是约度率] ?[+-] ?$|(?:负|零下|minus|negative) ?$/
const SIGN_ENDS = '+-负下se ~到至'
const isSigned = (text: string, at: number, from: number): boolean =>
  SIGNED.test(text.slice(Math.max(from, at - 9), at)) && (from === 0 || at - 1 > from)

/** `from`: where what was read before ends. */
const percentAt = (text: string, at: number, from: number): Percent | undefined => {
  const [first, before] = [text.charAt(at), at > from ? text.charAt(at - 1) : '']
  if (/\d/.test(first)) {
    if (/\d\.?$/.test(text.slice(Math.max(from, at - 2), at))) return undefined
    if (IS_NUMERAL.test(before) || matchAt(SHARE_AHEAD, text, at) === undefined) return undefined
  } else if (IS_NUMERAL.test(first)) {
    // The tail of a longer numeral: 十二成 is no share, nor is 二成 in it.
    if (IS_NUMERAL.test(before) || matchAt(NUMERAL_AHEAD, text, at) === undefined) return undefined
  }
  if (SIGN_ENDS.includes(before) && isSigned(text, at, from)) return undefined
  for (const { form, read } of BY_HEAD.get(text.charCodeAt(at)) ?? []) {
    const match = matchAt(form, text, at)
    const amount = match === undefined ? undefined : read(match.slice(1))
    if (match === undefined || amount === undefined) continue
    const end = at + match[0].length
    const told = bounded(text, at, end, amount)
    return told === undefined ? undefined : { ...told, loose: text.charAt(end - 1) === '半', start: at, end }
  }
  return undefined
}

/** Nobody reports more; every one is held against all that else is found. */
const MOST = 400

/** The shares of a text, from left to right; `taken` are places that are read already. */
export const percentsIn = (text: string, taken: readonly Span[]): readonly Percent[] => {
  const percents: Percent[] = []
  let from = 0
  for (let at = 0; at < text.length && percents.length < MOST; ) {
    const known = BY_HEAD.has(text.charCodeAt(at))
    const passed = known ? inside(at, taken) : undefined
    const found = known && passed === undefined ? percentAt(text, at, from) : undefined
    if (found !== undefined) percents.push(found)
    from = passed?.end ?? found?.end ?? from
    at = passed?.end ?? found?.end ?? at + 1
  }
  return percents
}
