import { describe, expect, it } from 'vitest'
import { validateCard } from '../../src/sandbox/index.ts'
import { button, cardOf } from './stage.ts'

const plain = (content: string) => ({ tag: 'plain_text', content })
const option = (value: string) => ({ text: plain(value), value })
const callback = { behaviors: [{ type: 'callback', value: { a: 1 } }] }
const submit = button({ name: 'send', form_action_type: 'submit' })
const form = (...elements: unknown[]) => ({ tag: 'form', name: 'form', elements: [...elements, submit] })
const column = (...elements: unknown[]) => ({ tag: 'column', elements })
const columns = (...elements: unknown[]) => ({ tag: 'column_set', columns: [column(...elements)] })
const panel = (...elements: unknown[]) => ({
  tag: 'collapsible_panel',
  header: { title: plain('more') },
  elements,
})
const table = (more: object = {}) => ({
  tag: 'table',
  columns: [{ name: 'a', display_name: 'A', data_type: 'text' }],
  rows: [{ a: 'x' }],
  ...more,
})
const md = (content = 'x') => ({ tag: 'markdown', content })

const good: Record<string, unknown> = {
  markdown: {
    ...md('**b**'),
    text_size: 'heading',
    text_align: 'center',
    icon: { tag: 'standard_icon', token: 'x' },
  },
  div: {
    tag: 'div',
    text: { ...plain('x'), text_size: 'notation', text_color: 'grey', lines: 2 },
    width: 'fill',
  },
  img: {
    tag: 'img',
    img_key: 'img_1',
    alt: plain(''),
    scale_type: 'crop_center',
    size: '100px 100px',
    preview: true,
  },
  img_combination: { tag: 'img_combination', combination_mode: 'double', img_list: [{ img_key: 'img_1' }] },
  hr: { tag: 'hr', element_id: 'line', margin: '4px 0 -4px 0' },
  person: { tag: 'person', user_id: 'ou_1', size: 'small', show_name: true },
  legacy_img: {
    tag: 'img',
    img_key: 'img_1',
    alt: plain(''),
    mode: 'fit_horizontal',
    custom_width: 300,
    compact_width: true,
  },
  ud_icon: {
    tag: 'person_list',
    persons: [{ id: 'ou_1' }],
    ud_icon: { token: 'group_outlined', style: { color: 'red' } },
  },
  person_list: { tag: 'person_list', persons: [{ id: 'ou_1' }], size: 'medium', lines: 1 },
  chart: { tag: 'chart', chart_spec: { type: 'bar', data: [] }, aspect_ratio: '16:9', height: '200px' },
  table: table({
    page_size: 10,
    row_height: '40px',
    columns: [
      { name: 't', data_type: 'text', width: '120px' },
      { name: 'n', data_type: 'number', format: { precision: 1, symbol: '¥', separator: true } },
      { name: 'd', data_type: 'date', date_format: 'YYYY-MM-DD' },
      { name: 'o', data_type: 'options', width: '25%' },
      { name: 'p', data_type: 'persons' },
      { name: 'm', data_type: 'lark_md' },
    ],
    rows: [{ t: 'x', n: 1, d: 1, o: [{ text: 'o', color: 'red' }], p: ['ou_1'], m: '**b**' }],
  }),
  column_set: {
    ...columns(md()),
    flex_mode: 'stretch',
    background_style: 'grey-50',
    horizontal_spacing: '8px',
  },
  form: form({ tag: 'input', name: 'why', required: true }),
  interactive_container: {
    tag: 'interactive_container',
    ...callback,
    width: 'fill',
    has_border: true,
    elements: [md()],
  },
  collapsible_panel: { ...panel(md()), expanded: false, border: { color: 'grey', corner_radius: '5px' } },
  button: button({
    type: 'primary_filled',
    size: 'small',
    width: '120px',
    confirm: { title: plain('?'), text: plain('!') },
  }),
  link: button({ behaviors: [{ type: 'open_url', default_url: 'https://example.com/a' }] }),
  input: {
    tag: 'input',
    ...callback,
    max_length: 1000,
    input_type: 'multiline_text',
    rows: 3,
    placeholder: plain('…'),
  },
  select_static: {
    tag: 'select_static',
    options: [option('a'), option('b')],
    initial_option: 'b',
    ...callback,
  },
  multi_select_static: form({
    tag: 'multi_select_static',
    name: 'm',
    options: [option('a')],
    selected_values: ['a'],
  }),
  select_person: {
    tag: 'select_person',
    options: [{ value: 'ou_1' }],
    placeholder: plain('who'),
    ...callback,
  },
  multi_select_person: form({ tag: 'multi_select_person', name: 'm' }),
  date_picker: { tag: 'date_picker', initial_date: '2025-10-24', ...callback },
  picker_time: { tag: 'picker_time', initial_time: '17:00', ...callback },
  picker_datetime: { tag: 'picker_datetime', initial_datetime: '2025-10-24 17:00', ...callback },
  select_img: {
    tag: 'select_img',
    options: [{ img_key: 'img_1', value: 'a' }],
    layout: 'bisect',
    ...callback,
  },
  overflow: { tag: 'overflow', options: [{ text: plain('x'), value: 'x' }], ...callback },
  checker: {
    tag: 'checker',
    checked: true,
    text: plain('done'),
    button_area: { buttons: [button()] },
    ...callback,
  },
}

