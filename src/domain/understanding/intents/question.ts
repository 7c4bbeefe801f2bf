import { type Clause, first, has } from '../clauses/clauses.ts'
import type { Scene } from './scene.ts'

/** A matter that is looked into, not a question to the reader: 正在研究如何处置. */
const LOOKED_INTO = /(?:研究|核实|核查|排查|讨论|商量|商议|明确|确定|不知道?|看看?|梳理|摸清|查明|测算|弄清)$/
const ENDS_ASKING = /(?:[了过].{0,6}|完成|办结|认领|通过|销号)没有?$|(?:[wt\d]|问题|进度|进展|材料|情况|申请|结果)呢$|还是.{1,8}(?:来着|呢)?$/
const NOT_YET = /(?:还|也|都|就|并|仍|暂|尚|又|从|再|啥|什么)没有?$/

const asksByWord = (clause: Clause): boolean => {
  const asking = first(clause, 'asking')
  if (asking === undefined || has(clause, 'unasking')) return false
  return !LOOKED_INTO.test(clause.text.slice(0, asking.start - clause.start).trimEnd())
}

/** A question, or a wish to be shown something (domain.md 3.10.2: never an update). */
export const isQuestion = (clause: Clause, scene: Scene): boolean => {
  const text = clause.text.trimEnd()
  if (clause.queried || scene.doubted) return true
  if (has(clause, 'looking') && !has(clause, 'commanding')) return true
  if (ENDS_ASKING.test(text) && !NOT_YET.test(text) && !/还是(?:没|不|在|要|老|那|\d)/.test(text)) return true
  return asksByWord(clause)
}
