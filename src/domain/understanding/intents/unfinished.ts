import type { Clause } from '../clauses/clauses.ts'
import { anyOf } from '../match.ts'
import { unreferenced } from './idle.ts'
import { IN_HAND } from './in-hand.ts'
import type { Placed } from './scene.ts'
import { isWhole } from './whole-statement.ts'

const BODY = '(?:局|科|科室|办|处|院|街道|镇|乡|村|社区|公司|集团|单位|部门|同志|负责人)'
const ended = (...words: readonly string[]): string => `(?:${words.join('|')})$`

const DENIED = ended(
  '不|未|并非|不是|没说|无法|难以|无需|无须|勿|莫|放弃|误点了?|误操作|暂[缓停]|谈不上',
  '(?<!一.[都也]?)没有?',
  '(?<![类级性区识个特])别',
  '(?<![已全均都经])(?:取消|停止)',
  '撤[回销]',
  '^(?:我们?|刚才?|之前)?[误错](?:提交|[报交发提])了?',
)
const NOT_SO = ended(
  '不(?:能够?|可以?|敢|想|会|该|应该?|宜|得|愿意?|肯|准|许|必|用|要|行|再|打算|急[着于]?|着急)(?:了|呢|啊|吧)?',
  '不(?:同意|具备|合适|成熟|够|足|到位|符合[^,]{0,6})(?:了|呢|啊|吧)?',
  '(?:没有?|未|还没|尚未)(?:到位|成熟|同意|批准?|准备好|到时候|条件)(?:了|呢|啊)?',
  '(?:还|尚|过|太|为时)早(?:了|着呢)?',
)
/** 理想, 回应 and 心得 are no wishes. */
const STILL_TO_COME = ended(
  '准备|打算|计划|考虑|力争|争取|即将|马上|立[即刻]|尽快|抓紧|早日|择机|着手|希望|盼望?|必须|需要?|该|届时|正在|等待|到时候?',
  '(?<![草虚模])拟|(?<![思理梦])想|(?<![取获心难所])得|(?<![回供响适相对反效顺])应当?该?',
  '(?:^|[才就都还也便方即若])(?:能够?|可以?|会|要)|(?:可以|能够)|能不能|要不要|[可能是]否|[才就再先便将]',
  '(?<![落售善附在])[以之]?后|(?<![目当日提面])[以之]?前|下一?步(?:工作|计划|打算)?|接下来',
)
const HANDLED =
  '(?:支付|拨付|兑付|缴纳?|退还?|清退|安置|处置|处理|核销|整改|拆除?|修复?)[^,]{0,8}(?:款项?|费用?|资金|户|人员|资产|事项|问题|点位)(?:全部|均|都)'
/** 待公示结束; but 待整改的5项已完成, 待退款项全部退清, and 待岗. */
const AWAITED = `^(?:主要是?|目前|现在?|还在?)?(?:[^,]{0,4}若(?!干)|如果|假如|要是|只有|除非|一旦|(?:等(?!额|级)|待(?![岗业遇]|${HANDLED}))(?!.*已))`
/** 验收合格的 | 申请销号: for those only that are. */
const THOSE_WHICH = '^(?!.*(?:昨|今|刚|上午|上[周月]))[^,]*(?:合格|完成|到位|通过|达标|完毕)的$'
const OVER_OR_ASKED = ended(
  '已经?|早已|曾经?|刚刚?|又|也|都',
  '谁|怎么|怎样|如何|为[什何啥]么?|什么时候|何时|啥时候|几时',
)
const BIDDEN = [
  ended(`^(?:[^,]{0,6}[ □])?(?:请|由|让|叫|催|帮|替|建议|要求|通知|提醒)[^,]{1,12}${BODY}`),
  '^请(?:各|大家|你)|^(?:帮|替|催)',
  ended('(?:让|叫)(?:我|我们|你们|大家)?|记得|别忘了?|提醒|通知|要求|建议|号召|动员'),
  ended('(?<!(?:请|报|呈|望|待).{0,6})(?:批示|指示|强调|交代|发话)(?:是|说)?'),
]
const IN_ENGLISH =
  '(?:^|[^a-z])(?:not|never|no|cannot|can.?t|won.?t|don.?t|unable|early|before|after|until|unless|if|when|once|to|will|shall|should|must|may|might|can|could|would|please|pls|yet|says?|said|wrote|writes|wants?|asks?|told|pending|tbd|draft|sample|example|template|plans?|(?<!as )planned|waiting|(?:can|could|shall|should|may) (?:we|i)|not [a-z]+|(?:almost|nearly) [a-z]+|(?:said|says|told)(?: [a-z]+){1,2})$'
