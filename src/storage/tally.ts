import type { Counted, CountOf, Tally } from '../app/tally.ts'

/** A tally that follows transactions: what was counted inside goes on to `to` once all is committed. */
export const committedTally = (to: Tally) => {
  const held: CountOf<Counted>[] = []

  /** What was counted in `work` is forgotten when it throws: it is rolled back. */
  const part = <T>(work: () => T): T => {
    const before = held.length
    try {
      return work()
    } catch (error) {
      held.length = before
      throw error
    }
  }
  const whole = <T>(transaction: () => T): T => {
    const result = part(transaction)
    for (const count of held.splice(0)) to.add(...count)
    return result
  }
  const tally: Tally = { add: (...count) => void held.push(count) }
  return { tally, part, whole }
}
