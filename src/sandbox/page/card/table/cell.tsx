import { Markdown } from '../../markdown/markdown.tsx'
import { isObject, type Json, object, text } from '../../platform/json.ts'
import { Person } from '../display/person.tsx'
import { Tag } from '../display/tag.tsx'
import { usePlace } from '../place.ts'
import { showDate, showNumber } from './formats.ts'

/** The value of a cell by the column's data type (lark-platform.md 4.3). */
export function Cell({ value, column }: { readonly value: unknown; readonly column: Json }) {
  const { hands } = usePlace()
  if (value === undefined || value === null) return null
  const type = text(column.data_type)
  if (type === 'number') return <>{showNumber(value, column.format)}</>
  if (type === 'date') return <>{showDate(value, text(column.date_format), hands.timeZone)}</>
  if (type === 'lark_md') return <Markdown source={plain(value)} subset />
  if (type === 'markdown') return <Markdown source={plain(value)} />
  if (type !== 'options' && type !== 'persons') return <>{plain(value)}</>
  const items = Array.isArray(value) ? value : [value]
  return (
    <span class="card-cell-items">
      {items.map((item, index) =>
        type === 'options' ? (
          <Tag key={index} color={object(item).color ?? 'blue'}>
            {isObject(item) ? text(item.text) : plain(item)}
          </Tag>
        ) : (
          <Person key={index} id={plain(item)} />
        ),
      )}
    </span>
  )
}

function plain(value: unknown): string {
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}
