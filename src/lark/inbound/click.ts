import { z } from 'zod'
import type { InboundClick } from './event.ts'
import type { Heading } from './heading.ts'
import { parseJson } from './json.ts'

const text = z.string().nullable().catch(null).default(null)
const place = z.object({ open_message_id: z.string().min(1), open_chat_id: z.string().min(1) })
const form = z.object({
  operator: z.object({ open_id: z.string().min(1) }),
  token: text,
  action: z.object({
    value: z.unknown().optional(),
    tag: z.string().catch('').default(''),
    name: text,
    form_value: z.record(z.string(), z.unknown()).catch({}).default({}),
    option: text,
    options: z.array(z.string()).catch([]).default([]),
    checked: z.boolean().nullable().catch(null).default(null),
    input_value: text,
    timezone: text,
  }),
})
const inside = z.object({ context: place })

/** card.action.trigger (lark-platform.md 1.7); some pages draw the context beside the event, so both are read. */
export function readClick(event: unknown, heading: Heading): InboundClick | undefined {
  const read = form.safeParse(event)
  const context = inside.safeParse(event).data ?? inside.safeParse(heading.envelope).data
  if (!read.success || context === undefined || heading.at === undefined || heading.eventId === '') {
    return undefined
  }
  const { operator, action, token } = read.data
  return {
    kind: 'click',
    id: heading.eventId,
    eventId: heading.eventId,
    at: heading.at,
    openId: operator.open_id,
    messageId: context.context.open_message_id,
    chatId: context.context.open_chat_id,
    value: callbackValue(action.value),
    tag: action.tag,
    name: action.name,
    form: action.form_value,
    option: action.option,
    options: action.options,
    checked: action.checked,
    inputValue: action.input_value,
    token,
    timezone: action.timezone,
  }
}

/** A value may come as JSON text; text that is no JSON stays text. */
function callbackValue(value: unknown): unknown {
  return typeof value === 'string' ? (parseJson(value) ?? value) : value
}