const bad: [string, unknown, number][] = [
  ['unknown property', { ...md(), colour: 'red' }, 200621],
  ['unknown tag', { tag: 'banner' }, 200621],
  ['note', { tag: 'note', elements: [] }, 200861],
  ['action', { tag: 'action', actions: [] }, 200861],
  ['markdown without content', { tag: 'markdown' }, 200621],
  ['markdown text size', { ...md(), text_size: 'huge' }, 200621],
  ['div text tag', { tag: 'div', text: { tag: 'markdown', content: 'x' } }, 200621],
  ['unknown locale', { ...md(), i18n_content: { zh: 'x' } }, 200621],
  ['img size', { tag: 'img', img_key: 'img_1', alt: plain(''), size: 'stretch_without_padding' }, 200621],
  ['img_combination mode', { tag: 'img_combination', combination_mode: 'five', img_list: [] }, 200621],
  ['hr margin', { tag: 'hr', margin: '200px' }, 200621],
  ['person', { tag: 'person', user_id: 'ou_none' }, 100290],
  ['person list', { tag: 'person_list', persons: [{ id: 'ou_none' }] }, 100290],
  ['picture', { tag: 'img', img_key: 'img_none', alt: plain('') }, 200570],
  ['chart', { tag: 'chart', chart_spec: 'bar' }, 200550],
  ['table page', table({ page_size: 11 }), 200621],
  ['table cell', table({ rows: [{ a: 1 }] }), 200914],
  ['table column', table({ rows: [{ b: 'x' }] }), 200914],
  ['table in a column', columns(table()), 200621],
  ['table in a form', form(table()), 200621],
  ['chart in a form', form({ tag: 'chart', chart_spec: { type: 'bar' } }), 200621],
  ['form in a panel', panel(form()), 200621],
  ['form without name', { tag: 'form', elements: [submit] }, 200621],
  ['form without submit', { tag: 'form', name: 'f', elements: [{ tag: 'input', name: 'i' }] }, 200621],
  ['form field without name', form({ tag: 'input' }), 200530],
  ['form names twice', form({ tag: 'input', name: 'i' }, { tag: 'input', name: 'i' }), 200530],
  ['column alone', column(md()), 200621],
  ['column weight', { tag: 'column_set', columns: [{ ...column(), weight: 6 }] }, 200621],
  ['column_set of others', { tag: 'column_set', columns: [md()] }, 200621],
  ['container without behaviors', { tag: 'interactive_container', elements: [] }, 200621],
  ['panel without header', { tag: 'collapsible_panel', elements: [] }, 200621],
  ['button value of 1.0', button({ value: { a: 1 } }), 200621],
  ['button text', button({ text: plain('x'.repeat(101)) }), 200621],
  ['button type', button({ type: 'huge' }), 200621],
  ['button without behaviors', { tag: 'button', text: plain('x') }, 200621],
  ['button link', button({ behaviors: [{ type: 'open_url', default_url: 'javascript:alert(1)' }] }), 200621],
  ['confirm without text', button({ confirm: { title: plain('?') } }), 200621],
  ['submit outside a form', button({ form_action_type: 'submit' }), 200621],
  ['required outside a form', { tag: 'input', required: true }, 200621],
  ['input length', { tag: 'input', max_length: 1001 }, 200621],
  ['input placeholder', { tag: 'input', placeholder: plain('x'.repeat(101)) }, 200621],
  ['select without options', { tag: 'select_static', options: [] }, 200621],
  ['option values twice', { tag: 'select_static', options: [option('a'), option('a')] }, 200621],
  ['preset that is no option', { tag: 'select_static', options: [option('a')], initial_option: 'b' }, 200621],
  ['multi select outside a form', { tag: 'multi_select_static', options: [option('a')] }, 200621],
  ['multi person outside a form', { tag: 'multi_select_person' }, 200621],
  ['person option', { tag: 'select_person', options: [{ value: 'ou_none' }] }, 100290],
  ['date', { tag: 'date_picker', initial_date: '2025/10/24' }, 200621],
  ['time', { tag: 'picker_time', initial_time: '25:00' }, 200621],
  ['date and time', { tag: 'picker_datetime', initial_datetime: '2025-10-24T17:00' }, 200621],
  ['select_img option', { tag: 'select_img', options: [{ value: 'a' }] }, 200621],
  [
    'several pictures outside a form',
    { tag: 'select_img', multi_select: true, options: [{ img_key: 'img_1', value: 'a' }] },
    200621,
  ],
  ['overflow text', { tag: 'overflow', options: [{ value: 'x' }] }, 200621],
  ['checker buttons', { tag: 'checker', button_area: { buttons: [1, 2, 3, 4].map(() => button()) } }, 200621],
  [
    'checker link',
    { tag: 'checker', behaviors: [{ type: 'open_url', default_url: 'https://a.example' }] },
    200621,
  ],
  ['element id', { ...md(), element_id: '1st' }, 200621],
  ['deep nesting', columns(columns(columns(columns(columns(columns(md())))))), 11310],
  ['many tables in one text', md(Array(5).fill('|a|b|\n|---|---|\n|1|2|').join('\n\n')), 11310],
]

const world = { userExists: (id: string) => id === 'ou_1', imageExists: (key: string) => key === 'img_1' }

describe('components of a 2.0 card (lark-platform.md 4.3)', () => {
  it.each(Object.keys(good))('takes %s', (name) => {
    expect(validateCard(cardOf(good[name]), world)).toEqual([])
  })

  it.each(bad)('refuses: %s', (_name, component, code) => {
    expect(validateCard(cardOf(component), world).map((problem) => problem.code)).toContain(code)
  })

  it('says where and what', () => {
    expect(validateCard(cardOf(columns({ ...md(), colour: 'red' })))).toEqual([
      {
        path: 'body.elements[0].columns[0].elements[0].colour',
        code: 200621,
        message: 'unknown property colour',
      },
    ])
  })
})
