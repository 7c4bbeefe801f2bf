import { asArray, asObject, asObjects, asText, type Json } from '../json.ts'

/** All words of a card that a reader sees, in reading order (labels, options and table cells too). */
export function cardTexts(card: Json): string[] {
  const found: string[] = []
  collect({ header: card.header, body: card.body ?? card.elements }, found)
  return found
}

function collect(value: unknown, found: string[]): void {
  if (Array.isArray(value)) {
    for (const item of value) collect(item, found)
    return
  }
  const object = asObject(value)
  if (object === undefined) return
  const content = asText(object.content)
  if (content !== undefined) found.push(content)
  if (object.tag === 'table') collectTable(object, found)
  for (const [key, member] of Object.entries(object)) {
    if (!SILENT.has(key) && !(object.tag === 'table' && ['rows', 'columns'].includes(key)))
      collect(member, found)
  }
}

const SILENT = new Set(['i18n_content', 'behaviors', 'value', 'chart_spec'])

function collectTable(table: Json, found: string[]): void {
  const columns = asObjects(table.columns)
  found.push(columns.map((column) => asText(column.display_name) ?? asText(column.name) ?? '').join(' | '))
  for (const row of asArray(table.rows)) {
    found.push(columns.map((column) => cellText(asObject(row)?.[String(column.name)])).join(' | '))
  }
}

function cellText(cell: unknown): string {
  if (Array.isArray(cell)) return cell.map((item) => asText(asObject(item)?.text) ?? String(item)).join(', ')
  return cell === undefined ? '' : String(cell)
}
