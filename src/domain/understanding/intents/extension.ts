import { type Clause, first, has } from '../clauses/clauses.ts'
import { anyOf } from '../match.ts'
import { HEDGE } from './hedges.ts'
import { isKeptBack } from './kept-back.ts'
import type { Scene } from './scene.ts'

/** 延期的单位, 延期次数: spoken of, not asked for. */
const NOMINAL = /^(?:的(?!申请|请求)|次数|情况|率|期间|原因说明)/
/** Asks for it, or says that it is needed. */
const ASKED =
  /request|ask|appl|need|改[成为]|申请|请求|请|恳|希望|想|需要|需|拟|建议|能不能|能否|可否|可不可以|是否可以|可以|能|行不行|望|麻烦|只能|得|求|再|给|特|要/
const PLAINLY = /申请|请求|恳请|能不能|能否|可否|可不可以|希望|想|请|时限|期限/

/** 考虑申请延期, 实在不行就延期: not decided. */
const WEIGHED =
  '(?:(?<!经[^,;。]{0,6})(?:考虑|在想|商量|商议|讨论|研究|琢磨|纠结)|实在|万不得已|迫不得已|不行[就再]|到时候?)'
/** 可能要到11月才结束需延期: a wish of its own behind what is guessed; 可能月底前需要延期 is guessed itself. */
const OWN_WISH = '申请|请求|恳请|特请|(?<=[束整完了好成定毕齐长过])(?:需|想|拟|请|建议)|ask|appl|request'
/** 可能要延期, 怕是得延到10月: guessed or feared, not asked for. */
const HEDGED = anyOf(
  `(?:${HEDGE}|${WEIGHED})(?:(?!${OWN_WISH})[^,;。])*$`,
  `(?:${HEDGE}|${WEIGHED})[\\s还又也都真就再要会得需能想该是来]*(?:申请|请求|提出|ask(?:ing)? for|apply(?:ing)? for|request)(?: an?)?(?:再|将|把)?\\s?$`,
)
/** 延期的可能, 延期风险 */
const CHANCE = /^(?:的)?(?:可能|风险|压力|隐患|概率|想法|打算|准备|苗头)/
/** 是否需要延期, 要不要申请延期: whether, where 能否 and 可否 ask for it. */
const WHETHER =
  /[会要该]不[会要该]|需不需要|用不用|是不是|是否(?:需要?|要|应该?|会|得|有必要|必须|申请)|有[没无]有?必要|(?:需要?|要|用)(?:申请)?延期吗/
/** 上次延期到10月31日, 已申请延期, 延期申请被退回: over. */
const OVER =
  /(?:上次|上回|之前|此前|曾经?|早前|去年|前期)[^,;。]{0,6}$|(?:申请|提)过$|已经?(?:[被予给]|办理)?$/
/** 延期付款, 延期交货: another matter of somebody else's. */
const OF_ANOTHER =
  /^(?:付款|交货|交付|腾退|腾空|支付|缴[费纳]|还款|供货|开庭|举证|入住|交房|开标|履约|履行|退款|签约|竣工|完工|开工|交工|报到|归还|退还|拆除|搬[迁离])/
const TURNED_DOWN = /^(?:的)?申请(?:书|表|单)?(?:[已又]?被|没有?[批通]|未[获通]|不[予批同])/

/** 延期申请交上去了吗, 申请延期没: where it stands is asked, not for more time. */
const STANDS_WHERE =
  /^(?:的)?申请(?:书|表|单)?.{0,3}[交报提递收送批走].{0,6}(?:吗|没有?|不)[呢啊呀]?\s*$|^了?没有?[呢啊呀]?\s*$/

const MAY_IT = /行吗|行不|可以吗|可不可以|好吗|能吗/

