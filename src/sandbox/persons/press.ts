import { components, type Placed } from '../card/walk.ts'
import { asArray, asObject, asObjects, asText, type Json, memberOf } from '../json.ts'

/** Which component of a card is meant: any of these, the first that fits. */
export interface Target {
  readonly name?: string | undefined
  readonly elementId?: string | undefined
  /** Words on a button or checker. */
  readonly text?: string | undefined
  /** As in `body.elements[0]`. */
  readonly path?: string | undefined
}

/** What the person entered or chose. Dates as `yyyy-MM-dd`, times `HH:mm`, persons as open_id. */
export interface Entry {
  readonly option?: string | undefined
  readonly options?: readonly string[] | undefined
  readonly checked?: boolean | undefined
  readonly input?: string | undefined
  /** For a submit button: by component name. */
  readonly form?: Readonly<Record<string, unknown>> | undefined
}

export interface Pressed {
  readonly action: Json
  readonly openUrl?: string
  /** False: the click stays in the client (link, reset). */
  readonly calls: boolean
}

export function findComponent(card: Json, target: Target): Placed | undefined {
  for (const placed of components(card)) if (fits(placed, target)) return placed
  return undefined
}

function fits({ component, path }: Placed, target: Target): boolean {
  if (target.path !== undefined && path !== target.path) return false
  if (target.name !== undefined && component.name !== target.name) return false
  if (target.elementId !== undefined && component.element_id !== target.elementId) return false
  if (target.text !== undefined && asText(asObject(component.text)?.content) !== target.text) return false
  return (target.path ?? target.name ?? target.elementId ?? target.text)
    ? INTERACTIVE.has(asText(component.tag) ?? '')
    : false
}

const INTERACTIVE = new Set([
  'button',
  'input',
  'overflow',
  'select_static',
  'multi_select_static',
  'select_person',
  'multi_select_person',
  'date_picker',
  'picker_time',
  'picker_datetime',
  'checker',
  'select_img',
  'interactive_container',
])

export class Unpressable extends Error {}

/** What the client sends when the person uses the component (lark-platform.md 1.7). */
export function press(placed: Placed, entry: Entry, zone: { name: string; offset: string }): Pressed {
  const { component, tag, form } = placed
  if (component.disabled === true) throw new Unpressable('the component is disabled')
  const behaviors = asObjects(component.behaviors)
  const link = behaviors.find((each) => each.type === 'open_url')
  const callback = behaviors.find((each) => each.type === 'callback')
  const openUrl = asText(link?.default_url) ?? asText(link?.pc_url) ?? asText(component.url)
  const value = callback?.value ?? component.value
  const base: Json = { ...(value === undefined ? {} : { value }), tag, timezone: zone.name }
  const opened = openUrl === undefined ? {} : { openUrl }
  if (form !== undefined) {
    if (tag !== 'button') throw new Unpressable('inside a form only buttons act at once')
    if (component.form_action_type === 'reset') return { action: base, calls: false, ...opened }
    if (component.form_action_type === 'submit') {
      const form_value = collectForm(form, entry.form ?? {}, zone.offset)
      return { action: { ...base, name: component.name, form_value }, calls: true, ...opened }
    }
  }
  const entered = memberOf(ENTERED, tag)?.(component, entry, zone.offset) ?? {}
  const calls =
    callback !== undefined || component.value !== undefined || (!LOCAL.has(tag) && openUrl === undefined)
  const named = component.name === undefined ? {} : { name: component.name }
  return { action: { ...base, ...named, ...entered }, calls, ...opened }
}

/** Without a callback these act in the client only. */
const LOCAL = new Set(['checker', 'interactive_container'])

type Reader = (component: Json, entry: Entry, offset: string) => Json

