import { type Clause, isStatement } from '../clauses/clauses.ts'
import { anyOf } from '../match.ts'
import { blanked } from '../span.ts'
import { IN_HAND } from './in-hand.ts'

const SAID_TO_BE_DONE =
  '(?:提出|通报|反映|反馈|要求|部署|布置|交办|批示|指示|指出|强调|点名|关心|关注|提到|提及|[说讲])过?(?:补充|补交|完善|整改|提供)?'
const THING =
  '(?:问题|事项|任务|工作|情况|现象|隐患|漏洞|毛病|材料|资料|票据?|凭证|签字|手续|意见|建议|要求|整改|[两一二三四五六七八九十几\\d]+[条项点张份个件处])'
const IS_DONE = `(?:(?:已经?|现已|均|全部|逐[条项一个])(?!${IN_HAND}|[^,]*(?:要求|[要须应]当?))[^,]+|都[^,要须应]*[了过完好]|完毕|到位|[改补办做弄修]好了?|[改办做弄补]完了?|办结|补齐)$`
/**
 * 巡察组提出的问题已整改, 领导说的材料已补齐: what others said only tells which work it is that the writer has done. A
 * reference among their words is theirs: 老王说的WT-012已完成.
 */
const ATTRIBUTE = anyOf(
  `${SAID_TO_BE_DONE}的(?!是)[^,□]{0,10}${THING}(?![^,]*(?:说|吗|没有?$))[^,]*${IS_DONE}`,
  `(?:批示|交办|督办)件[^,]*${IS_DONE}`,
  `^[□ ]*(?:按照?|根据|依照?)[^,□]{0,12}[说讲]的[^,□]{0,6}${IS_DONE}`,
)
/** 刚才漏说了, 补充说一下: the writer's own saying. */
const OWN_SAYING =
  /^(?:我|刚才?|刚刚|前面|上面|之前|昨天|还|又|再|忘了?|补充)*(?:[漏忘少]说了?|补充说)(?:一?[个条下点句项件])?$/
/** 局长亲自部署: their deed, not their word. */
const DEED = /亲自(?:部署|布置|安排|协调|督办|督导|指导|过问|研究)/
/** 各街道均已清理到位 is told of them; 各街道要清理到位 is told to them. */
const DONE_BY_EACH =
  /^各(?![^,]*(?:[要须请得]|应该|应当|务必|尽快|抓紧|的$|后$|前$))[^,]{0,12}(?:已|自查)[^,]*(?:完成?(?:整改|任务|工作|清理|核查)?|到位|毕|结|齐|好|实|了)$/

const HEARSAY = /听(?![取证])|[在都谣盛]传(?!达)|据[说称传悉]/

const BIDDING = /要求|催|[让叫]|部署|交办|强调|批示|指示/
const OUR_STATE = new RegExp(
  `^(?:但是?|可是?|不过|然而|目前|现在?|截至目前|如今|至今|我[们局科办委镇街]|本单位)(?![^,]*(?:的(?:单位|部门|科室|问题|要|先|申请)|[说讲听]))[^,]*(?:已(?!${IN_HAND}|在|转)|全部|[还没未]|只)`,
)
/** 领导要求抓紧: bidden by others, which the writer tells of and does not merely pass on. */
export const isBidden = ({ text }: Clause): boolean => BIDDING.test(text) && !HEARSAY.test(text)

/** 目前已改完 behind what was bidden: how far it is, in the writer's own words. */
export const tellsOurState = (clause: Clause): boolean =>
  isStatement(clause) && OUR_STATE.test(clause.text.trim())

/** Whether words of saying do not make a clause somebody else's. */
export const isOwnAccount = (clause: Clause): boolean => {
  const { text, start, mentions } = clause
  if (!isStatement(clause)) return false
  if (OWN_SAYING.test(text.trim()) || DEED.test(text)) return true
  if (HEARSAY.test(text)) return false
  const named = mentions.map((mention) => ({ start: mention.start - start, end: mention.end - start }))
  return ATTRIBUTE.test(blanked(text, named).trimEnd())
}

/** Whether a clause tells what each unit has done, not what each is to do. */
export const isDoneByEach = (clause: Clause): boolean =>
  isStatement(clause) && DONE_BY_EACH.test(clause.text.trim())
