import { type Clause, first, has, hasBefore } from '../clauses/clauses.ts'
import type { Scene } from './scene.ts'

const NOBODY = /待|等|没人|无人|谁|未|尚未|还没|没有|不/
const LED_BY = /由.{1,12}(?:负责|牵头|承办|主办)(?:办理|落实|整改)?[了!]?$/

const WE_TAKE = /我们?.{0,8}来(?:办|负责|牵头|接)|我[们科局办]?(?:们)?来?[接领认](?:了|下)?[!]?$/

/** Somebody takes the item on, or is said to have. */
export const isClaim = (clause: Clause, { relayed, supposed }: Scene): boolean => {
  const claiming = first(clause, 'claiming')
  if (relayed || supposed || clause.queried) return false
  if (WE_TAKE.test(clause.text.trimEnd())) return true
  if (claiming === undefined)
    return (
      LED_BY.test(clause.text.trimEnd()) &&
      !has(clause, 'pending', 'negating') &&
      clause.percents.length === 0
    )
  return (
    !NOBODY.test(clause.text.slice(0, claiming.start - clause.start)) &&
    !hasBefore(clause, claiming.start, 'negating')
  )
}
