import type { CardAction } from '../action.ts'

/** Card JSON 2.0 as far as we use it (lark-platform.md 4): unknown properties are an error on the platform. */
export interface PlainText {
  readonly tag: 'plain_text'
  readonly content: string
  readonly text_size?: TextSize
  readonly text_color?: 'default' | 'grey' | 'red' | 'orange' | 'green' | 'blue'
}
export type TextSize = 'heading' | 'normal' | 'notation'
export type Colour =
  | 'neutral'
  | 'blue'
  | 'indigo'
  | 'turquoise'
  | 'green'
  | 'yellow'
  | 'orange'
  | 'red'
  | 'purple'
export type Template =
  | 'blue'
  | 'wathet'
  | 'turquoise'
  | 'green'
  | 'yellow'
  | 'orange'
  | 'red'
  | 'indigo'
  | 'grey'

export interface Div {
  readonly tag: 'div'
  readonly text: PlainText
  readonly margin?: string
}
/** A thin line between two matters. */
export interface Rule {
  readonly tag: 'hr'
}
export interface Column {
  readonly tag: 'column'
  readonly width: 'auto' | 'weighted'
  readonly weight?: number
  readonly vertical_align?: 'top' | 'center'
  readonly elements: readonly Element[]
}
export interface ColumnSet {
  readonly tag: 'column_set'
  readonly flex_mode: 'none' | 'flow' | 'bisect'
  readonly horizontal_spacing: string
  readonly columns: readonly Column[]
}
export interface Panel {
  readonly tag: 'collapsible_panel'
  readonly expanded: boolean
  readonly header: { readonly title: PlainText }
  readonly border: { readonly color: 'grey'; readonly corner_radius: string }
  readonly padding: string
  readonly elements: readonly Element[]
}

interface Callback {
  readonly type: 'callback'
  readonly value: CardAction
}
export interface Button {
  readonly tag: 'button'
  readonly type: 'default' | 'primary' | 'danger'
  readonly text: PlainText
  readonly behaviors: readonly Callback[]
  readonly confirm?: { readonly title: PlainText; readonly text: PlainText }
  readonly name?: string
  readonly form_action_type?: 'submit'
}
export interface Input {
  readonly tag: 'input'
  readonly name: string
  readonly label: PlainText
  readonly label_position: 'top' | 'left'
  readonly placeholder?: PlainText
  readonly default_value?: string
  readonly max_length: number
  readonly input_type: 'text' | 'multiline_text'
  readonly rows?: number
  readonly width: 'fill' | 'default'
}
export interface Option {
  readonly text: PlainText
  readonly value: string
}
export interface Select {
  readonly tag: 'select_static'
  readonly name?: string
  readonly placeholder: PlainText
  readonly options: readonly Option[]
  readonly initial_option?: string
  readonly width: 'fill' | 'default'
  readonly behaviors?: readonly Callback[]
}
export interface MultiSelect {
  readonly tag: 'multi_select_static'
  readonly name: string
  readonly placeholder: PlainText
  readonly options: readonly Option[]
  readonly width: 'fill' | 'default'
}
export interface DatePicker {
  readonly tag: 'date_picker'
  readonly name: string
  readonly placeholder: PlainText
  readonly initial_date?: string
  readonly width: 'fill' | 'default'
}
export interface Checker {
  readonly tag: 'checker'
  readonly name: string
  readonly checked: boolean
  readonly text: PlainText
  readonly overall_checkable: boolean
}
export interface Chart {
  readonly tag: 'chart'
  readonly chart_spec: object
  readonly aspect_ratio: '16:9' | '4:3'
  readonly color_theme: 'brand'
}
export interface Form {
  readonly tag: 'form'
  readonly name: string
  readonly elements: readonly Element[]
}

export interface TableColumn {
  readonly name: string
  readonly display_name: string
  readonly data_type: 'text' | 'options'
  readonly width: string
  readonly horizontal_align?: 'left' | 'right' | 'center'
}
export type Cell = string | readonly { readonly text: string; readonly color: Colour }[]
export interface Table {
  readonly tag: 'table'
  readonly page_size: number
  readonly row_height: 'auto' | 'low'
  readonly header_style: { readonly background_style: 'grey'; readonly bold: boolean }
  readonly columns: readonly TableColumn[]
  readonly rows: readonly Readonly<Record<string, Cell>>[]
}

/** What containers may hold. */
export type Element =
  | Rule
  | Div
  | ColumnSet
  | Panel
  | Button
  | Input
  | Select
  | MultiSelect
  | DatePicker
  | Checker
  | Chart
/** What stands at the root of the body: forms and tables stand only here (lark-platform.md 4.2). */
export type RootElement = Element | Form | Table

interface TextTag {
  readonly tag: 'text_tag'
  readonly text: PlainText
  readonly color: Colour
}
interface Header {
  readonly title: PlainText
  readonly subtitle?: PlainText
  readonly text_tag_list?: readonly TextTag[]
  readonly template: Template
}
export interface CardJson {
  readonly schema: '2.0'
  readonly config: {
    readonly update_multi: true
    readonly enable_forward: boolean
    readonly width_mode?: 'fill'
    readonly summary: { readonly content: string }
  }
  readonly header: Header
  readonly body: {
    readonly direction: 'vertical'
    readonly vertical_spacing: string
    readonly elements: readonly RootElement[]
  }
}