/** 施工方 | 申请验收; but 涉及35户, 已更换施工方. */
const TOUCHED = `[^,]*(?:(?:已(?!${IN_HAND})|[\\d及退换罚收]|(?<![正催约访])[告访谈])|[一二两三四五六七八九十几]户)`
const BY_OTHERS = ended(
  `^(?!我|本)(?:他|她|人家|对方|别人|大家|(?!${TOUCHED})[^,]{1,6}(?:[方户商]|厂家|公司|企业))们?[已又也都]?`,
)
/** 尚未 | 申请办结, 准备 | 申请销号, 领导让 | 申请验收: nobody ends a statement so; what follows hangs on it. */
const HANGS = anyOf(
  DENIED,
  NOT_SO,
  STILL_TO_COME,
  AWAITED,
  THOSE_WHICH,
  OVER_OR_ASKED,
  ...BIDDEN,
  IN_ENGLISH,
  BY_OTHERS,
)

const ENDS_DONE = '(?:完成|完毕|到位|办结|[做改办弄]完)(?:整改|任务)?'
const AIMED =
  '[下明后]下?(?:[周月季天年]|个月)|计划|打算|准备|预[计期]|争取|力争|拟|将|原定|(?:确保|保证)(?![^,]*到位)'
/** 预计月底完成 | 申请销号: not done yet, and what follows no sooner. */
const PLANNED = new RegExp(ended(`(?:${AIMED})(?![^,]*(?:已|提前))[^,]*${ENDS_DONE}`))
const DONE = new RegExp(ended(ENDS_DONE))

/** 下周三 | 申请销号; but not 公示至9月5日. */
const BOUND_DAY = /(?:[至到为是]|时间|日期|[期时]限)$/
const endsInDay = ({ text, start, dates }: Clause): boolean => {
  const day = dates.at(-1)
  return (
    day !== undefined &&
    (day.past || day.ahead) &&
    text.slice(day.end - start).trim().length < 2 &&
    !BOUND_DAY.test(text.slice(0, day.start - start))
  )
}

const isOpenEnded = (said: string): boolean => PLANNED.test(said) || (HANGS.test(said) && !isWhole(said))

/** 下周三整改完成 | 申请销号 */
const isAhead = ({ text, dates }: Clause): boolean =>
  dates.some(({ ahead }) => ahead) && DONE.test(text) && !/[已现]|提前/.test(text)

/** Longer clauses are statements, whatever they end in; in a sentence of their own, those of a few words. */
const [LONGEST, LONGEST_SENTENCE] = [60, 20]

/** The words before are no statement of their own but deny, put off or ask what follows. */
export const hangsOn = (clause: Clause, before: Placed | undefined): boolean => {
  if (before === undefined) return false
  const { text, mentions, sentence, queried } = before.clause
  const said = unreferenced(before.clause).trim()
  if (said === '') return hangsOn(clause, before.scene.before)
  if (mentions.length > 0 && clause.mentions.length > 0) return false
  if (sentence === clause.sentence)
    return text.length < LONGEST && (isOpenEnded(said) || endsInDay(before.clause) || isAhead(before.clause))
  return !queried && text.length < LONGEST_SENTENCE && isOpenEnded(said)
}
