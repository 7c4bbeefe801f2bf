import { asArray, asObject, asText, type Json } from '../json.ts'

/** A component and where it stands. */
export interface Placed {
  readonly component: Json
  readonly tag: string
  readonly path: string
  /** The form around it. */
  readonly form: Json | undefined
  /** How many containers are around it. */
  readonly depth: number
}

const CHILD_LISTS = ['elements', 'columns', 'actions'] as const

/** All components of a card in reading order. */
export function* components(card: Json): Generator<Placed> {
  const body = asObject(card.body)
  if (body !== undefined) yield* inside(asArray(body.elements), 'body.elements', undefined, 0)
  else yield* inside(asArray(card.elements), 'elements', undefined, 0)
}

function* inside(list: unknown[], path: string, form: Json | undefined, depth: number): Generator<Placed> {
  for (const [index, item] of list.entries()) yield* placed(item, `${path}[${index}]`, form, depth)
}

function* placed(item: unknown, path: string, form: Json | undefined, depth: number): Generator<Placed> {
  const component = asObject(item)
  if (component === undefined) return
  const tag = asText(component.tag) ?? ''
  yield { component, tag, path, form, depth }
  const around = tag === 'form' ? component : form
  for (const key of CHILD_LISTS) {
    if (tag !== 'table') yield* inside(asArray(component[key]), `${path}.${key}`, around, depth + 1)
  }
  // Beside the text of a 1.0 card.
  yield* placed(component.extra, `${path}.extra`, around, depth + 1)
  const buttons = asArray(asObject(component.button_area)?.buttons)
  yield* inside(buttons, `${path}.button_area.buttons`, around, depth + 1)
}
