import { asArray, asObject, asObjects, asText, type Json, memberOf } from '../json.ts'
import type { ComponentRule } from './displays.ts'
import { horizontalAlign, pixels, verticalAlign } from './parts.ts'
import {
  anything,
  BAD_ROWS,
  bool,
  type Context,
  either,
  filled,
  int,
  list,
  object,
  oneOf,
  pattern,
  report,
  short,
  string,
} from './rules.ts'

const MAX_COLUMNS = 50

const column = object(
  {
    name: filled,
    display_name: string,
    width: either(
      oneOf('auto'),
      pixels(80, 600),
      pattern(/^([1-9]\d?|100)%$/, 'must be a share of 1% to 100%'),
    ),
    data_type: oneOf('text', 'lark_md', 'markdown', 'options', 'number', 'persons', 'date'),
    format: object({ precision: int(0, 10), symbol: short(1), separator: bool }),
    date_format: pattern(/^[YMDHms/:. 年月日时分秒-]+$/, 'unknown date format'),
    horizontal_align: horizontalAlign,
    vertical_align: verticalAlign,
  },
  ['name', 'data_type'],
)

/** The table component (lark-platform.md 4.3). */
export const table: ComponentRule = {
  fields: {
    page_size: int(1, 10),
    row_height: either(oneOf('low', 'middle', 'high', 'auto'), pixels(32, 124)),
    row_max_height: pixels(32, 999),
    freeze_first_column: bool,
    header_style: object({
      text_align: horizontalAlign,
      text_size: oneOf('normal', 'heading'),
      background_style: oneOf('none', 'grey'),
      text_color: oneOf('default', 'grey'),
      bold: bool,
      lines: int(1, 999),
    }),
    columns: list(column, MAX_COLUMNS),
    rows: anything,
  },
  required: ['columns', 'rows'],
  also: (value, path, context) => checkRows(asObject(value) ?? {}, path, context),
}

/** How a cell of each data type must look. */
const CELLS: Readonly<Record<string, (cell: unknown) => boolean>> = {
  text: (cell) => typeof cell === 'string',
  lark_md: (cell) => typeof cell === 'string',
  markdown: (cell) => typeof cell === 'string',
  number: (cell) => typeof cell === 'number',
  date: (cell) => typeof cell === 'number',
  persons: (cell) =>
    typeof cell === 'string' || (Array.isArray(cell) && cell.every((id) => typeof id === 'string')),
  options: (cell) =>
    typeof cell === 'string' ||
    (Array.isArray(cell) && cell.every((each) => asText(asObject(each)?.text) !== undefined)),
}

function checkRows(given: Json, path: string, context: Context): void {
  if (!Array.isArray(given.rows)) report(context, `${path}.rows`, 'rows must be a list', BAD_ROWS)
  const types = new Map<string, string>()
  for (const each of asObjects(given.columns)) {
    const name = asText(each.name) ?? ''
    if (types.has(name)) report(context, `${path}.columns`, `two columns are named ${name}`)
    types.set(name, asText(each.data_type) ?? 'text')
  }
  for (const [index, row] of asArray(given.rows).entries()) {
    const cells = asObject(row)
    const here = `${path}.rows[${index}]`
    if (cells === undefined) {
      report(context, here, 'a row must be an object', BAD_ROWS)
      continue
    }
    for (const [name, cell] of Object.entries(cells)) {
      const type = types.get(name)
      if (type === undefined) report(context, `${here}.${name}`, `there is no column ${name}`, BAD_ROWS)
      else if (memberOf(CELLS, type)?.(cell) === false)
        report(context, `${here}.${name}`, `no value of type ${type}`, BAD_ROWS)
    }
  }
}
