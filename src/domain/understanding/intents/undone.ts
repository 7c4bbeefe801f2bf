import { has, isStatement } from '../clauses/clauses.ts'
import { anyOf } from '../match.ts'
import type { Judged } from './acts.ts'
import { unreferenced } from './idle.ts'

const NUMBER = '[\\d一二两三四五六七八九十]+'
const DONE = '(?:完成|到位|整改|办结|改完)'
const IN_HAND = '已经?(?:在[补办做整走弄改推]|催|制定|通知|安排|要求|联系|着手|开始|部署|督促|约)'
/** Said not to be done: that is never put up for close-out (domain.md 3.10.2). */
const NOT_DONE = anyOf(
  '(?:还没|尚未|还未|并未|没有|没|未能?)(?:有|全部|完全|整改){0,2}(?:完成|到位|做完|改完|弄完|搞完|办结|办完|落实|达标|整改)(?!的|过|事项|问题|部分|项)',
  '(?:还没有?|尚未|还未|均未|都没|仍未|仍没)(?![^,]*(?:投诉|异议|意见|反弹|问题|举报|发生|反映|超期|到期|催))[^,的]{1,6}$|未(?:解决|补[齐全]|交齐|到账|签字|批复)$',
  '(?:还有|尚有).{0,10}[没未](?!有)|[仅只]剩.{0,8}[没未]|不具备|暂不|尚不|[还就]差(?!旅|您|贵办|巡察办|审批|批复)|还剩|仍有.{0,8}未',
  `(?:^|[□ ])差${NUMBER}[个项条户份家处](?!的)`,
  `(?:大部分|大多数?|多数|一半|半数|过半|个别|(?<![大全各一这那上])部分)(?:问题|事项|任务)?(?:已经?|都|均)?${DONE}`,
  '(?:完成|到位|追回|收回|退还|清退|整改)了?(?:将近|近|约|大|过)?(?:一?半|一?部分|[一二三四五六七八九]成)',
  `(?:只有|仅有?)${NUMBER}[个项条](?:已经?|都|均)?${DONE}|除${NUMBER}[个项条户家处]外`,
  `(?:没有?|未|还[差缺剩])[^,]{0,6}的[^,]*${IN_HAND}`,
  `已(?:要求|通知|承诺)[^,]{0,8}${DONE}|已(?:全部)?(?:安排|部署)(?:整改|落实)`,
)
/** 5项已完成3项 */
const PARTLY =
  /(?<![\d一二两三四五六七八九十])([\d一二两三四五六七八九十]+)([个项件户条处笔家])[^,]*(?:完成|办完?|整改|落实|解决|退还?|补|追回)了?(?!\1)[\d一二两三四五六七八九十]+\2(?!以上)/

/** 之前还差的两份材料已补齐, 尚未整改到位的围墙已拆: what was wanting is there. */
const SUPPLIED =
  /(?:还[差缺剩欠]|(?:没有?|未)[^,]{1,6})的(?![^,]*[没未不])[^,]*(?:(?:已(?!经?(?:在[补办做整走弄改推]|催|通知|安排|要求|联系))|均|都|全部)[^,]*(?:补|齐|到|完|办|签|交|退|好|拆|清|改|搬|落实)[^,]{0,3}|(?:今天|昨天|也)[^,]*了)$/
/** 不存在没整改到位的情况 */
const NONE_SUCH = /不存在[^,]*(?:情况|问题|现象)$/
const FORMERLY =
  /之前|此前|前期|原[来先本]|以前|过去|当[时初]|起初|一度|[上前][次回周月]|上个月|去年|\d+月份?|反馈时|检查时/
const BY_NOW =
  /(?:现|目前|如今|至今|今天|昨天|本周|这周|本月|上周|后来|终于|经[^,]{1,8}后)(?![^,]*(?:[没未不]|一半|部分|多数|启动|安排|部署|制定|开始|着手))[^,]{0,16}(?:完成?|到位|办结|齐|落实|解决|具备|拆|搬|签|清|退|补|追回)/
const SUPPLIED_SINCE =
  /(?:现|今天|刚才?|昨天|本周|目前)[^,]{0,4}(?:已|都|全部)(?!退回)[^,]{0,4}(?:补|齐|到|交|签好|盖好|办好|出具|到账)(?![^,]*[没未不])/

const later = (judged: readonly Judged[], n: number, form: RegExp): boolean =>
  judged.slice(n + 1).some(({ clause }) => isStatement(clause) && form.test(clause.text))

/** 昨天没交齐，今天已补齐: what is said to be wanting is there by what follows it. */
export const isSuppliedSince = (judged: readonly Judged[], n: number): boolean =>
  later(judged, n, SUPPLIED_SINCE)

/** Not done by what a clause says; unless that was so once, and is told to be done since. */
export const isUndone = (judged: readonly Judged[], n: number): boolean => {
  const clause = judged[n]?.clause
  if (clause === undefined || has(clause, 'conditional')) return false
  if (isStatement(clause) && PARTLY.test(unreferenced(clause))) return true
  if (!NOT_DONE.test(clause.text)) return false
  if (!isStatement(clause)) return true
  if (SUPPLIED.test(clause.text) || NONE_SUCH.test(clause.text)) return false
  return !(isSuppliedSince(judged, n) || (FORMERLY.test(clause.text) && later(judged, n, BY_NOW)))
}
