import type { InboundClick } from './inbound/event.ts'

/** open_ids of people chosen from a list: letters and digits of nobody's making. */
const PLATFORM_ID = /^ou_[0-9a-f]{32}$/

function* stringsIn(value: unknown): Generator<string> {
  if (typeof value === 'string') yield value
  else if (typeof value === 'number') yield String(value)
  else if (typeof value === 'object' && value !== null)
    for (const member of Object.values(value)) yield* stringsIn(member)
}

/** Everything that somebody typed or chose on a card, field by field. */
export const enteredTexts = ({ form, inputValue, option, options }: InboundClick): readonly string[] =>
  [...stringsIn([form, inputValue, option, options])].filter((text) => !PLATFORM_ID.test(text))
