import { type Clause, first, has, hasBefore } from '../clauses/clauses.ts'
import { anyOf } from '../match.ts'
import { HEDGE } from './hedges.ts'
import { plainWords } from './idle.ts'
import type { Scene } from './scene.ts'

/** Handed to somebody else than the office: part of the work. */
const ELSEWHERE =
  /(?:报|送|交|提交|报送|上报)(?:了|到|至|给)?(?:区|市|县|省)?(?:.{0,8})(?:局|会|[组宣统]\S{1,2}部|纪委|政法委|厅|部门|法院|政府|财政|审计|发改|住建|党组|区委|办事处|编办|银行|公司|集团|村|社区)|各(?:单位|子公司|科室|街道|社区|村|部门|学校|家|镇|项目|窗口|处|组)/
const DONE = /已|了|见附|附上|附后|查收|请收|补交|补传/
const UPLOADED = /上传|传上|见附|附上|附后|附件|发群|传群|发上来|发过来|查收/
const TO_US = /巡察办|整改办|群|系统|平台|您|你|领导|邮箱/
const LATER =
  /今晚|今天下班|明[早晚天]|傍晚|(?:今天)?下午(?=[^,;。]{0,2}(?:报|传|发|交|补))|后天|下周|稍后|晚点|晚些|回头|待会|等会|马上|过后|之后|再传|再发|再补|将|准备|计划|争取|尽快|月底|下班前|择日|周[一二三四五六日]|[\d一二两三四五六七八九十]+个?(?:工作日|天|日|周|星期|月)(?:以|之)?内/

/** 佐证如下, 这是…的照片, 提交佐证材料3份: laid before the reader without a word of sending. */
const PAPER = '(?:佐证|材料|凭证|照片|证明|扫描件|截图|回执|回单|签到[表册]|纪要|收据|发票|单据|盖章[版件])'
const PRESENTED = anyOf(
  `(?:提交|补充(?![核调完修说])|补交?)(?<!(?:需要?|[要缺还请待在])(?:提交|补充|补交?))(?!齐).{0,16}?${PAPER}(?!.{0,4}[齐完])`,
  `${PAPER}.{0,6}(?:补上|补传|补交|贴上|贴在|挂上|放上)(?:了|来|去|来了|去了)?`,
  `${PAPER}(?:如下|见下|.{0,2}在(?:此|这|下面|群|附件))`,
  '[发传](?:到|至|给|在|进)?.{0,4}(?:邮箱|群里|群文件|巡察办)',
  '(?:材料|佐证|凭证|资料|扫描件|附件).{0,6}[发传交报给送](?:过去|过来|上去|出去|上来)?了',
  '这是.{0,16}(?:照片|材料|凭证|佐证|截图|扫描件|流水|清单|台账|报告)',
  '佐证(?<![看缺差要补找催].{0,12}佐证)(?:材料)?(?:如下|$)',
  '[已都](?:报|送|交)(?:到|给|送|至|往)*(?:巡察办|整改办)',
  '(?:是|为).{0,14}的.{0,8}(?:照片|凭证|佐证|截图|扫描件|材料)$',
)
const NAMES_PAPER = /照片|[件图单据证执表册料]/
/** Nothing but the name of a paper: 收据照片, 收款回单一份. */
const LABEL = anyOf(
  '^.{0,16}(?:照片|扫描件|截图|回执|回单|凭证|佐证材料|盖章[版件]|签到[表册]|复印件|收据)(?:[一二两三四五六七八九十0-9]+[张份页个])?(?:\\.[a-z]{2,5})?$',
)

const presentedAt = (clause: Clause): number | undefined => {
  const match = PRESENTED.exec(clause.text)
  return match === null ? undefined : clause.start + match.index
}

/** Only names a paper beside the item: evidence, if nothing else is said. */
export const isLabel = (clause: Clause, { named, relayed, supposed }: Scene): boolean =>
  named !== 'none' &&
  !relayed &&
  !supposed &&
  !clause.queried &&
  NAMES_PAPER.test(clause.text) &&
  LABEL.test(plainWords(clause)) &&
  !/[还没未缺差要待等请已了在正需写]|拿到|收到|取得|完成|准备|整理|补(?!充)|签(?![到收])|报(?![告表名])|办(?!法|公)/.test(
    clause.text,
  )

