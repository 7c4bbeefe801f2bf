import { contentOf, isObject, type Json, object, objects, text } from './data.ts'
import { h, link } from './dom.ts'
import { FIELD_TAGS, type Field, field } from './fields.ts'
import { markdown } from './markdown.ts'
import { drawTable } from './table.ts'
import { words } from './words.ts'

/** What a drawn card may do. */
export interface CardHands {
  readonly use: (path: string, entry: Json) => void
  readonly nameOf: (id: string) => string
  readonly members: readonly { openId: string; name: string }[]
}

interface Place extends CardHands {
  /** Fields of the form around the component, by name. */
  readonly form: Map<string, Field> | undefined
}

/** Draws a card plainly, every component with its function. */
export function drawCard(card: Json, hands: CardHands): HTMLElement {
  const header = isObject(card.header) ? drawHeader(card.header) : undefined
  const body = isObject(card.body)
    ? drawList(card.body.elements, 'body.elements', { ...hands, form: undefined })
    : drawList(card.elements, 'elements', { ...hands, form: undefined })
  return h('div', { class: 'card' }, header, h('div', { class: 'card-body' }, ...body))
}

function drawHeader(header: Json): HTMLElement {
  const tags = objects(header.text_tag_list).map((tag) =>
    h('span', { class: `tag tag-${text(tag.color) || 'neutral'}` }, contentOf(tag.text)),
  )
  const subtitle = contentOf(header.subtitle)
  return h(
    'div',
    { class: `card-header template-${text(header.template) || 'default'}` },
    h('span', { class: 'card-title' }, contentOf(header.title)),
    ...tags,
    subtitle !== '' && h('div', { class: 'card-subtitle' }, subtitle),
  )
}

function drawList(elements: unknown, path: string, place: Place): HTMLElement[] {
  if (!Array.isArray(elements)) return []
  return elements.map((element, index) => draw(object(element), `${path}[${index}]`, place))
}

function draw(component: Json, path: string, place: Place): HTMLElement {
  const tag = text(component.tag)
  const drawn = DRAW[tag]
  if (drawn !== undefined) return drawn(component, path, place)
  if (FIELD_TAGS.has(tag)) return drawField(component, path, place)
  return h('div', { class: 'unsupported' }, `${words.upgrade}：${tag}`)
}

type Draw = (component: Json, path: string, place: Place) => HTMLElement

const textBlock = (value: unknown, place: Place): HTMLElement =>
  object(value).tag === 'plain_text'
    ? h('div', { class: 'plain' }, contentOf(value))
    : markdown(contentOf(value), place.nameOf)

const DRAW: Readonly<Record<string, Draw>> = {
  markdown: (component, _path, place) => markdown(text(component.content), place.nameOf),
  div: (component, _path, place) => textBlock(component.text, place),
  hr: () => h('hr'),
  img: (component) => picture(component.img_key, contentOf(component.alt)),
  img_combination: (component) =>
    h('div', { class: 'row' }, ...objects(component.img_list).map((each) => picture(each.img_key, ''))),
  person: (component, _path, place) => h('span', { class: 'person' }, place.nameOf(text(component.user_id))),
  person_list: (component, _path, place) =>
    h(
      'div',
      { class: 'row' },
      ...objects(component.persons).map((each) =>
        h('span', { class: 'person' }, place.nameOf(text(each.id))),
      ),
    ),
  chart: (component) => drawChart(object(component.chart_spec)),
  table: (component, _path, place) => drawTable(component, place.nameOf),
  column_set: (component, path, place) =>
    h('div', { class: 'columns' }, ...drawList(component.columns, `${path}.columns`, place)),
  column: (component, path, place) =>
    h('div', { class: 'column' }, ...drawList(component.elements, `${path}.elements`, place)),
  action: (component, path, place) =>
    h('div', { class: 'row' }, ...drawList(component.actions, `${path}.actions`, place)),
  note: (component, path, place) =>
    h('div', { class: 'note' }, ...drawList(component.elements, `${path}.elements`, place)),
  plain_text: (component) => h('div', { class: 'plain' }, text(component.content)),
  lark_md: (component, _path, place) => markdown(text(component.content), place.nameOf),
  form: (component, path, place) =>
    h(
      'div',
      { class: 'form' },
      ...drawList(component.elements, `${path}.elements`, { ...place, form: new Map() }),
    ),
  interactive_container: (component, path, place) => drawClickable(component, path, place),
  collapsible_panel: (component, path, place) => drawPanel(component, path, place),
  button: (component, path, place) => drawButton(component, path, place),
}

