import { type ItemCode, type ProblemCode, problemCode, type TaskCode, taskCode } from '../../kernel/codes.ts'
import { matchAt } from '../match.ts'
import { NUMERAL, numeralValue } from '../numerals.ts'
import type { Span } from '../span.ts'

/** A single reference as it stands in a text. */
export interface Code extends Span {
  readonly code: ItemCode
}

/** A code has six digits at most (`parseProblemCode`). */
const HIGHEST = 999_999

export const problemNumbered = (text: string | undefined): ProblemCode | undefined => {
  const number = numeralValue(text?.replaceAll(' ', '') ?? '')
  return number === undefined || number < 1 || number > HIGHEST ? undefined : problemCode(number)
}

export const taskNumbered = (
  problem: ProblemCode | undefined,
  n: string | undefined,
): TaskCode | undefined => {
  const index = numeralValue(n ?? '')
  return problem === undefined || index === undefined || index < 1 || index > 999
    ? undefined
    : taskCode(problem, index)
}

interface Form {
  readonly form: RegExp
  readonly read: (groups: readonly string[]) => ItemCode | undefined
}

/** Behind a code that is only a letter and a number: not the name of a place or a measure. */
const NO_PLACE =
  '(?![a-z]|[0-9]| ?(?:路|楼|栋|座|室|出口|线(?!上)|瓦|单元|会议室|展厅|展位|柜|箱|架|床|桌|车|门|仓|系统|电脑|笔记本|口|区|层|型|款|地块|标段|灯|号楼|号线))'
const HERE = '(?![0-9]|型|系列|-[0-9]{1,3}(?![0-9%]))'

/** Behind a code of more than three digits: no count that it would run into. */
const NO_COUNT_BEHIND =
  '(?! ?%|[万元笔]|个(?!别)|项(?!目)|家(?!属)|户(?!籍)|人(?!员)|台(?!账)|次(?!级)|[./]\\d)'
const COUNTED_BEHIND = '(?: ?%|成|[个项份件家户人名台笔处条次月日号万年天所类种组批间]|[.、/]\\d)'

/** Spellings of a code with letters (domain.md 3.1); the longer form first. */
const LETTERED: readonly Form[] = [
  // WT-0125个项目, RW-032-240%: a number of three digits, or of one, and then a count or a share.
  {
    form: new RegExp(`wt ?[-_.]? ?(0\\d{2})(?=\\d{1,4}${COUNTED_BEHIND})`, 'iy'),
    read: ([p]) => problemNumbered(p),
  },
  {
    form: /rw ?[-_.]? ?(\d{3}) ?[-_./] ?(\d)(?=\d{1,3}%)/iy,
    read: ([p, n]) => taskNumbered(problemNumbered(p), n),
  },
  {
    form: /rw ?[-_.]? ?(\d{1,6}) ?[-_./] ?(\d{1,3})(?!\d)/iy,
    read: ([p, n]) => taskNumbered(problemNumbered(p), n),
  },
  // WT-012-2 is task 2 of problem 12; WT001-003 and WT12-15 are ranges and read elsewhere.
  {
    form: /wt ?[-_.]? ?(\d{3,6}) ?- ?([1-9]\d?)(?!\d|%)/iy,
    read: ([p, n]) => taskNumbered(problemNumbered(p), n),
  },
  {
    form: new RegExp(`wt ?(?:[-_.:#·/一杠减]|横杠) ?(\\d{1,4})${HERE}`, 'iy'),
    read: ([p]) => problemNumbered(p),
  },
  {
    form: new RegExp(`wt ?(?:[-_.:#·/]|横杠) ?(\\d{5,6})${HERE}${NO_COUNT_BEHIND}`, 'iy'),
    read: ([p]) => problemNumbered(p),
  },
  // Without a dash, Wt2025 is somebody's password.
  {
    form: new RegExp(`wt ?(?!(?:19|20)\\d\\d(?!\\d))(\\d{4,6})${HERE}${NO_COUNT_BEHIND}`, 'iy'),
    read: ([p]) => problemNumbered(p),
  },
  { form: new RegExp(`wt ?(\\d{1,3})${HERE}`, 'iy'), read: ([p]) => problemNumbered(p) },
  { form: /wt ?-? ?(0 \d{2}|0\d \d)(?!\d)/iy, read: ([p]) => problemNumbered(p) },
  { form: /wt--(\d{3})(?!\d)/iy, read: ([p]) => problemNumbered(p) },
  { form: /w t ?-? ?(\d \d \d)(?!\d)/iy, read: ([p]) => problemNumbered(p) },
  { form: /w t ?-? ?(\d(?: ?\d){0,3})(?! ?\d)/iy, read: ([p]) => problemNumbered(p) },
  { form: new RegExp(`w ?t ?-? ?(${NUMERAL})`, 'iy'), read: ([p]) => problemNumbered(p) },
  { form: new RegExp(`w ?- ?(\\d{1,4})${HERE}`, 'iy'), read: ([p]) => problemNumbered(p) },
  { form: new RegExp(`w ?(\\d{1,4})${HERE}${NO_PLACE}`, 'iy'), read: ([p]) => problemNumbered(p) },
]

