import { line, plain } from './text.ts'
import type {
  CardJson,
  Cell,
  Chart,
  Colour,
  Column,
  ColumnSet,
  Element,
  Panel,
  RootElement,
  Rule,
  Table,
  TableColumn,
  Template,
} from './types.ts'

export interface Tag {
  readonly text: string
  readonly color: Colour
}
export interface HeaderOf {
  readonly title: string
  readonly subtitle?: string
  readonly tags?: readonly Tag[]
  readonly template: Template
}

/** A whole card; at most three tags fit the header (lark-platform.md 4.1). */
export const card = (
  header: HeaderOf,
  elements: readonly RootElement[],
  options: { readonly wide?: boolean } = {},
): CardJson => ({
  schema: '2.0',
  config: {
    update_multi: true,
    enable_forward: false,
    ...(options.wide === true ? { width_mode: 'fill' } : {}),
    summary: { content: plain(header.title).content },
  },
  header: {
    title: plain(header.title),
    ...(header.subtitle === undefined || header.subtitle === '' ? {} : { subtitle: plain(header.subtitle) }),
    ...(header.tags === undefined || header.tags.length === 0
      ? {}
      : {
          text_tag_list: header.tags
            .slice(0, 3)
            .map((tag) => ({ tag: 'text_tag', text: plain(tag.text), color: tag.color })),
        }),
    template: header.template,
  },
  body: { direction: 'vertical', vertical_spacing: '8px', elements },
})

const column = (elements: readonly Element[]): Column => ({
  tag: 'column',
  width: 'weighted',
  weight: 1,
  vertical_align: 'top',
  elements,
})

/** A thin line between two matters. */
export const rule = (): Rule => ({ tag: 'hr' })

export type Fact = readonly [label: string, value: string]

/** Facts in two columns, read line by line from left to right. */
export const facts = (given: readonly Fact[], colon: string): ColumnSet => {
  const side = (rest: number) =>
    given.filter((_, index) => index % 2 === rest).map(([label, value]) => line(`${label}${colon}${value}`))
  return {
    tag: 'column_set',
    flex_mode: 'bisect',
    horizontal_spacing: '12px',
    columns: [column(side(0)), column(side(1))],
  }
}

/** Components side by side, wrapped when the screen is narrow. */
export const row = (elements: readonly Element[]): ColumnSet => ({
  tag: 'column_set',
  flex_mode: 'flow',
  horizontal_spacing: '8px',
  columns: elements.map((element) => ({
    tag: 'column',
    width: 'auto',
    vertical_align: 'center',
    elements: [element],
  })),
})

/** Details that open with a touch. */
export const panel = (title: string, elements: readonly Element[], expanded = false): Panel => ({
  tag: 'collapsible_panel',
  expanded,
  header: { title: plain(title) },
  border: { color: 'grey', corner_radius: '5px' },
  padding: '8px 8px 8px 8px',
  elements,
})

export interface ColumnOf {
  readonly title: string
  readonly width: string
  readonly options?: boolean
  readonly right?: boolean
}

/**
 * A table of plain texts and coloured words; ten rows a page at most (lark-platform.md 4.3). `name` tells the columns
 * of several tables of a card apart.
 */
export const table = (
  name: string,
  columns: readonly ColumnOf[],
  rows: readonly (readonly Cell[])[],
  pageSize = 10,
): Table => ({
  tag: 'table',
  page_size: Math.max(1, Math.min(10, pageSize)),
  row_height: 'auto',
  header_style: { background_style: 'grey', bold: true },
  columns: columns.map(
    (each, index): TableColumn => ({
      name: `${name}_${index}`,
      display_name: each.title,
      data_type: each.options === true ? 'options' : 'text',
      width: each.width,
      ...(each.right === true ? { horizontal_align: 'right' } : {}),
    }),
  ),
  rows: rows.map((cells) =>
    Object.fromEntries(cells.map((cell, index) => [`${name}_${index}`, cleanCell(cell)])),
  ),
})

const cleanCell = (cell: Cell): Cell =>
  typeof cell === 'string'
    ? plain(cell).content
    : cell.map((word) => ({ text: plain(word.text).content, color: word.color }))

/** A VChart specification that version 1.6 draws (lark-platform.md 4.3): data only, no functions. */
export const chart = (spec: object): Chart => ({
  tag: 'chart',
  chart_spec: spec,
  aspect_ratio: '16:9',
  color_theme: 'brand',
})
