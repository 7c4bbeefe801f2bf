import { asArray, asObject, asObjects, asText } from '../json.ts'
import type { ComponentRule } from './displays.ts'
import {
  anyText,
  behaviors,
  callbacks,
  confirm,
  controlWidth,
  icon,
  image,
  multiUrl,
  padding,
  person,
  placeholder,
  plainText,
  textObject,
} from './parts.ts'
import {
  anything,
  bool,
  type Context,
  type Fields,
  filled,
  int,
  list,
  number,
  object,
  oneOf,
  pattern,
  type Rule,
  report,
  short,
  string,
} from './rules.ts'

const common: Fields = { name: filled, disabled: bool, disabled_tips: plainText, confirm }
const asked: Fields = { ...common, required: bool, width: controlWidth, placeholder, behaviors: callbacks }

const option = object({ text: textObject(['plain_text']), icon, value: filled }, ['text', 'value'])
const select: Fields = { ...asked, type: oneOf('default', 'text'), options: list(option) }
const people: Fields = {
  ...asked,
  type: oneOf('default', 'text'),
  options: list(object({ value: person, icon }, ['value'])),
}

const day = pattern(/^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/, 'must be yyyy-MM-dd')
const time = pattern(/^([01]\d|2[0-3]):[0-5]\d$/, 'must be HH:mm')
const dayTime = pattern(/^\d{4}-\d{2}-\d{2} ([01]\d|2[0-3]):[0-5]\d$/, 'must be yyyy-MM-dd HH:mm')

/** Values are unique and presets are among them. */
const offered =
  (needed: boolean): Rule =>
  (value, path, context) => {
    const given = asObject(value) ?? {}
    const values = asObjects(given.options).map((each) => asText(each.value) ?? '')
    if (needed && values.length === 0) report(context, `${path}.options`, 'options must not be empty')
    if (new Set(values).size < values.length)
      report(context, `${path}.options`, 'option values must be unique')
    const presets = [given.initial_option, ...asArray(given.selected_values)].filter(
      (each) => each !== undefined,
    )
    const free = !needed && values.length === 0
    for (const preset of presets) {
      if (!free && !values.includes(String(preset)))
        report(context, path, `the preset ${String(preset)} is no option`)
    }
    const index = given.initial_index
    if (typeof index === 'number' && index > values.length)
      report(context, path, 'initial_index is beyond the options')
  }

const buttonTogether: Rule = (value, path, context) => {
  const given = asObject(value) ?? {}
  if (given.text === undefined && given.icon === undefined)
    report(context, path, 'a button needs text or an icon')
  const acts =
    asArray(given.behaviors).length > 0 || given.form_action_type !== undefined || given.disabled === true
  if (!acts) report(context, path, 'a button needs behaviors')
}

/** Components people use (lark-platform.md 4.3). */
export const controls: Readonly<Record<string, ComponentRule>> = {
  button: {
    fields: {
      ...common,
      type: oneOf(
        'default',
        'primary',
        'danger',
        'text',
        'primary_text',
        'danger_text',
        'primary_filled',
        'danger_filled',
        'laser',
      ),
      size: oneOf('tiny', 'small', 'medium', 'large'),
      width: controlWidth,
      text: textObject(['plain_text'], 100),
      icon,
      hover_tips: plainText,
      behaviors,
      required: bool,
      form_action_type: oneOf('submit', 'reset'),
    },
    required: [],
    also: buttonTogether,
  },
  input: {
    fields: {
      ...asked,
      default_value: string,
      max_length: int(1, 1000),
      input_type: oneOf('text', 'multiline_text', 'password'),
      rows: int(1, 99),
      auto_resize: bool,
      max_rows: int(1, 99),
      show_icon: bool,
      label: plainText,
      label_position: oneOf('top', 'left'),
      value: anything,
    },
    required: [],
    also: presetFits,
  },
  select_static: {
    fields: { ...select, initial_option: string, initial_index: int(1, 9999) },
    required: ['options'],
    also: offered(true),
  },
  multi_select_static: {
    fields: { ...select, selected_values: list(string) },
    required: ['options'],
    also: offered(true),
  },
  select_person: { fields: { ...people, initial_option: person }, required: [], also: offered(false) },
  multi_select_person: {
    fields: { ...people, selected_values: list(person) },
    required: [],
    also: offered(false),
  },
  date_picker: { fields: { ...asked, initial_date: day, value: anything }, required: [] },
  picker_time: { fields: { ...asked, initial_time: time, value: anything }, required: [] },
  picker_datetime: { fields: { ...asked, initial_datetime: dayTime, value: anything }, required: [] },
  select_img: {
    fields: {
      ...common,
      required: bool,
      behaviors: callbacks,
      multi_select: bool,
      layout: oneOf('stretch', 'bisect', 'trisect'),
      aspect_ratio: oneOf('1:1', '4:3', '16:9'),
      can_preview: bool,
      value: anything,
      options: list(
        object(
          { img_key: image, value: filled, disabled: bool, disabled_tips: plainText, hover_tips: plainText },
          ['img_key', 'value'],
        ),
      ),
    },
    required: ['options'],
    also: offered(true),
  },
  overflow: {
    fields: {
      width: controlWidth,
      options: list(
        object({ text: textObject(['plain_text'], 100), multi_url: multiUrl, value: filled }, ['text']),
      ),
      behaviors: callbacks,
      confirm,
    },
    required: ['options'],
  },
  checker: {
    fields: {
      ...common,
      required: bool,
      checked: bool,
      text: anyText,
      overall_checkable: bool,
      button_area: object({ pc_display_rule: oneOf('always', 'on_hover'), buttons: list(anything, 3) }),
      checked_style: object({ show_strikethrough: bool, opacity: number(0, 1) }),
      padding,
      hover_tips: plainText,
      behaviors: callbacks,
    },
    required: [],
  },
}

function presetFits(value: unknown, path: string, context: Context): void {
  const { default_value: preset, max_length: max = 1000, input_type: type } = asObject(value) ?? {}
  if (typeof max === 'number' && preset !== undefined) short(max)(preset, `${path}.default_value`, context)
  if (type !== 'multiline_text' && typeof preset === 'string' && preset.includes('\n')) {
    report(context, `${path}.default_value`, 'one line only')
  }
}