function picture(key: unknown, alt: string): HTMLElement {
  return h('img', { class: 'picture', set: { src: `/_control/files/${encodeURIComponent(text(key))}`, alt } })
}

function drawChart(spec: Json): HTMLElement {
  const rows = objects(object(Array.isArray(spec.data) ? spec.data[0] : spec.data).values)
  const lines = rows.map((row) => h('li', {}, Object.values(row).map(text).join('  ')))
  const title = text(object(spec.title).text)
  return h(
    'div',
    { class: 'chart' },
    h('div', {}, `${words.chart}（${text(spec.type)}）${title}`),
    h('ul', {}, ...lines),
  )
}

function drawClickable(component: Json, path: string, place: Place): HTMLElement {
  const use = (event: Event): void => {
    event.stopPropagation()
    if (component.disabled !== true) confirmed(component, () => place.use(path, {}))
  }
  return h(
    'div',
    { class: 'clickable', on: { click: use } },
    ...drawList(component.elements, `${path}.elements`, place),
  )
}

function drawPanel(component: Json, path: string, place: Place): HTMLElement {
  const title = object(object(component.header).title)
  return h(
    'details',
    { class: 'panel', set: { open: component.expanded === true } },
    h(
      'summary',
      {},
      title.tag === 'plain_text' ? contentOf(title) : markdown(contentOf(title), place.nameOf),
    ),
    ...drawList(component.elements, `${path}.elements`, place),
  )
}

function drawButton(component: Json, path: string, place: Place): HTMLElement {
  const behaviors = objects(component.behaviors)
  const target = behaviors.find((each) => each.type === 'open_url')
  const asks = behaviors.some((each) => each.type === 'callback') || component.form_action_type !== undefined
  if (target !== undefined && !asks) return link(target.default_url, contentOf(component.text) || words.open)
  const press = (event: Event): void => {
    event.stopPropagation()
    confirmed(component, () => pressed(component, path, place))
  }
  const label = contentOf(component.text) || text(object(component.icon).token)
  const look = `button button-${text(component.type) || 'default'}`
  return h(
    'button',
    { class: look, on: { click: press }, set: { type: 'button', disabled: component.disabled === true } },
    label,
  )
}

function pressed(component: Json, path: string, place: Place): void {
  const { form } = place
  if (component.form_action_type === 'reset') {
    for (const each of form?.values() ?? []) each.reset()
    return
  }
  const submits = form !== undefined && component.form_action_type === 'submit'
  const entry = submits ? Object.fromEntries([...form].map(([name, each]) => [name, each.read()])) : undefined
  place.use(path, entry === undefined ? {} : { form: entry })
}

function confirmed(component: Json, then: () => void): void {
  if (mayGoOn(component.confirm)) then()
}

function mayGoOn(confirm: unknown): boolean {
  if (!isObject(confirm)) return true
  return window.confirm(`${contentOf(confirm.title)}\n${contentOf(confirm.text)}`)
}

function drawField(component: Json, path: string, place: Place): HTMLElement {
  const alone = place.form === undefined
  const drawn = field(component, place.members, (entry) => {
    if (alone) confirmed(component, () => place.use(path, entry))
  })
  const name = text(component.name)
  if (!alone && name !== '') place.form?.set(name, drawn)
  const label = contentOf(component.label)
  const buttons = drawList(object(component.button_area).buttons, `${path}.button_area.buttons`, place)
  return h('div', { class: 'field' }, label !== '' && h('label', {}, label), drawn.element, ...buttons)
}