const N = `(\\d{1,6}|${NUMERAL})`
/** Counting words, unless they begin another word (问题13处置方案). */
const COUNTING =
  '[%月万个几多余倍旬届页令番花起宗笔批轮套辆栋间元亿吨亩张册桩岁秒份]|台(?!账)|所(?![有以涉需属列反])|组(?!织)|支(?![部付])|年(?!度|底|终)|日(?!常)|项(?!目)|条(?![例件款])|处(?![置理分罚方])|件|类(?![别似])|分(?![包类工管局析])|成(?![立员本效果交])|次(?!级)|天(?!然)|周(?![转边报])|户(?![籍外])|家(?![校庭长委])|人(?![员事才])|名(?![单册称额])|种(?!植)|点(?![位检])|楼(?![宇道])|期(?![限间满])|大(?![额型病部])|面(?![向上积])|方(?![案式])'
/** 问题12 and 任务2 name an item; 问题12个, 任务3天 and 问题三令五申 do not. */
const NO_COUNT = `(?!\\d|[.:/-]\\d(?!\\d{0,2}%)|${COUNTING}|是(?!不是))`
/** 问题一直 and 问题十分 are no 问题一 and 问题十: a numeral of one such character must end there. */
const ENDS =
  '(?=$|[\\s,，。:;、!?()号的]|\\d{1,3} ?%|进度|已|完成|整改|申请|目前|现在|和|与|及|材料|佐证|能|还|什么|是不是|怎么|请|卡|由|我|正|基本|全|都|推|销|延|退|上传|因)'
const COUNTED = `(0\\d{2}(?![\\d%])|\\d{2,3}(?=是)|\\d{1,3}${NO_COUNT}|[一十]${ENDS}|(?![一十百千两零〇](?![一二三四五六七八九十百]))${NUMERAL}(?![零〇一二两三四五六七八九十百千])(?:(?=\\d{1,3}%)|${NO_COUNT})|(?!19|20)\\d{4,6}${NO_COUNT})`

/** 问题012, 问题编号12, 问题第12号. */
const AFTER_WORD = new RegExp(`问题(?:编号|序号|号|no\\.)?:? ?(?:第${N}号|${COUNTED}号?)`, 'y')
/** At the head of a clause 问题14 is a name, whatever follows, but for a plain count or a day. */
const HEADING = /问题:? ?(\d{1,3})号?(?!\d|[.:/-]\d(?!\d{0,2}%)|[%个条件余月年日万元]|多个|项(?!目))/y
const CLAUSE_HEAD = /(?:^|[\n,。;!?、)】:])\s?$/
/** 任务012-2, 012-2号任务. */
const TASK_WORD = /任务 ?(\d{1,6})-(\d{1,3})(?!\d)|(\d{3}|\d{5,6})-(\d{1,3})号?(?:任务|措施)/y

