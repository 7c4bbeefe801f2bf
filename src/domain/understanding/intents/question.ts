import { type Clause, first, has } from '../clauses/clauses.ts'
import { anyOf } from '../match.ts'
import type { Scene } from './scene.ts'

/** A matter that is looked into, not a question to the reader: 正在研究如何处置. */
const LOOKED_INTO =
  /(?:研究|核实|核查|排查|讨论|商量|商议|明确|确定|规定|不知道?|看看?|梳理|摸清|查明|测算|弄清|理清|分清|(?<!审)[查核]|论证|评估|调查)(?:了|过|清楚|出|有)?$/
const ENDS_ASKING =
  /(?:[了过].{0,6}|完成|办结|认领|通过|销号|到期|生效|盖章|签字|备案|下达|上会|[来好完成到齐收批交报传领签销])没有?$|(?:[wt\d]|问题|进度|进展|材料|情况|申请|结果)呢$|有.{1,6}没有?$|还是.{1,8}(?:来着|呢)?$/
/** Asks to be shown where an item stands. */
const MATTER = '(?:进度|进展|情况|状态|台账|理由|意见|原因|结果)'
const OTHER_MATTER = '(?:时限|期限|日期|标准|要求|记录|措施|清单|原文|明细|编号|责任人)'
const SHOW = anyOf(
  '^(?:我?想|我?要)看|^(?:看看|看一?下|瞅瞅) ?(?=[wt第\\d问])|^查(?=\\s?[wt第问\\d])',
  '(?:看看|看一?下|发我|给我|说一?下|报一下|(?<![核排检审抽清调普复])查).{0,14}(?:进度|进展|情况|状态|台账)$',
  `${MATTER}.{0,6}(?:发我|发一下|发过来|说一?下|说说|报一下|讲一?下|看看|看一下|给我)`,
  `(?:${MATTER}|${OTHER_MATTER}).{0,6}(?:发一?[份遍]|再发.{0,3}|发我.{0,3}|说一?下|给我.{0,4}|查一?下)$`,
  '(?:目前|现在|当前|最新)的?(?:状态|进展情况|情况|进度|进展)$',
  '^(?:请|麻烦|烦请|劳烦|劳驾|敬请|望|盼)(?:能)?(?:告知|说明|明确|解释|明示|答复|告诉|示知)',
  '看[一下]{1,2}.{0,10}(?:记录|状态|情况)',
)
/** 算不算, 批没批; and a clause that ends in 没. */
const EITHER =
  /(?<!不)(\p{Script=Han})[不没]\1|(?<![还也都就并仍暂尚又从再啥么])没$|(?<![也都还绝从并])不$|多[久长]$/u
const SHARES = /[%成]还是/
/** 是否同意延期到10月31日; 妥否 and 是否同意 at the end of a request ask nothing else. */
const WHETHER_AGREED = /是否(?:同意|批准).{0,4}(?:延|宽限|展期|销号)/
/** 完成80%没有, 到八成没; 还有20%没有 is none. */
const SHARE_OR_NOT = /(?<![还尚剩].{0,4})(?:完成|做到|[有到达])[^,;。]{0,6}[%成]了?没有?[啊呀呢嘛]?$/
/** 完成了没有啊 */
const PARTICLES = /(?<=没有?)[啊呀嘛哦哈]+$/
const COUNT = /(?<![没好过这前十])几(?:次|天(?![前后内])|项(?!目)|条(?![例件])|时)/
const COUNT_OF_ITEMS = /(?<![没好过这十前后那])几[个项家]/
/** 目前还是四成: still, not whether. */
const STILL =
  /(?:^|目前|现在|进[度展]|情况|总体|仍然?|[都也天周月]|[这那].{0,4})还是|还是(?:[没不在要老那上原\d同一有得需等先]|[二两三四五六七八九]成|很|比较|按)/
const NOT_YET = /(?:还|也|都|就|并|仍|暂|尚|又|从|再|啥|什么)没有?$/

/** The answer stands behind the question: 有多少、在哪里基本摸清. */
const KNOWN = anyOf(
  '(?:已|基本|都|全部|初步).{0,4}(?:摸清|查清|理清|弄清|明确|清楚|定下来|查明|落实|核实|论证|研究)',
  '(?:摸清|查清|理清|弄清|写清|说清|讲清|厘清)(?:了|楚)?$',
  '谁.{1,4}谁',
  '(?:怎么|如何|哪[家些个]|多少|是否|要不要|有没有|能不能|该不该|什么).{1,12}(?:已[有经列定写明]|都列|[做列写有定]了|写进|清单了)',
)

const asksByWord = (clause: Clause): boolean => {
  const asking = first(clause, 'asking')
  if (asking === undefined || has(clause, 'unasking')) return false
  if (KNOWN.test(clause.text)) return false
  return !LOOKED_INTO.test(clause.text.slice(0, asking.start - clause.start).trimEnd())
}

/** 查询 at the head or the tail of a clause; elsewhere it is somebody's work. */
const isLooking = (clause: Clause): boolean => {
  const looking = first(clause, 'looking')
  if (looking === undefined) return false
  const behind = clause.text.slice(looking.end - clause.start)
  if (/^[了过到出完系平权结来功界接表渠窗端机模页台]/.test(behind)) return false
  const named = clause.mentions
    .filter(({ end }) => end <= looking.start)
    .reduce((sum, { start, end }) => sum + end - start, 0)
  return looking.start - clause.start - named <= 8 || behind.trim().length <= 2
}

/** Nothing but the name of what is wanted: WT-012详情. */
const NAMED_ONLY =
  /^(?:的)?(?:详情|明细|台账|情况|进度|进展|状态|时限|期限|截止日期|截止时间|到期日|整改时限|责任人|经办人|责任单位|责任领导|牵头单位|牵头部门|办理情况|整改情况|验收标准|整改措施|退回原因|退回意见|审核意见|销号条件|记录)?$/

/** Only a reference, perhaps with the word for what to show: to be shown, if nothing else is said. */
export const isBareName = (clause: Clause): boolean => {
  const [mention] = clause.mentions
  if (mention === undefined) return false
  const lead = clause.text.slice(0, mention.start - clause.start)
  return /^[□ ]*$/.test(lead) && NAMED_ONLY.test(clause.text.slice(mention.end - clause.start).trim())
}

/** A question, or a wish to be shown something (domain.md 3.10.2: never an update). */
export const isQuestion = (clause: Clause, scene: Scene): boolean => {
  const text = clause.text.trimEnd()
  if (clause.queried || scene.doubted) return true
  if (EITHER.test(text) && !LOOKED_INTO.test(text.slice(0, text.search(EITHER)))) return true
  if (SHARES.test(text) || WHETHER_AGREED.test(text)) return true
  if (SHOW.test(text) || COUNT.test(text) || (scene.named === 'none' && COUNT_OF_ITEMS.test(text)))
    return true
  if (isLooking(clause) && !has(clause, 'commanding')) return true
  if (text.includes('没', text.length - 3) && SHARE_OR_NOT.test(text)) return true
  if (
    ENDS_ASKING.test(
      '啊呀嘛哦哈'.includes(text.charAt(text.length - 1)) ? text.replace(PARTICLES, '') : text,
    ) &&
    !NOT_YET.test(text) &&
    !STILL.test(text)
  )
    return true
  return asksByWord(clause)
}
