import { type Clause, has } from '../clauses/clauses.ts'
import { anyOf } from '../match.ts'
import { blanked } from '../span.ts'
import type { Judged } from './acts.ts'
import { isIdle, plainWords } from './idle.ts'

/** Before 申请办结 nothing but the item, and that it is done: 道路工程申请验收 is another thing's. */
const AT_ITS_HEAD =
  '^(?:现?将 ?(?=□))?[\\s□、,和与及]*(?:[已均都]?(?:经)?(?:整改|全部)?(?:完成|到位|完毕|办完|做完|改完|落实)了?)?(?:现|特|兹|特此|我[们局科办]?|本单位|we |hereby |now )*'
const APPLIES =
  '(?:申请|提请|报请|请求|恳请|呈请|申报|请(?:领导|巡察办)?(?:予以?|给予|准予))(?:[\\s□、和与及]|[对将把]|予以?|给予|进行|准予)*'
const APPLIES_IN_ENGLISH = '(?:appl(?:y|ying) for|request(?:ing)?)(?:[□ ]| for| the| its)*'
const END = new RegExp(
  `${AT_ITS_HEAD}(?:${APPLIES}(?:办结|验收|核销|结案|结项)|${APPLIES_IN_ENGLISH}(?:close-?out|closure|acceptance))`,
)

/**
 * Where the end of an item is applied for in other words than 销号: the 办结 or 验收 of a task (domain.md 3.5 T5), and
 * of a problem that they are said of (3.4 P10). Undefined if it is not.
 */
export const endOf = (clause: Clause): number | undefined => {
  if (!has(clause, 'applying') && !/appl|request/.test(clause.text)) return undefined
  const named = clause.mentions.map(({ start, end }) => ({
    start: start - clause.start,
    end: end - clause.start,
  }))
  const match = END.exec(blanked(clause.text, named))
  return match === null ? undefined : clause.start + match[0].length
}

/** Words that are said of many a thing; 办结 and close-out of the item only. */
const OF_ANYTHING = /验收|核销|结案|结项|acceptance/
/** 整改完成, 材料齐全, 三项措施全部落实, all done: what is done, and no thing of the work is named. */
const DONE = anyOf(
  '^(?:目前|现在?|截至目前|至此|我[局科办们]?|本单位|已经?|均|都|全部|所有|各项|该|此|这[个项]?|[\\d一二两三四五六七八九十]+[个项条])*(?:整改|任务|措施|问题|工作|事项)*(?:目前|现|已经?|均|都|全部|按[期时要求]+|全面|顺利|基本)*(?:整改|落实)?(?:完成|到位|完毕|办完|做完|改完|落实|办结|达标)(?:整改|任务|到位|完毕|了)*$',
  '^(?:所有|相关|全部|佐证|整改|证明|支撑|台账|及|和|、|照片)*(?:材料|资料|佐证|台账)(?:已经?|均|都|全部)*(?:齐全|齐备|齐|备齐|完备|上传|提交|报送|报上|补齐|附后)了?$',
  '^(?:完成)?(?:整改)?(?:进度|完成率|整改率)?(?:已经?|达到?|为|是|到)*(?:100%|百分之百)(?:完成)?(?:了|done|complete)?$',
  '^(?:all|everything|it|rectification|the|work|task|item|measures?|is|are|has|have|been|now| )*(?:done|completed?|finished|100%)(?: done| complete)?$',
)
/** 【建交局】, 各位领导好: who writes, and to whom. */
const HEAD =
  /^[^,已了]{0,10}(?:局|科|科室|办|处|(?<!法)院|街道|镇|乡|集团|(?<!供应商|施工|承包|中介|业主)公司|单位|中心|领导|主任|书记|老师|好|汇报|报告)$/
/** What may stand behind: courtesies, and the papers. */
const BEHIND =
  /^(?:请(?!.{0,8}(?:局|科|法院|供应商|街道|公司|厂家|施工))|望|盼|烦请|麻烦|谢|妥否|当否|可否|附|材料|资料|佐证|相关材料|以上|特此|如下|如无)/

const isSilentOn = (clause: Clause, around: RegExp | undefined): boolean => {
  const words = plainWords(clause).trim()
  return words === '' || isIdle(clause) || DONE.test(words) || around?.test(words) === true
}

const DENIED =
  /(?:^|[^a-z])(?:not|never|no|cannot|can.?t|won.?t|isn.?t|unable|early|until|unless|if)(?![a-z])/

/** 正在准备材料 */
const UNDER_WAY = /正在|[还仍]在|(?<!已)准备(?!好|完|就绪|齐|到位)/

/** The end of an item is put in other words than 销号, and those beside it deny it or are about a thing that ends. */
export const isOtherEnd = (judged: readonly Judged[]): boolean => {
  if (judged.some(({ clause }) => has(clause, 'closing'))) return false
  const at = judged.findIndex(({ act }) => act === 'closeOut')
  const end = judged[at]?.clause
  if (end === undefined) return false
  const named = judged.findIndex(({ clause }) => clause.mentions.length > 0)
  return judged.some(({ act, clause }, n) => {
    if (act === 'closeOut') return false
    if (has(clause, 'negating', 'wishing', 'conditional') || DENIED.test(clause.text)) return true
    if (n < at && UNDER_WAY.test(clause.text)) return true
    const around = n > at ? BEHIND : n < named ? HEAD : undefined
    return OF_ANYTHING.test(end.text) && !isSilentOn(clause, around)
  })
}

const REFUSED = anyOf(
  '(?:被|又|已|遭|给|让|刚)[^,;。的]{0,6}(?:退回|退了|驳回|打回|否决|拒绝?)(?!的|意见|原因|后|前|问题)',
  '^(?:但|可|却|结果|然后|后来|又|已|刚)*(?:退回|驳回|打回|否决|拒绝|退)[来去]?了?$',
  '(?:没有?|未|不)(?:获得?|予)?(?:同意|批准?|通过|受理)了?$',
  '^(?:但|可|却|结果|后来)?(?:没|未|没有|不)(?:获得?|予|被|有)?(?:通过|批准?|同意|受理|过)(?:了)?$',
  '(?:^|[^a-z])(?:rejected|refused|denied|turned down|sent back|returned)(?![a-z])',
)

/** 申请办结，被退回了: what became of it is told behind it. */
export const isRefused = (judged: readonly Judged[]): boolean => {
  const at = judged.findIndex(({ act }) => act === 'closeOut')
  return at >= 0 && judged.slice(at + 1).some(({ clause }) => REFUSED.test(plainWords(clause).trim()))
}
