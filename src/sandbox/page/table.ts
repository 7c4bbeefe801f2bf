import { isObject, type Json, objects, text } from './data.ts'
import { h } from './dom.ts'
import { markdown } from './markdown.ts'
import { words } from './words.ts'

const USUAL_ROWS = 5

/** A table with its pages. */
export function drawTable(component: Json, nameOf: (id: string) => string): HTMLElement {
  const columns = objects(component.columns)
  const rows = objects(component.rows)
  const size = typeof component.page_size === 'number' ? component.page_size : USUAL_ROWS
  const pages = Math.max(1, Math.ceil(rows.length / size))
  const head = h('tr', {}, ...columns.map((column) => h('th', {}, text(column.display_name))))
  const body = h('tbody')
  const where = h('span')
  let page = 0
  const turn = (by: number): void => {
    page = Math.min(pages - 1, Math.max(0, page + by))
    const shown = rows.slice(page * size, (page + 1) * size)
    body.replaceChildren(...shown.map((row) => drawRow(row, columns, nameOf)))
    where.textContent = `${page + 1} / ${pages} ${words.page}`
  }
  turn(0)
  const button = (label: string, by: number): HTMLElement =>
    h('button', { class: 'small', on: { click: () => turn(by) }, set: { type: 'button' } }, label)
  const pager =
    pages > 1 && h('div', { class: 'pager' }, button(words.previous, -1), where, button(words.next, 1))
  return h('div', { class: 'table' }, h('table', {}, h('thead', {}, head), body), pager)
}

function drawRow(row: Json, columns: readonly Json[], nameOf: (id: string) => string): HTMLElement {
  return h(
    'tr',
    {},
    ...columns.map((column) => h('td', {}, cell(row[text(column.name)], text(column.data_type), nameOf))),
  )
}

function cell(value: unknown, type: string, nameOf: (id: string) => string): Node | string {
  if (value === undefined) return ''
  if (type === 'lark_md' || type === 'markdown') return markdown(text(value), nameOf)
  if (type === 'date' && typeof value === 'number') return new Date(value).toLocaleDateString('zh-CN')
  const list = Array.isArray(value) ? value : [value]
  if (type === 'persons') return list.map((id) => nameOf(text(id))).join('、')
  if (type === 'options')
    return list.map((each) => (isObject(each) ? text(each.text) : text(each))).join('、')
  return text(value)
}
