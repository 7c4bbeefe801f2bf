import { type Clause, isStatement } from '../clauses/clauses.ts'
import type { Judged } from './acts.ts'
import { IN_HAND, IN_PART } from './in-hand.ts'

/** 之前还差的两份材料已补齐, 尚未整改到位的围墙已拆: what was wanting is there. */
const SUPPLIED = new RegExp(
  `(?:还[差缺剩欠]|(?:没有?|未)[^,]{1,6})的(?![^,]*[没未不])[^,]*(?:(?:已经?|均|都|全部)(?!${IN_HAND})[^,]*(?:补|齐|到|完|办|签|交|退|好|拆|清|改|搬|落实)[^,]{0,3}|(?:今天|昨天|也)(?!${IN_HAND})[^,]*了)$`,
)
/** 不存在没整改到位的情况 */
const NONE_SUCH = /不存在[^,]*(?:情况|问题|现象)$/
const FORMERLY =
  /之前|此前|前期|原[来先本]|以前|过去|当[时初]|起初|一度|[上前][次回周月]|上个月|去年|\d+月份?|反馈时|检查时/
const BY_NOW = new RegExp(
  `(?:现|目前|如今|至今|今天|昨天|本周|这周|本月|上周|后来|终于|经[^,]{1,8}后)(?![^,]*(?:[没未不]|${IN_PART}|${IN_HAND}|了[一两几][项个条户处]))[^,]{0,16}(?:完成?|到位|办结|齐|落实|解决|具备|拆|搬|签|清|退|补|追回)`,
)
const SUPPLIED_SINCE = new RegExp(
  `(?:现|今天|刚才?|昨天|本周|目前)[^,]{0,4}(?:已|都|全部)(?!退回|${IN_HAND})[^,]{0,4}(?:补|齐|到|交(?!了?申请)|签好|盖好|办好|出具|到账)(?![^,]*[没未不])`,
)

/** Nobody tells later than that what has become of it, in clauses. */
const REACH = 12

const later = (judged: readonly Judged[], n: number, form: RegExp): boolean =>
  judged.slice(n + 1, n + 1 + REACH).some(({ clause }) => isStatement(clause) && form.test(clause.text))

/** 昨天没交齐，今天已补齐: what is said to be wanting is there by what follows it. */
export const isSuppliedSince = (judged: readonly Judged[], n: number): boolean =>
  later(judged, n, SUPPLIED_SINCE)

/** What a clause says to be wanting is there: by its own words, or it was so once and is done since. */
export const isSupplied = (judged: readonly Judged[], n: number, { text }: Clause): boolean =>
  SUPPLIED.test(text) ||
  NONE_SUCH.test(text) ||
  isSuppliedSince(judged, n) ||
  (FORMERLY.test(text) && later(judged, n, BY_NOW))
