import { has, isStatement } from '../clauses/clauses.ts'
import { anyNamed } from '../match.ts'
import type { Judged } from './acts.ts'
import { isLessThanAll } from './counted.ts'
import { IN_HAND } from './in-hand.ts'
import { isSupplied } from './supplied.ts'

const NUMBER = '[\\d一二两三四五六七八九十]+'
const DONE = '(?:完成|到位|整改|办结|改完)'
/** Said not to be done: that is never put up for close-out (domain.md 3.10.2). */
const NOT_DONE = anyNamed({
  denied:
    '(?:还没|尚未|还未|并未|没有|没|未能?)(?:有|全部|完全|整改){0,2}(?:完成|到位|做完|改完|弄完|搞完|办结|办完|落实|达标|整改)(?!的|过|事项|问题|部分|项)',
  notYet:
    '(?:还没有?|尚未|还未|均未|都没|仍未|仍没)(?=[^,的]{1,6}$)(?!.*(?:投诉|异议|意见|反弹|问题|举报|发生|反映|超期|到期|催))',
  unsettled: '未(?:解决|补[齐全]|交齐|到账|签字|批复)$|[没未](?:签|到岗|谈[妥拢成])$',
  wanting:
    '(?:还有|尚有).{0,10}[没未](?!有)|[仅只]剩.{0,8}[没未]|不具备|暂不|尚不|[还就]差(?!旅|您|贵办|巡察办|审批|批复)|还剩|仍有.{0,8}未|[仍还]缺(?!的)|只欠|(?:还|尚|仍)有[^,]{0,12}在[催办补走追拆退谈]',
  short: `(?:^|[□ ])差${NUMBER}[个项条户份家处](?!的)`,
  mostOnly: `(?:大部分|大多数?|多数|一半|半数|过半|个别|(?<![大全各一这那上])部分)(?:问题|事项|任务)?(?:已经?|都|均)?${DONE}`,
  nearly: `(?:几乎|接近|将近|差不多|多数|快)(?:已经?|全部|均|都)+[^,]{0,6}(?:${DONE}|拆除|退还|清退)`,
  halfDone: '(?<!减少|下降|降低|压缩|压减|缩减|缩短|精简|节约)了一?(?:大?半|部分)(?!以上)',
  inPart:
    '(?:完成|到位|追回|收回|退还|清退|整改|拆除)了?(?:将近|近|约|大|过)?(?:一?半|一?部分|[一二三四五六七八九]成)',
  fewOnly: `(?:只有|仅有?)${NUMBER}[个项条](?:已经?|都|均)?${DONE}|除${NUMBER}[个项条户家处]外`,
  onlyThis: '(?<!不)[仅只](?:完成|整改|落实)',
  goingOn:
    '(?:正在?逐[项条个户]|正在|[仍还已]在)(?:推(?!广)|整改(?!台|档)|拆(?!迁户)|补(?!贴)|办(?!公|事)|清退|追缴)[^,]{0,4}$',
  restInHand: `(?:没有?|未|还[差缺剩欠])[^,]{0,6}的[^,]{0,30}(?:已经?|[均都也]|全部)${IN_HAND}`,
  bidden: `已(?:要求|通知|承诺)[^,]{0,8}${DONE}|已(?:全部)?(?:安排|部署)(?:整改|落实)`,
})

/** Not done by what a clause says or counts; unless what it says to be wanting is there. */
export const isUndone = (judged: readonly Judged[], n: number): boolean => {
  const clause = judged[n]?.clause
  if (clause === undefined || has(clause, 'conditional')) return false
  if (isLessThanAll(judged, n)) return true
  if (!NOT_DONE.test(clause.text)) return false
  return !isStatement(clause) || !isSupplied(judged, n, clause)
}
