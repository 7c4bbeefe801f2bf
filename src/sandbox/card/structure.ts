import { asArray, asObject, asText, type Json } from '../json.ts'
import { BAD_NAME, type Context, DUPLICATE_ID, LIMIT, report } from './rules.ts'
import { components, type Placed } from './walk.ts'

export const MAX_ELEMENTS = 200
const MAX_TABLES = 5
const MAX_TABLES_IN_MARKDOWN = 4
const MAX_NESTING = 5
const CONTAINERS = new Set(['column_set', 'form', 'interactive_container', 'collapsible_panel'])
const ROOT_ONLY = new Set(['form', 'table'])
const NOT_IN_FORM = new Set(['table', 'chart', 'form'])
const ONLY_IN_FORM = new Set(['multi_select_static', 'multi_select_person'])
const NAMED = new Set([
  'button',
  'input',
  'select_static',
  'multi_select_static',
  'select_person',
  'multi_select_person',
  'date_picker',
  'picker_time',
  'picker_datetime',
  'select_img',
  'checker',
])
const MARKDOWN_TABLE = /^\s*\|?\s*:?-{3,}:?\s*(\|\s*:?-{3,}:?\s*)+\|?\s*$/gm

/** Rules over the card as a whole (lark-platform.md 4.2). */
export function checkStructure(card: Json, context: Context): void {
  const placed = [...components(card)]
  checkCounts(card, placed, context)
  checkIds(card, context)
  checkNesting(placed, context)
  checkNames(placed, context)
  for (const each of placed) if (each.tag === 'form') checkForm(each, placed, context)
}

function checkCounts(card: Json, placed: readonly Placed[], context: Context): void {
  const elements = countElements(card)
  if (elements > MAX_ELEMENTS) report(context, 'body', `element exceeds the limit of ${MAX_ELEMENTS}`, LIMIT)
  let tables = 0
  for (const { tag, component, path } of placed) {
    if (tag === 'table') tables += 1
    if (tag !== 'markdown') continue
    const inside = asText(component.content)?.match(MARKDOWN_TABLE)?.length ?? 0
    if (inside > MAX_TABLES_IN_MARKDOWN)
      report(context, path, 'too many tables in one markdown element', LIMIT)
    tables += inside
  }
  if (tables > MAX_TABLES) report(context, 'body', `card table number over limit of ${MAX_TABLES}`, LIMIT)
}

/** What counts towards MAX_ELEMENTS. */
export function countElements(card: Json): number {
  return [...tagged({ header: card.header, body: card.body })].length
}

/** Everything with a tag counts, nested texts and icons too. */
function* tagged(value: unknown): Generator<Json> {
  if (Array.isArray(value)) {
    for (const item of value) yield* tagged(item)
    return
  }
  const object = asObject(value)
  if (object === undefined) return
  if (typeof object.tag === 'string') yield object
  for (const [key, member] of Object.entries(object)) {
    if (!['behaviors', 'chart_spec', 'rows', 'value'].includes(key)) yield* tagged(member)
  }
}

function checkIds(card: Json, context: Context): void {
  const seen = new Set<string>()
  for (const { element_id: id } of tagged({ header: card.header, body: card.body })) {
    if (typeof id !== 'string') continue
    if (seen.has(id)) report(context, 'body', `the element_id ${id} is used twice`, DUPLICATE_ID)
    seen.add(id)
  }
}

function checkNesting(placed: readonly Placed[], context: Context): void {
  for (const { tag, path, form, depth, component } of placed) {
    if (ROOT_ONLY.has(tag) && depth > 0) report(context, path, `${tag} stands only at the root of the body`)
    if (form !== undefined && NOT_IN_FORM.has(tag)) report(context, path, `a form holds no ${tag}`)
    if (form === undefined && ONLY_IN_FORM.has(tag)) report(context, path, `${tag} stands only in a form`)
    if (form === undefined && component.required !== undefined)
      report(context, path, 'required is only for forms')
    if (form === undefined && component.multi_select === true)
      report(context, path, 'multi_select is only for forms')
    if (form === undefined && component.form_action_type !== undefined) {
      report(context, path, 'form_action_type is only for buttons in a form')
    }
    const around = CONTAINERS.has(tag) ? containersAround(path, placed) + 1 : 0
    if (around > MAX_NESTING) report(context, path, `containers are nested deeper than ${MAX_NESTING}`, LIMIT)
  }
}

function containersAround(path: string, placed: readonly Placed[]): number {
  return placed.filter((each) => CONTAINERS.has(each.tag) && path.startsWith(`${each.path}.`)).length
}

/** Names are unique in the whole card. */
function checkNames(placed: readonly Placed[], context: Context): void {
  const seen = new Set<string>()
  for (const { component, path } of placed) {
    const name = asText(component.name)
    if (name === undefined) continue
    if (seen.has(name)) report(context, `${path}.name`, `the name ${name} is used twice`, BAD_NAME)
    seen.add(name)
  }
}

function checkForm(form: Placed, placed: readonly Placed[], context: Context): void {
  const inside = placed.filter((each) => each.form === form.component)
  for (const { component, tag, path } of inside) {
    if (NAMED.has(tag) && !asText(component.name)) {
      report(context, `${path}.name`, 'form component name is empty', BAD_NAME)
    }
  }
  const submits = inside.some((each) => each.tag === 'button' && each.component.form_action_type === 'submit')
  if (!submits) report(context, form.path, 'a form needs a button with form_action_type submit')
  if (asArray(form.component.elements).length === 0) report(context, form.path, 'a form needs elements')
}
