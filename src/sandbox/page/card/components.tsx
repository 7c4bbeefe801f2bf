import type { ComponentType } from 'preact'
import { type Json, text } from '../platform/json.ts'
import { Boundary, Broken } from './boundary.tsx'
import { Button } from './button.tsx'
import { Chart } from './chart/chart.tsx'
import { Column, ColumnSet } from './container/columns.tsx'
import { Form } from './container/form.tsx'
import { Panel } from './container/panel.tsx'
import { Pressable } from './container/pressable.tsx'
import { Audio } from './display/audio.tsx'
import { Image, ImageCombination } from './display/image.tsx'
import { OnePerson, PersonList } from './display/people.tsx'
import { Line, RichText } from './display/plain.tsx'
import { Checker } from './field/checker.tsx'
import { DateEntry } from './field/date-entry.tsx'
import { Overflow } from './field/overflow.tsx'
import { PictureSelect } from './field/pictures.tsx'
import { SelectOne, SelectSeveral } from './field/select.tsx'
import { TextEntry } from './field/text-entry.tsx'
import { edges } from './look/spacing.ts'
import { Action, BareText, Div, Note } from './old-components.tsx'
import { flawOf } from './outline.ts'
import { Table } from './table/table.tsx'
import { cardWords } from './words.ts'

interface Drawn {
  readonly component: Json
  readonly path: string
}

/** How each component is drawn, by tag (lark-platform.md 4.3). */
const COMPONENTS: Readonly<Record<string, ComponentType<Drawn>>> = {
  action: Action,
  audio: Audio,
  button: Button,
  chart: Chart,
  checker: Checker,
  collapsible_panel: Panel,
  column: Column,
  column_set: ColumnSet,
  date_picker: DateEntry,
  div: Div,
  form: Form,
  hr: Line,
  img: Image,
  img_combination: ImageCombination,
  input: TextEntry,
  interactive_container: Pressable,
  lark_md: BareText,
  markdown: RichText,
  multi_select_person: SelectSeveral,
  multi_select_static: SelectSeveral,
  note: Note,
  overflow: Overflow,
  person: OnePerson,
  person_list: PersonList,
  picker_datetime: DateEntry,
  picker_time: DateEntry,
  plain_text: BareText,
  select_img: PictureSelect,
  select_person: SelectOne,
  select_static: SelectOne,
  table: Table,
}

/** Components that version 2.0 has no more (lark-platform.md 4.3). */
const REMOVED: ReadonlySet<string> = new Set(['action', 'note'])

/** Draws one component; what the client does not know is a line that says so. */
export function drawComponent(component: Json, path: string) {
  const tag = text(component.tag)
  const known = Object.hasOwn(COMPONENTS, tag) && !(path.startsWith('body.') && REMOVED.has(tag))
  const Component = known ? COMPONENTS[tag] : undefined
  const key = `${path} ${tag}`
  if (Component === undefined) {
    return (
      <p key={key} class="card-unsupported" title={tag}>
        {cardWords().upgrade}
      </p>
    )
  }
  if (tag === 'column') return <Component key={key} component={component} path={path} />
  const flaw = reasonOf(component)
  const fill = component.width === 'fill' ? 'card-item-fill' : ''
  const margin = edges(component.margin)
  // A negative margin takes a component beyond the padding of what holds it.
  const maxWidth = margin?.includes('-') === true ? 'none' : undefined
  return (
    <div key={key} class={`card-item card-item-${tag} ${fill}`} style={{ margin, maxWidth }}>
      <Boundary>
        {flaw === undefined ? <Component component={component} path={path} /> : <Broken reason={flaw} />}
      </Boundary>
    </div>
  )
}

function reasonOf(component: Json): string | undefined {
  const flaw = flawOf(component)
  const words = cardWords()
  return flaw === undefined ? undefined : words.flaw(flaw.property, words.kinds[flaw.kind])
}