const chosen: Reader = (component, entry) => {
  if (entry.option === undefined) throw new Unpressable('nothing was chosen')
  requireOption(component, [entry.option])
  return { option: entry.option }
}
const picked: Reader = (_component, entry, offset) => {
  if (entry.option === undefined) throw new Unpressable('no date or time was chosen')
  return { option: `${entry.option} ${offset}` }
}
const several: Reader = (component, entry) => {
  requireOption(component, entry.options ?? [])
  return { options: [...(entry.options ?? [])] }
}

const ENTERED: Readonly<Record<string, Reader>> = {
  input: (_component, entry) => ({ input_value: entry.input ?? '' }),
  overflow: chosen,
  select_static: chosen,
  select_person: chosen,
  multi_select_static: several,
  multi_select_person: several,
  date_picker: picked,
  picker_time: picked,
  picker_datetime: picked,
  select_img: (component, entry, offset) =>
    component.multi_select === true ? several(component, entry, offset) : chosen(component, entry, offset),
  checker: (component, entry) => ({ checked: entry.checked ?? component.checked !== true }),
}

function requireOption(component: Json, values: readonly string[]): void {
  const offered = asArray(component.options).map((option) => asText(asObject(option)?.value))
  if (offered.length === 0) return
  for (const value of values) if (!offered.includes(value)) throw new Unpressable(`no option ${value}`)
}

const EMPTY = (value: unknown): boolean =>
  value === undefined || value === '' || (Array.isArray(value) && value.length === 0)

/** The form's values by name: what was entered, else what the card preset; dates get the client's offset. */
function collectForm(form: Json, entered: Readonly<Record<string, unknown>>, offset: string): Json {
  const values = new Map<string, unknown>()
  const known = new Set<string>()
  for (const { component, tag } of components({ elements: form.elements })) {
    const name = asText(component.name)
    const field = memberOf(FIELDS, tag)
    if (name === undefined || field === undefined) continue
    known.add(name)
    const value =
      component.disabled === true
        ? field.preset(component)
        : (memberOf(entered, name) ?? field.preset(component))
    if (component.required === true && EMPTY(value))
      throw new Unpressable(`the required field ${name} is empty`)
    const longest = typeof component.max_length === 'number' ? component.max_length : 1000
    if (tag === 'input' && typeof value === 'string' && [...value].length > longest) {
      throw new Unpressable(`the text of ${name} is longer than ${longest}`)
    }
    if (field.fixed && !EMPTY(value))
      requireOption(component, asArray(value).length > 0 ? textsOf(value) : [String(value)])
    if (!EMPTY(value)) values.set(name, field.dated ? stamped(value, offset) : value)
    else if (tag === 'input') values.set(name, '')
  }
  const stray = Object.keys(entered).find((name) => !known.has(name))
  if (stray !== undefined) throw new Unpressable(`the form has no field ${stray}`)
  return Object.fromEntries(values)
}

interface Field {
  readonly preset: (component: Json) => unknown
  readonly dated?: boolean
  readonly fixed?: boolean
}

const FIELDS: Readonly<Record<string, Field>> = {
  input: { preset: (component) => component.default_value },
  select_static: { preset: presetOption, fixed: true },
  multi_select_static: { preset: (component) => component.selected_values, fixed: true },
  select_person: { preset: (component) => component.initial_option, fixed: true },
  multi_select_person: { preset: (component) => component.selected_values, fixed: true },
  date_picker: { preset: (component) => component.initial_date, dated: true },
  picker_time: { preset: (component) => component.initial_time, dated: true },
  picker_datetime: { preset: (component) => component.initial_datetime, dated: true },
  select_img: { preset: () => undefined, fixed: true },
  checker: { preset: (component) => component.checked === true },
}

function presetOption(component: Json): unknown {
  if (component.initial_option !== undefined) return component.initial_option
  const index = component.initial_index
  if (typeof index !== 'number' || index < 1) return undefined
  return asObject(asArray(component.options)[index - 1])?.value
}

function textsOf(value: unknown): string[] {
  return asArray(value).map(String)
}

function stamped(value: unknown, offset: string): string {
  const text = String(value)
  return / [+-]\d{4}$/.test(text) ? text : `${text} ${offset}`
}
