import { isObject, type Json, text } from '../platform/json.ts'

type Kind = 'string' | 'list' | 'object'

/** What a component cannot be drawn without, by tag (lark-platform.md 4.3). */
const NEEDED: Readonly<Record<string, Readonly<Record<string, Kind>>>> = {
  action: { actions: 'list' },
  chart: { chart_spec: 'object' },
  collapsible_panel: { header: 'object' },
  column_set: { columns: 'list' },
  form: { elements: 'list' },
  img: { img_key: 'string' },
  img_combination: { img_list: 'list' },
  interactive_container: { elements: 'list' },
  markdown: { content: 'string' },
  multi_select_static: { options: 'list' },
  overflow: { options: 'list' },
  person: { user_id: 'string' },
  person_list: { persons: 'list' },
  select_img: { options: 'list' },
  select_static: { options: 'list' },
  table: { columns: 'list', rows: 'list' },
}
const FITS: Readonly<Record<Kind, (value: unknown) => boolean>> = {
  string: (value) => typeof value === 'string',
  list: (value) => Array.isArray(value),
  object: isObject,
}

/** Something a component needs that is not there or of another kind. */
export interface Flaw {
  readonly property: string
  readonly kind: Kind
}

/** The first flaw that keeps a component from being drawn, undefined if there is none. */
export function flawOf(component: Json): Flaw | undefined {
  const tag = text(component.tag)
  const needed = Object.hasOwn(NEEDED, tag) ? (NEEDED[tag] ?? {}) : {}
  const flaws = Object.entries(needed).map(([property, kind]): Flaw => ({ property, kind }))
  return flaws.find(({ property, kind }) => !FITS[kind](component[property]))
}
