import { type Clause, first, has } from '../clauses/clauses.ts'
import { anyOf } from '../match.ts'
import { HEDGE } from './hedges.ts'
import type { Scene } from './scene.ts'

const HELP =
  /(?:请求?|需要?|(?<!希)望).{0,10}(?:协调|支持|帮助|出面)|请求?.{0,10}(?:协调|支持|帮助|帮忙|解决|出面|指导|想办法|支援)/
/** 办不下来, 追不回来: tried, and it does not work. */
const FAILS = anyOf(
  '[\\u4e00-\\u9fff]不(?:下来|下去|出来|出去|动|通|回来|过来|拢|走|进来|进去|上去|上来|起来)(?!声色)',
  '(?:办|做|推|干|搞|弄|追|收|签|批|拿|开|谈|查|改|推进|协调|联系|招|付|买|建|找|要|凑|抽|腾|挤)不(?:成|到(?!位)|齐)',
  '(?:对方|业主|群众|住户|租户|承租人|供应商|厂家|施工方|总包|分包|村民|居民|商户|银行|法院|债务人|家属).{0,4}[不拒](?:签|认|给|退|理|来|交|让|肯|配合|同意|搬)',
  '[追收要讨]不回(?!来?避)|一直不(?:来|动|回|批|办|给|签|理)|不敢动|(?:协调|沟通|催|谈|约|开|跑)了?.{0,6}[次回趟].{0,4}[没未无]',
  '[^\\s少免忘错大用受好差完销]不了(?!解)',
  '(?:没|没有|缺|缺少|缺乏).{0,4}(?:经费|资金|人手|预算|编制|场地|设备|依据|政策|专业人员|技术力量)(?!问题)',
)

/** Stuck work, not a stuck lift, even where no item is named. */
const STUCK_WORK =
  /没钱.{0,4}[干办推做弄]|卡壳|卡在|卡住|推不动|推进|堵点|批不下来|评审|审批|经费|预算|资金|协调/

/** 不需要协调, 无需领导出面 */
const NO_HELP = /(?:不|无|没|毋)(?:需要?|用|必|须|有?必要)[^,;。]{0,8}(?:协调|支持|帮[助忙]|出面)/

export const asksForHelp = (clause: Clause): boolean =>
  (has(clause, 'helping') || HELP.test(clause.text)) && !NO_HELP.test(clause.text)

/** 不存在堵点, 不会卡住: denied right before the word. */
const DENIED = /(?:不存在|没有?|无|不会再?|不再|未|并无|没啥|从未|不至于)(?:什么|任何|新的|明显)?$/
/** 可能卡在财政, 担心批不下来: feared, not met. */
const FEARED = new RegExp(`${HEDGE}[^,;。]{0,8}$`)
/** 之前卡在财政，现在已批: stuck before, and no longer. */
const FORMER = /(?:之前|此前|原先|原来|前期|早前|曾经?|一度|上周|上个?月)/
const NO_LONGER = /(?:现在?|目前|如今|已)/
const STILL = /一直|至今|仍|还|迟迟|到现在|没|未|不/

/** What was in the way is told as past, and a later clause how it stands now. */
export const isOvercome = (stuck: Clause, later: readonly Clause[]): boolean =>
  FORMER.test(stuck.text) &&
  !STILL.test(stuck.text) &&
  later.some(({ text }) => NO_LONGER.test(text) && !STILL.test(text))

/** 堵点清单已梳理: listed, as work is. */
const LISTED = /^(?:难点|问题|事项)*(?:清单|台账|排查|梳理|会商|研判)/

/** Where in the clause the work is told to be stuck. */
const stuckAt = (clause: Clause): number | undefined => {
  const word = first(clause, 'stuck')
  if (word !== undefined && !LISTED.test(clause.text.slice(word.end - clause.start)))
    return word.start - clause.start
  const fails = clause.text.search(FAILS)
  return fails < 0 ? undefined : fails
}

/** 资金缺口已补齐, 拒签的两户已谈妥: stuck before, not now. */
const RESOLVED =
  /(?:已|都|全部|基本)(?:经)?.{0,6}(?:解决|补齐|补上|补缴|协调|到位|落实|打通|理顺|明确|化解|消除|谈妥|谈拢|签|追回|到账|上缴|退|收回|移交|处理|处置)/

/** Work that does not go on, or for which help is asked. */
export const isBlocker = (clause: Clause, { relayed, named }: Scene): boolean => {
  if (relayed || has(clause, 'relieved')) return false
  if (asksForHelp(clause)) return true
  if (RESOLVED.test(clause.text)) return false
  if (/(?:流标|搁置|停滞|受阻|困难|僵持|停摆|难题)(?:之?后|过)/.test(clause.text)) return false
  const at = stuckAt(clause)
  if (at === undefined || NO_HELP.test(clause.text)) return false
  const before = clause.text.slice(0, at)
  if (DENIED.test(before) || FEARED.test(before)) return false
  return named !== 'none' || STUCK_WORK.test(clause.text)
}
