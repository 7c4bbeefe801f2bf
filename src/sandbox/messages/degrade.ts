import { asArray, asObject, asText, type Json, memberOf, parseObject } from '../json.ts'

type Node = Record<string, unknown>

/** What readers get of a card: title and lines of plain nodes, never the card itself (lark-platform.md 1.6). */
export function degradeCard(cardText: string): string {
  const card = parseObject(cardText) ?? {}
  const title = asText(asObject(asObject(card.header)?.title)?.content)
  const elements = asArray(asObject(card.body)?.elements ?? card.elements)
  const lines = elements.map((element) => nodesOf(asObject(element) ?? {})).filter((line) => line.length > 0)
  return JSON.stringify({ ...(title === undefined ? {} : { title }), elements: lines })
}

function nodesOf(element: Json): Node[] {
  const tag = asText(element.tag) ?? ''
  const direct = memberOf(plain, tag)?.(element)
  if (direct !== undefined) return [direct]
  const nested = [element.elements, element.columns, element.actions].flatMap(asArray)
  return nested.flatMap((child) => nodesOf(asObject(child) ?? {}))
}

const textOf = (value: unknown): string => asText(asObject(value)?.content) ?? ''

const plain: Readonly<Record<string, (element: Json) => Node>> = {
  markdown: (element) => ({ tag: 'text', text: asText(element.content) ?? '' }),
  div: (element) => ({ tag: 'text', text: textOf(element.text) }),
  plain_text: (element) => ({ tag: 'text', text: asText(element.content) ?? '' }),
  hr: () => ({ tag: 'hr' }),
  img: (element) => ({ tag: 'img', image_key: asText(element.img_key) ?? '' }),
  button: (element) => ({
    tag: 'button',
    text: textOf(element.text),
    type: asText(element.type) ?? 'default',
  }),
  select_static: (element) => ({ tag: 'select_static', text: textOf(element.placeholder) }),
  select_person: (element) => ({ tag: 'select_static', text: textOf(element.placeholder) }),
  date_picker: (element) => ({ tag: 'date_picker', initial_date: asText(element.initial_date) ?? '' }),
  overflow: () => ({ tag: 'overflow' }),
  table: () => ({ tag: 'text', text: '[表格]' }),
  chart: () => ({ tag: 'text', text: '[图表]' }),
}