/** 三个科室都交了自查表: handed in by others, to the writer. */
const BY_OTHERS =
  /(?:科室|单位|社区|村|家|户|部门|学校|企业|人|街道)(?:都|均|全|已|已经|全部)*交(?:了|齐|来|上来|上)|[报交收]上来(?:了)?\d+[人家个户]/

/** 上传省平台: part of the work. */
const OTHER_PLACE =
  /上传(?:了|至|到)?(?:省|市|国家|招标|招投标|监管|交易|阳光|三资|公共|采购|政务).{0,6}(?:平台|系统|网)/
/** 待上传, 回头补传 */
const PUT_OFF = /(?:待|回头|准备|将|拟|稍后|晚点|改天|过[两几]天|之后|再)(?:再|统一|一并)?$/

/** 可能要补传, 得重新上传, 应该已上传: to be done, or guessed. */
const TO_BE_DONE = new RegExp(`(?:${HEDGE}|(?<![主重必只需纪摘简概])要|需要?|得|必须|应该?)[^,;。]{0,6}$`)
/** 要求补充的材料已上传: which papers they are. */
const ASKED_FOR = /(?:需要?|要求?)(?:补充|补交|提供)?的/
const HEDGED = new RegExp(HEDGE)
const HANDED_ON = /已|了|过/
/** 材料上传不了 */
const NOT_SENT = /(?:上?传|发)不(?:了|上去?|出去?|成)/
/** 附件打不开, 传错了: of no use to anybody. */
const FAILED =
  /(?:附件|材料|照片|图片|文件|扫描件|佐证|凭证|链接).{0,8}(?:打不开|看不[到清见了全]|下载不了|收不到|没收到|不清楚|模糊|[传发]错)/
/** Papers that do not open, or were the wrong ones: said of them, and nothing of the work. */
export const failsToShow = (clause: Clause): boolean =>
  clause.percents.length === 0 &&
  has(clause, 'material') &&
  FAILED.test(clause.text) &&
  !/打不开.{0,6}(?:局面|工作)/.test(clause.text)

/** Something is handed over as evidence, now. */
export const handsOver = (clause: Clause, scene: Scene): boolean => {
  const at = first(clause, 'delivering')?.start ?? presentedAt(clause)
  if (at === undefined || clause.queried || scene.relayed || scene.supposed) return false
  if (has(clause, 'asking', 'wishing', 'commanding', 'conditional')) return false
  const before = clause.text.slice(0, at - clause.start)
  if (PUT_OFF.test(before) || FAILED.test(clause.text) || NOT_SENT.test(clause.text)) return false
  if (TO_BE_DONE.test(before.replace(ASKED_FOR, '')) && !HANDED_ON.test(before)) return false
  if (HEDGED.test(before)) return false
  if (hasBefore(clause, at, 'negating') || /还.{0,8}不$/.test(clause.text)) return false
  if (BY_OTHERS.test(clause.text) && !TO_US.test(clause.text)) return false
  if (LATER.test(clause.text) && !DONE.test(clause.text)) return false
  if (
    (ELSEWHERE.test(clause.text) || OTHER_PLACE.test(clause.text)) &&
    !TO_US.test(clause.text.replace(OTHER_PLACE, '')) &&
    (!UPLOADED.test(clause.text) || OTHER_PLACE.test(clause.text))
  )
    return false
  if (/请(?:把|将|大家|各|你|您|尽快|及时|抓紧|.{0,8}(?:上传|补传|补交|提交))/.test(clause.text)) return false
  return true
}

const WITHOUT_OBJECT =
  /上传|补传|已传|传了|传上|传群|发群|附件|见附|附上|附后|查收|请收|审收|群|邮箱|佐证|报上|材料|凭证|见上|见图|如图|这是|已报|都报/

/** Where no item is named: put where evidence goes, not just sent to the chat. */
const TO_SYSTEM = /上传|补传|传上|补交|传(?:到)?(?:系统|平台)/

/** What is handed over is named in the clause, or plainly handed over. */
export const isEvidence = (clause: Clause, scene: Scene): boolean =>
  handsOver(clause, scene) &&
  (scene.named !== 'none'
    ? has(clause, 'material') || WITHOUT_OBJECT.test(clause.text)
    : has(clause, 'proof') || (has(clause, 'material') && TO_SYSTEM.test(clause.text)))
