import { has } from '../clauses/clauses.ts'
import { anyOf } from '../match.ts'
import type { Judged } from './acts.ts'

const DONE = '(?:完成|到位|整改|办结|改完)'
/** Said not to be done: that is never put up for close-out (domain.md 3.10.2). */
const NOT_DONE = anyOf(
  '(?:还没|尚未|还未|并未|没有|没|未能?)(?:有|全部|完全|整改){0,2}(?:完成|到位|做完|改完|弄完|搞完|办结|办完|落实|达标|整改)(?!的|过|事项|问题|部分|项)',
  '(?:还有|尚有).{0,10}[没未](?!有)|[仅只]剩.{0,8}[没未]|不具备|暂不|尚不|还差(?!旅)|还剩|仍有.{0,8}未',
  `(?:大部分|大多数?|多数|一半|半数|过半|个别|(?<![大全各一这那上])部分)(?:问题|事项|任务)?(?:已经?|都|均)?${DONE}`,
  `(?:只有|仅有?)[\\d一两二三四五六七八九十]+[个项条](?:已经?|都|均)?${DONE}|除[\\d一两二三四五六七八九十]+[个项条户家处]外`,
)

/** 之前还差的两份材料已补齐, 尚未整改到位的围墙已拆: what was wanting is there. */
const SUPPLIED =
  /(?:还[差缺剩欠]|(?:没有?|未)[^,]{1,6})的(?![^,]*[没未不])[^,]*(?:(?:已|均|都|全部)[^,]*(?:补|齐|到|完|办|签|交|退|好|拆|清|改|搬|落实)[^,]{0,3}|(?:今天|昨天|也)[^,]*了)$/
/** 不存在没整改到位的情况 */
const NONE_SUCH = /不存在[^,]*(?:情况|问题|现象)$/
const FORMERLY =
  /之前|此前|前期|原[来先本]|以前|过去|当[时初]|起初|一度|[上前][次回周月]|上个月|去年|\d+月份?|反馈时|检查时/
const SUPPLIED_SINCE =
  /(?:现|今天|刚才?|昨天|本周|目前)[^,]{0,4}(?:已|都|全部)[^,]{0,4}(?:补|齐|交|签好|盖好|办好|出具|到账)(?![^,]*[没未不])/
const BY_NOW =
  /(?:现|目前|如今|至今|今天|昨天|本周|本月|后来|经[^,]{1,8}后).{0,8}(?:已|全部|均|都|完成|到位|具备)(?![^,]*(?:[没未不]|一半|部分|多数))/

/** 昨天没交齐，今天已补齐: what is said to be wanting is there by what follows it. */
export const isSuppliedSince = (judged: readonly Judged[], n: number): boolean =>
  judged.slice(n + 1).some(({ clause }) => SUPPLIED_SINCE.test(clause.text))

/** Not done by what a clause says; unless that was so once, and is told to be done since. */
export const isUndone = (judged: readonly Judged[], n: number): boolean => {
  const clause = judged[n]?.clause
  if (clause === undefined || !NOT_DONE.test(clause.text) || has(clause, 'conditional')) return false
  if (SUPPLIED.test(clause.text) || NONE_SUCH.test(clause.text)) return false
  return !(
    FORMERLY.test(clause.text) && judged.slice(n + 1).some(({ clause: later }) => BY_NOW.test(later.text))
  )
}
