import type { ItemCode } from '../kernel/codes.ts'
import { normalise, originalTail } from '../understanding/normalise.ts'
import { mentionsIn } from '../understanding/references/mentions.ts'

/** What stands between the items of a list. */
const JOINT = /^(?:[\s,、;:/+和与及跟同]|以及|还有)*$/

/**
 * A note that was said of several items, without the list of them at its beginning: at each item the codes of the
 * others would say what is not so (domain.md 3.10.1). Codes further on are part of what is told and stay.
 * @param isBare whether words say nothing beside the figures, so that the list is still at the beginning behind them
 */
export const withoutSharers = (
  note: string,
  sharers: ReadonlySet<ItemCode>,
  isBare: (words: string) => boolean,
): string => {
  const plain = normalise(note)
  let end = 0
  for (const mention of mentionsIn(plain, null)) {
    const before = plain.slice(end, mention.start)
    const follows = JOINT.test(before) || (end === 0 && isBare(before))
    if (!follows || !mention.codes.every((code) => sharers.has(code))) break
    end = mention.end
  }
  return end === 0 ? note : originalTail(note, plain.slice(end).trim())
}
