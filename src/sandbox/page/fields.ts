import { contentOf, type Json, objects, text, texts } from './data.ts'
import { h } from './dom.ts'
import { plain } from './markdown.ts'
import { words } from './words.ts'

/** An entry field: its element and what stands in it. */
export interface Field {
  readonly element: HTMLElement
  readonly read: () => unknown
  readonly reset: () => void
}

type Told = (entry: Json) => void
type Member = { readonly openId: string; readonly name: string }
type Make = (component: Json, members: readonly Member[], told: Told) => Field

/** The field for a component; `told` hears at once what was entered (for components outside a form). */
export function field(component: Json, members: readonly Member[], told: Told): Field {
  const make = MAKERS[text(component.tag)] ?? entryField
  return make(component, members, told)
}

const entryField: Make = (component, _members, told) => {
  const attributes = {
    placeholder: contentOf(component.placeholder),
    maxlength: typeof component.max_length === 'number' ? component.max_length : 1000,
    disabled: component.disabled === true,
    required: component.required === true,
    'aria-label': contentOf(component.label) || contentOf(component.placeholder),
  }
  const multiline = component.input_type === 'multiline_text'
  const type = component.input_type === 'password' ? 'password' : 'text'
  const element = multiline
    ? h('textarea', { set: attributes })
    : h('input', { set: { ...attributes, type } })
  const reset = (): void => {
    element.value = text(component.default_value)
  }
  reset()
  element.addEventListener('change', () => told({ input: element.value }))
  return { element, read: () => element.value, reset }
}

const picker =
  (type: string, preset: string): Make =>
  (component, _members, told) => {
    const set = {
      type,
      disabled: component.disabled === true,
      'aria-label': contentOf(component.placeholder),
    }
    const element = h('input', { set })
    const shown =
      type === 'datetime-local' ? text(component[preset]).replace(' ', 'T') : text(component[preset])
    const reset = (): void => {
      element.value = shown
    }
    reset()
    const read = (): string => element.value.replace('T', ' ')
    element.addEventListener('change', () => told({ option: read() }))
    return { element, read, reset }
  }

interface Choice {
  readonly value: string
  readonly label: string
}

function choices(component: Json, members: readonly Member[]): Choice[] {
  const given = objects(component.options)
  const isPerson = text(component.tag).endsWith('person')
  if (isPerson && given.length === 0)
    return members.map(({ openId, name }) => ({ value: openId, label: name }))
  return given.map((option, index) => {
    const value = text(option.value)
    const name = members.find((member) => member.openId === value)?.name
    return { value, label: isPerson ? (name ?? value) : contentOf(option.text) || `${index + 1}` }
  })
}

const single: Make = (component, members, told) => {
  const list = choices(component, members)
  const hint = h('option', { set: { value: '' } }, contentOf(component.placeholder) || words.choose)
  const options = list.map(({ value, label }) => h('option', { set: { value } }, plain(label)))
  const element = h('select', { set: { disabled: component.disabled === true } }, hint, ...options)
  const first =
    typeof component.initial_index === 'number' ? list[component.initial_index - 1]?.value : undefined
  const reset = (): void => {
    element.value = text(component.initial_option) || (first ?? '')
  }
  reset()
  element.addEventListener('change', () => {
    if (element.value !== '') told({ option: element.value })
  })
  return { element, read: () => element.value, reset }
}

const several: Make = (component, members, told) => {
  const preset = new Set(texts(component.selected_values))
  const boxes = choices(component, members).map(({ value, label }) => {
    const box = h('input', { set: { type: 'checkbox', value } })
    return { box, line: h('label', { class: 'choice' }, box, plain(label)) }
  })
  const read = (): string[] => boxes.filter(({ box }) => box.checked).map(({ box }) => box.value)
  const reset = (): void => {
    for (const { box } of boxes) box.checked = preset.has(box.value)
  }
  reset()
  const element = h('div', { class: 'choices' }, ...boxes.map(({ line }) => line))
  element.addEventListener('change', () => told({ options: read() }))
  return { element, read, reset }
}

const check: Make = (component, _members, told) => {
  const box = h('input', { set: { type: 'checkbox', disabled: component.disabled === true } })
  const reset = (): void => {
    box.checked = component.checked === true
  }
  reset()
  box.addEventListener('change', () => told({ checked: box.checked }))
  const element = h('label', { class: 'choice' }, box, plain(contentOf(component.text)))
  return { element, read: () => box.checked, reset }
}

const MAKERS: Readonly<Record<string, Make>> = {
  input: entryField,
  select_static: single,
  select_person: single,
  overflow: single,
  select_img: single,
  multi_select_static: several,
  multi_select_person: several,
  date_picker: picker('date', 'initial_date'),
  picker_time: picker('time', 'initial_time'),
  picker_datetime: picker('datetime-local', 'initial_datetime'),
  checker: check,
}

export const FIELD_TAGS: ReadonlySet<string> = new Set(Object.keys(MAKERS))
