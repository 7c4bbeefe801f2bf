import type { CardAction } from '../action.ts'
import { cut, plain } from './text.ts'
import type {
  Button,
  Checker,
  DatePicker,
  Element,
  Form,
  Input,
  MultiSelect,
  Option,
  Select,
} from './types.ts'

interface ButtonOf {
  readonly text: string
  readonly action: CardAction
  readonly type?: Button['type']
  readonly confirm?: { readonly title: string; readonly text: string }
}

/** A button that acts at once. */
export const button = (given: ButtonOf): Button => ({
  tag: 'button',
  type: given.type ?? 'default',
  text: plain(cut(given.text, 100)),
  behaviors: [{ type: 'callback', value: given.action }],
  ...(given.confirm === undefined
    ? {}
    : { confirm: { title: plain(given.confirm.title), text: plain(given.confirm.text) } }),
})

/** A button that sends the values of the form around it; `name` is unique in the card. */
export const submit = (name: string, given: ButtonOf): Button => ({
  ...button(given),
  name,
  form_action_type: 'submit',
})

export const form = (name: string, elements: readonly Element[]): Form => ({ tag: 'form', name, elements })

interface InputOf {
  readonly name: string
  readonly label: string
  /** Characters, at most 1000. */
  readonly limit: number
  readonly hint?: string
  readonly value?: string
  readonly lines?: number
}

export const input = (given: InputOf): Input => ({
  tag: 'input',
  name: given.name,
  label: plain(given.label),
  label_position: 'top',
  ...(given.hint === undefined ? {} : { placeholder: plain(cut(given.hint, 100)) }),
  ...(given.value === undefined || given.value === ''
    ? {}
    : { default_value: cut(given.value, given.limit) }),
  max_length: Math.min(given.limit, 1000),
  ...(given.lines === undefined
    ? { input_type: 'text' }
    : { input_type: 'multiline_text', rows: given.lines }),
  width: 'fill',
})

export interface Choice {
  readonly text: string
  readonly value: string
}
const options = (choices: readonly Choice[]): readonly Option[] =>
  choices.map((choice) => ({ text: plain(cut(choice.text, 60)), value: choice.value }))

/** A choice inside a form; `chosen` is one of the values. */
export const select = (name: string, hint: string, choices: readonly Choice[], chosen?: string): Select => ({
  tag: 'select_static',
  name,
  placeholder: plain(cut(hint, 100)),
  options: options(choices),
  ...(chosen === undefined ? {} : { initial_option: chosen }),
  width: 'fill',
})

/** A choice that acts at once. */
export const actingSelect = (
  hint: string,
  choices: readonly Choice[],
  chosen: string | undefined,
  action: CardAction,
): Select => ({
  tag: 'select_static',
  placeholder: plain(cut(hint, 100)),
  options: options(choices),
  ...(chosen === undefined ? {} : { initial_option: chosen }),
  width: 'default',
  behaviors: [{ type: 'callback', value: action }],
})

export const multiSelect = (name: string, hint: string, choices: readonly Choice[]): MultiSelect => ({
  tag: 'multi_select_static',
  name,
  placeholder: plain(cut(hint, 100)),
  options: options(choices),
  width: 'fill',
})

/** A day; `initial` as `yyyy-MM-dd`. */
export const datePicker = (name: string, hint: string, initial?: string): DatePicker => ({
  tag: 'date_picker',
  name,
  placeholder: plain(cut(hint, 100)),
  ...(initial === undefined ? {} : { initial_date: initial }),
  width: 'fill',
})

export const checker = (name: string, text: string): Checker => ({
  tag: 'checker',
  name,
  checked: false,
  text: plain(text),
  overall_checkable: true,
})