const lettered = (text: string, at: number): Code | undefined => {
  for (const { form, read } of LETTERED) {
    const match = matchAt(form, text, at)
    const code = match === undefined ? undefined : read(match.slice(1))
    if (match !== undefined && code !== undefined) return { code, start: at, end: at + match[0].length }
  }
  return undefined
}

const found = (
  code: ItemCode | undefined,
  match: RegExpExecArray | undefined,
  at: number,
): Code | undefined =>
  code === undefined || match === undefined ? undefined : { code, start: at, end: at + match[0].length }

const problemAt = (text: string, at: number): Code | undefined => {
  const heading = CLAUSE_HEAD.test(text.slice(Math.max(0, at - 2), at))
  const match = (heading ? matchAt(HEADING, text, at) : undefined) ?? matchAt(AFTER_WORD, text, at)
  return found(problemNumbered(match?.[1] ?? match?.[2]), match, at)
}

/** 编号012 */
const NUMBERED = /编号(?:为|是|:)? ?(\d{3})(?!\d|-)/y
const numberedAt = (text: string, at: number): Code | undefined => {
  const match = matchAt(NUMBERED, text, at)
  return found(problemNumbered(match?.[1]), match, at)
}

const taskAt = (text: string, at: number): Code | undefined => {
  const match = matchAt(TASK_WORD, text, at)
  return found(taskNumbered(problemNumbered(match?.[1] ?? match?.[3]), match?.[2] ?? match?.[4]), match, at)
}

/** What may begin a reference, and how it is read. */
const READERS = [
  { head: /[wr]/i, read: lettered },
  { head: /问/, read: problemAt },
  { head: /编/, read: numberedAt },
  { head: /[任\d]/, read: taskAt },
] as const

/** A code with letters, or a number behind the word 问题, 编号 or 任务. */
export const codeAt = (text: string, at: number): Code | undefined => {
  const head = text.charAt(at)
  return READERS.find((reader) => reader.head.test(head))?.read(text, at)
}

/** `第2项任务`, `的第二条措施`, `任务2`: part of the problem before it. */
const TASK_PART = new RegExp(
  `(?:的|[ ,:]{1,2})?(?:(?:第${N}[项个号条]|(?<!第)(\\d{1,3})号)(?:整改)?(?:任务|措施|举措)|(?:整改)?(?:任务|措施) ?${COUNTED})`,
  'y',
)

/** 第1、2项任务: several tasks of the problem before it. */
const TASK_LIST = new RegExp(
  `(?:的|[ ,:])?第(${N.replace('(', '(?:')}(?:(?:[、,和与及]|以及)${N.replace('(', '(?:')})+)[项个号条](?:整改)?(?:任务|措施|举措)`,
  'y',
)
const BETWEEN_TASKS = /[、,和与及]|以及/

/** 第1项100%, in a text that speaks of the tasks of a problem. */
const PLAIN_PART = new RegExp(
  `第${N}项(?=[,:]? ?(?:\\d{1,3}%|[一二三四五六七八九十]成|已|完成|做|没|未|还|在|正))`,
  'y',
)
const OF_TASKS = /项(?:整改)?(?:任务|措施)/

const plainPartAt = (text: string, at: number): RegExpExecArray | undefined => {
  const match = text.charAt(at) === '第' ? matchAt(PLAIN_PART, text, at) : undefined
  return match !== undefined && OF_TASKS.test(text) ? match : undefined
}

const OPENS_TASK = /[第任措整的 ,:\d]/

/** The numbers of the tasks that are told without their problem. */
export const taskPartAt = (
  text: string,
  at: number,
): (Span & { readonly numbers: readonly string[] }) | undefined => {
  if (!OPENS_TASK.test(text.charAt(at))) return undefined
  const list = matchAt(TASK_LIST, text, at)
  const match = list ?? matchAt(TASK_PART, text, at) ?? plainPartAt(text, at)
  if (match === undefined) return undefined
  const numbers =
    list === undefined
      ? match.slice(1).filter((number) => number !== undefined)
      : (list[1] ?? '').split(BETWEEN_TASKS)
  return { start: at, end: at + match[0].length, numbers }
}
