import { type Clause, first, has, hasBefore } from '../clauses/clauses.ts'
import { anyOf } from '../match.ts'
import { HEDGE } from './hedges.ts'
import { unreferenced } from './idle.ts'
import type { Scene } from './scene.ts'

const NOBODY = /待|等|没人|无人|谁|未|尚未|还没|没有|不|取消|退回|撤[回销]|放弃|拒绝|考虑/
const HEDGED = new RegExp(HEDGE)
const LED_BY = /由.{1,12}(?:负责|牵头|承办|主办)(?:办理|落实|整改)?[了!]?$/

const US = '(?:我|咱|俺)(?:们|局|科|办|处|室|所|中心|单位|公司|街道){0,3}(?:这边)?'
/** 这个我来, 我们科室领走, 交给我吧, 算我的. */
const WE_TAKE = anyOf(
  `${US}.{0,8}(?<![接下回近原本出起后以])来(?:办|负责|牵头|接|弄|搞|做|改|跟|抓|扛|落实|盯)`,
  `(?<![料书件表据证单照卡款钱物])${US}(?:来|(?:认|接|领|包|揽|扛)(?:下来|下|走|回[去来]|过来)?)了?(?:吧|哈|啊|哦|啦)?[!]?$`,
  `${US}(?:负责|牵头|承办|主办|兜底)(?:到底|落实|办理|整改)?(?:吧|哈)?[!]?$`,
  `^我和.{1,8}(?:负责|认领|牵头|来办)(?:吧|哈|了)?$`,
  `(?:交给|包给|分给|划给|划归|派给|归|算)${US}(?:的|管|办|负责)?(?:吧|哈|了|头上)?[!]?$`,
)
/** 认领人换成李强, 认领后已排查: spoken of, not done. */
const NOMINAL = /^(?:不了|失败|人|后|的|情况|单|表|期限|时限|以来|之后|以后|率)/
/** 让李强认领, 叫他来认领 */
const BIDDEN = /(?:让|叫|喊|安排)(?!我)[^我,;。]{1,8}$/
/** 请综合科认领, 建议由综合科认领 */
const LEFT_TO_OTHERS =
  /(?:请(?!予|允许|批准)|建议|应由?|让|要求)(?!.{0,4}我).{1,10}(?:科|局|办|处|街道|集团|公司|部|单位|同志|站|中心)来?$/

/** No word of taking on is without one of these. */
const SPEAKS_OF_DUTY = /[认领接来责头归交算包揽扛划派办管手]/
/** Nothing but 认, 领, 接 behind the item's name. */
const TAKEN = /^(?:我们?)?(?:认|领|接)了?$/

/** Somebody takes the item on, or is said to have. */
export const isClaim = (clause: Clause, { relayed, supposed }: Scene): boolean => {
  const claiming = first(clause, 'claiming')
  if (relayed || supposed || clause.queried) return false
  if (!SPEAKS_OF_DUTY.test(clause.text)) return false
  const text = clause.text.trimEnd()
  if (HEDGED.test(text)) return false
  if (TAKEN.test(unreferenced(clause).trim())) return true
  if (WE_TAKE.test(text) && !/不|没|未|谁/.test(text)) return true
  if (claiming === undefined)
    return (
      LED_BY.test(clause.text.trimEnd()) &&
      !has(clause, 'pending', 'negating') &&
      clause.percents.length === 0
    )
  const behind = text.slice(claiming.end - clause.start)
  if (NOMINAL.test(behind) || (/^错/.test(behind) && clause.mentions.length > 0)) return false
  if (LEFT_TO_OTHERS.test(text.slice(0, claiming.start - clause.start))) return false
  if (BIDDEN.test(text.slice(0, claiming.start - clause.start))) return false
  return (
    !NOBODY.test(clause.text.slice(0, claiming.start - clause.start)) &&
    !hasBefore(clause, claiming.start, 'negating')
  )
}
