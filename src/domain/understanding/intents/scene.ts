import { type Clause, has } from '../clauses/clauses.ts'

/** What a clause takes over from the words around it. */
export interface Scene {
  /** An item is named, or the message replies to one. */
  readonly named: boolean
  /** Told by somebody else, up to the writer's own words in the same sentence. */
  readonly relayed: boolean
  /** Under a condition that stands in the same sentence. */
  readonly supposed: boolean
  /** The sentence ends by asking whether all this is so. */
  readonly doubted: boolean
}

export interface Placed {
  readonly clause: Clause
  readonly scene: Scene
}

/** 对吗, 是真的吗: the question is about the whole sentence. */
const TAG = /^(?:这)?(?:对吗|对吧|对不对|是吗|是吧|是不是|是真的吗|真的吗|没错吧|对么|属实吗|准确吗|是这样吗|有误吗)[?]*$/
const isTag = ({ text }: Clause): boolean => TAG.test(text.trim())

const sameSentence = (one: Clause, other: Clause): boolean => one.sentence === other.sentence

/** Lays out the clauses of a text with what each takes over; `named` by the item's own part of the text. */
export const placed = (clauses: readonly Clause[], named: boolean): readonly Placed[] => {
  let [relayed, supposed, forwarded] = [false, false, false]
  return clauses.map((clause, n) => {
    const before = clauses[n - 1]
    if (before === undefined || !sameSentence(before, clause)) [relayed, supposed] = [false, false]
    if (n === 0 && /^(?:转发|转|fwd|【转发】)$/.test(clause.text.trim())) forwarded = true
    if (has(clause, 'relaying')) relayed = true
    if (has(clause, 'own')) relayed = false
    if (has(clause, 'conditional')) supposed = true
    const doubted =
      isTag(clause) || clauses.some((other, at) => at > n && sameSentence(other, clause) && isTag(other))
    return { clause, scene: { named, relayed: relayed || forwarded, supposed, doubted } }
  })
}
