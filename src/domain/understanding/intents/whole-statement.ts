import { anyOf } from '../match.ts'

const CARRIED_OUT =
  '达到?|符合|满足|落实|执行|完成|采纳|吸收|制[定订]|修订|编制|印发|下发|发出|发布|转发|做好|做足'
const ACCORDING_TO = '(?<![要须])按照?|依照?|根据|遵照|对照|响应|应'
const WAS_WRONG = '费|贴|助|金|款|放|目|项|为|法|动|务|批|证明|制度|规定|机构|账户|评比|检查|处罚'
/** 正落实要求, 难达到要求, 已制定整改计划: not carried out yet, hardly, or only told to be. */
const NOT_CARRIED_OUT = `(?:正在?|尚在|[要须拟待应]|(?<!已)将|继续|抓紧|部分|难以?|勉强|半数|差一?点)(?:${CARRIED_OUT}|按)|(?:制[定订]|修订|编制|印发|[下转]发|发[出布])[^,]{0,6}整改(?:计划|通知)$`
/** 达到规定要求, 已印发通知, 收费一律停止: the end of a whole statement. */
const STANDS = anyOf(
  `(?:${CARRIED_OUT}|${ACCORDING_TO})[^,]{0,14}(?:要求|建议|通知|计划|准备|需要|指示|批示)$`,
  `(?:${WAS_WRONG})(?:已经?|一律|一并|立即|依法|全面|全部|[全均都]|予以)*(?:取消|停止|撤[回销])$`,
)
/** 没, 再, 下周: denied or put off. */
const OPEN = anyOf(
  '不(?!合[理规法]|规范|当|实|必要)|没|未(?![批经])|勿|[才再]|[下明][周月天]',
  NOT_CARRIED_OUT,
)

/** A statement of what was done, though it ends in a word on which others hang: 要求, 计划, 停止. */
export const isWhole = (said: string): boolean => STANDS.test(said) && !OPEN.test(said)
