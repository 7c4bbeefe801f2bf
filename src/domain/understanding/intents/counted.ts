import { isStatement } from '../clauses/clauses.ts'
import type { Judged } from './acts.ts'
import { unreferenced } from './idle.ts'

const NUMBER = '[\\d一二两三四五六七八九十]+'
const UNIT = '[个项件户条处笔家]'
/** 5项已完成3项 */
const IN_ONE_CLAUSE = new RegExp(
  `(?<![\\d一二两三四五六七八九十])(${NUMBER})(${UNIT})[^,]*(?:完成|办完?|整改|落实|解决|退还?|补|追回)了?(?!\\1)${NUMBER}\\2(?!以上)`,
)
/** 涉及9户 */
const TOTAL = new RegExp(`(?:共有?|涉及|合计|应[拆退补清追][^,\\d]{0,2})(${NUMBER})(${UNIT})`)
/** 已退7户 */
const SOME = new RegExp(
  `(?:退还?|拆除?|[清追收]回?|完成|整改|解决|落实|补|办)了?(${NUMBER})(${UNIT})(?!以上)`,
)
/** Between the one number and the other, in clauses. */
const NEAR = 12

/** Both are written in figures, or neither. */
const isAnother = (one: string, other: string): boolean =>
  one !== other && /\d/.test(one) === /\d/.test(other)

/** 涉及9户，已退7户; where a third clause counts too, it tells of the others. */
const inTwoClauses = (judged: readonly Judged[], n: number): boolean => {
  const some = SOME.exec(judged[n]?.clause.text ?? '')
  if (some === null) return false
  const [, count = '', unit = ''] = some
  const counted = judged
    .slice(Math.max(0, n - NEAR), n + NEAR)
    .filter(({ clause }) => isStatement(clause) && clause.text.includes(unit))
  const total = counted.length === 2 ? TOTAL.exec(counted[0]?.clause.text ?? '') : null
  return counted[1] === judged[n] && total?.[2] === unit && isAnother(total[1] ?? '', count)
}

/** By its count, less than all is done (domain.md 3.10.2). */
export const isLessThanAll = (judged: readonly Judged[], n: number): boolean => {
  const clause = judged[n]?.clause
  if (clause === undefined || !isStatement(clause)) return false
  return IN_ONE_CLAUSE.test(unreferenced(clause)) || inTwoClauses(judged, n)
}
