import { useState } from 'preact/hooks'
import { type Json, object, objects, text } from '../../platform/json.ts'
import { pixels, textAlign } from '../look/spacing.ts'
import { cardWords } from '../words.ts'
import { Cell } from './cell.tsx'
import { rowHeight } from './formats.ts'
import { Pager } from './pager.tsx'
import { pageOf, pageSize, pagesIn } from './paging.ts'
import { SideScroll } from './side-scroll.tsx'

const MOST_COLUMNS = 50

/** A table with its pages; wide ones move sideways, with the first column in place if wanted. */
export function Table({ component }: { readonly component: Json }) {
  const [page, turn] = useState(0)
  const columns = objects(component.columns).slice(0, MOST_COLUMNS)
  const rows = objects(component.rows)
  const size = pageSize(component.page_size)
  const { height, most, lines } = rowHeight(component)
  const names = columns.map((column) => text(column.display_name)).filter((name) => name !== '')
  return (
    <div class="card-table">
      <SideScroll
        label={[cardWords().table, ...names].join(' ')}
        frozen={component.freeze_first_column === true}
      >
        <table>
          <colgroup>
            {columns.map((column, index) => (
              <col key={index} style={{ width: columnWidth(column) }} />
            ))}
          </colgroup>
          <Head columns={columns} look={object(component.header_style)} />
          <tbody>
            {pageOf(rows, size, page).map((row, place) => (
              <tr key={`${page} ${place}`}>
                {columns.map((column, index) => (
                  <td key={index} style={cellStyle(column, height)}>
                    <div
                      class={isWords(column) ? 'card-cell card-clamped' : 'card-cell'}
                      style={{
                        maxHeight: most,
                        minWidth: columnLeast(column),
                        WebkitLineClamp: isWords(column) ? lines : undefined,
                      }}
                      title={titleOf(row, column)}
                    >
                      <Cell value={row[text(column.name)]} column={column} />
                    </div>
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </SideScroll>
      <Pager page={page} pages={pagesIn(rows.length, size)} onTurn={turn} />
    </div>
  )
}

function Head({ columns, look }: { readonly columns: readonly Json[]; readonly look: Json }) {
  const style = (column: Json) => ({
    textAlign: textAlign(look.text_align) ?? alignOf(column),
    fontSize: look.text_size === 'heading' ? '16px' : undefined,
    color: look.text_color === 'grey' ? 'var(--faint)' : undefined,
    fontWeight: look.bold === false ? 400 : 600,
  })
  const lines = typeof look.lines === 'number' ? look.lines : 1
  return (
    <thead class={look.background_style === 'grey' ? 'card-table-grey' : ''}>
      <tr>
        {columns.map((column, index) => (
          <th key={index} scope="col" style={style(column)}>
            <div class="card-clamped" style={{ WebkitLineClamp: lines }} title={text(column.display_name)}>
              {text(column.display_name)}
            </div>
          </th>
        ))}
      </tr>
    </thead>
  )
}

const SHARE = /^\d{1,3}%$/

function columnWidth(column: Json): string | undefined {
  const width = text(column.width)
  return SHARE.test(width) ? width : pixels(width)
}

/** Values that are not broken into lines. */
const WHOLE: ReadonlySet<string> = new Set(['number', 'date', 'options', 'persons'])

/** Pixels are kept however narrow the card is, and so are short values: the table then moves sideways. */
function columnLeast(column: Json): string | undefined {
  const width = pixels(column.width)
  if (width !== undefined) return `calc(${width} - 24px)`
  if (SHARE.test(text(column.width))) return undefined
  return WHOLE.has(text(column.data_type)) ? 'max-content' : '4em'
}

function alignOf(column: Json) {
  return textAlign(column.horizontal_align) ?? (column.data_type === 'number' ? 'right' : undefined)
}

const DOWN = { top: 'top', center: 'middle', bottom: 'bottom' } as const

function cellStyle(column: Json, height: string | undefined) {
  const align = Object.entries(DOWN).find(([name]) => name === column.vertical_align)?.[1]
  return { textAlign: alignOf(column), verticalAlign: align ?? 'middle', height }
}

function isWords(column: Json): boolean {
  return !['options', 'persons'].includes(text(column.data_type))
}

/** Long words are cut; the whole is shown when the pointer rests on them. */
function titleOf(row: Json, column: Json): string | undefined {
  const value = row[text(column.name)]
  return typeof value === 'string' && column.data_type === 'text' ? value : undefined
}