/** 不延期, 无需延期; but not 能不能延期. */
const DENIED =
  /(?<!能|可|行|要|不得)(?:不|无需|无须|没有?|未|(?<!分)别|勿)(?:再)?(?:用|需要?|必|要|打算|准备|会|想|能|得|许|准|允许|可以?|宜|同意|建议|应该?|支持|赞成)?(?:再)?(?:申请|提|搞)?$|(?:^| )(?:no|not|without|never|don't) [a-z ]*$/
/** Somebody else's date has moved. */
const OTHER_MATTER =
  /(?:会议|开会|换届|开工|交货|工期|施工|开标|培训|招标|比赛|活动|评审会|党组会|到货|供货|发货|考试|航班|火车|会)(?:时间)?(?:又|再|也|都|一再|被)?$/
const MOVED_LIMIT =
  /(?:时限|期限|完成时间|截止|办结时间|到期日).{0,16}?(?:改到|改至|改为|调到|调至|调整到|调整至|调整为|变更为|后移|移到|定到|放到|往后)/
/** 公示期延长至9月25日, 合同延长到10月底: another span than that of the item. */
const OTHER_SPAN =
  /(?:合同|租赁?期|公示期?|公告期?|[服营开办受][务业放公理]时间|保修期|质保期|有效期|试用期|试运行期?|报名时间?|聘期|任期|[借贷还]款期限?)(?:已经?|都|均|再|又)*$/
/** 施工方申请延期, 租户请求宽限: others ask it of the writer. */
const ASKED_BY_OTHERS =
  /(?:供应商|施工方|施工单位|施工队|租户|承租[人方]|业主|总包|分包|厂家|对方|中标单位|承包商|商户|债务人|欠款人|中介|评估机构)(?:那边|方面)?(?:已经?|又|也|都|均)?(?:申请|请求|要求|提出|希望|想|来函)[^,;。]{0,6}$/
/** 推迟到9月25日开会: something is held then. */
const HELD_THEN = /^.{0,12}(?:开会|召开|开庭|开标|举行|上会|上党组会|评审会|听证)/
/** What is lengthened is time to put things right. */
const OF_TIME =
  /时限|期限|[几一二两三四五六七八九十半\d](?:天|周|个?月|日|个?工作日|个?星期|个?礼拜)|时间(?!段)|整改期/
const SETTLED = anyOf(
  '(?:延期|延长)(?:申请)?(?:以?后|了|(?:已经?|都)?(?:批|同意|通过|获批))',
  '(?:已经?|同意(?!.{0,8}(?:申请|提请|报请))|(?<!(?:请|望|求|恳|盼)[^,]{0,6})批准了?|获批|批了).{0,10}(?:延期|延长|延至|延到|展期|顺延)',
  '延(?:期|至|到|长).{0,14}[已获](?:经)?(?:签?批|签[字发]|同意)',
)
const ABOUT = /延期.{0,6}(?:流程|手续怎|规定|几次|条件)|批(?:下来)?(?:了)?没|最多能/
const HOW =
  /谁|哪[个些位]|为[什何啥]|怎么|如何|流程|手续|什么材料|几次|最多|最长|多久|哪天|几号|批了|批没|结果|到哪|到什么|什么时候|啥时候|条件|规定|谁批|审批/

const wordOf = (clause: Clause) =>
  first(clause, 'extending') ??
  (OF_TIME.test(clause.text) || clause.dates.length > 0 ? first(clause, 'lengthening') : undefined)

/** Where in the clause the wish for more time stands; undefined if it is none. */
export const extensionAt = (clause: Clause, scene: Scene): number | undefined => {
  const word = wordOf(clause)
  const moved = MOVED_LIMIT.exec(clause.text)
  const at = word?.start ?? (moved === null ? undefined : clause.start + moved.index)
  if (at === undefined || scene.relayed || scene.supposed || scene.doubted) return undefined
  if (has(clause, 'commanding', 'conditional', 'looking', 'retracting') || SETTLED.test(clause.text))
    return undefined
  const before = clause.text.slice(0, at - clause.start)
  const behind = word === undefined ? '' : clause.text.slice(word.end - clause.start)
  if (
    NOMINAL.test(behind) ||
    STANDS_WHERE.test(behind) ||
    TURNED_DOWN.test(behind) ||
    OF_ANOTHER.test(behind)
  )
    return undefined
  if (OTHER_SPAN.test(before) || ASKED_BY_OTHERS.test(before)) return undefined
  if (HEDGED.test(before) || WHETHER.test(clause.text) || OVER.test(before) || isKeptBack(clause, at))
    return undefined
  if (
    ((clause.queried || has(clause, 'asking')) && HOW.test(clause.text)) ||
    ABOUT.test(clause.text) ||
    DENIED.test(before)
  )
    return undefined
  if (
    (clause.queried || has(clause, 'asking')) &&
    !/能|可|行|批准|好不好|请|申请|麻烦|希望|再/.test(clause.text)
  )
    return undefined
  const asked =
    ASKED.test(before) ||
    /^(?:再|多)给|^再宽|^宽限|^缓(?:几天|一?缓)/.test(clause.text.slice(at - clause.start)) ||
    /请|申请|能不能|可否|行不行|行吗|行不|可以吗|好吗/.test(clause.text)
  if (
    /[改调挪移]/.test(clause.text.charAt(at - clause.start)) &&
    !PLAINLY.test(before) &&
    !MAY_IT.test(clause.text)
  )
    return undefined
  if ((OTHER_MATTER.test(before) || HELD_THEN.test(behind)) && !/申请|请|能|可/.test(before)) return undefined
  return asked || (scene.named !== 'none' && clause.dates.some(({ past }) => !past) && !/已/.test(before))
    ? at
    : undefined
}

/** An extension is guessed at, feared or thought of (domain.md 3.10.2: no update). */
export const weighsExtension = (clause: Clause): boolean => {
  const word = wordOf(clause)
  if (word === undefined || clause.percents.length > 0) return false
  return (
    HEDGED.test(clause.text.slice(0, word.start - clause.start)) ||
    CHANCE.test(clause.text.slice(word.end - clause.start))
  )
}

/** Says that no extension is wanted. */
export const wantsNoExtension = (clause: Clause): boolean => {
  const word = first(clause, 'extending')
  return word !== undefined && DENIED.test(clause.text.slice(0, word.start - clause.start))
}
