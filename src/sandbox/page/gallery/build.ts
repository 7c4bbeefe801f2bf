import type { Json } from '../platform/json.ts'

/** Short forms for writing card JSON (lark-platform.md 4). `more` are further properties, taken as they are. */

export const plain = (content: string, more: Json = {}): Json => ({ tag: 'plain_text', content, ...more })
export const larkMd = (content: string, more: Json = {}): Json => ({ tag: 'lark_md', content, ...more })
export const md = (content: string, more: Json = {}): Json => ({ tag: 'markdown', content, ...more })
/** A line of text; `look` belongs to the text, `more` to the component. */
export const line = (content: string, look: Json = {}, more: Json = {}): Json => ({
  tag: 'div',
  text: plain(content, look),
  ...more,
})
export const icon = (token: string, color?: string): Json => ({
  tag: 'standard_icon',
  token,
  ...(color === undefined ? {} : { color }),
})
export const hr: Json = { tag: 'hr' }

export const callback = (value: Json): readonly Json[] => [{ type: 'callback', value }]
export const opens = (url: string): readonly Json[] => [{ type: 'open_url', default_url: url }]
export const confirm = (title: string, text: string): Json => ({ title: plain(title), text: plain(text) })

export const button = (label: string, more: Json = {}): Json => ({
  tag: 'button',
  text: plain(label),
  behaviors: callback({ pressed: label }),
  ...more,
})
export const submit = (label = '提交', more: Json = {}): Json => ({
  tag: 'button',
  text: plain(label),
  type: 'primary_filled',
  name: 'submit',
  form_action_type: 'submit',
  behaviors: callback({ do: 'submit' }),
  ...more,
})
export const form = (...elements: readonly Json[]): Json => ({ tag: 'form', name: 'form', elements })

export const column = (elements: readonly Json[], more: Json = {}): Json => ({
  tag: 'column',
  elements,
  ...more,
})
/** Columns that share the width evenly. */
export const shares = (columns: readonly (readonly Json[])[], more: Json = {}): Json => ({
  tag: 'column_set',
  columns: columns.map((elements) => column(elements, { width: 'weighted', weight: 1 })),
  ...more,
})
/** One after the other in a line that wraps. */
export const row = (...elements: readonly Json[]): Json => ({
  tag: 'column_set',
  flex_mode: 'flow',
  columns: elements.map((element) => column([element], { width: 'auto', vertical_align: 'center' })),
})

export const card = (...elements: readonly Json[]): Json => ({ schema: '2.0', body: { elements } })
export const titled = (title: string, template: string, ...elements: readonly Json[]): Json => ({
  schema: '2.0',
  header: { title: plain(title), template },
  body: { elements },
})
