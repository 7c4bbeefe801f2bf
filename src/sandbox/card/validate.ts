import { asArray, asObject, asText, type Json } from '../json.ts'
import { containers } from './containers.ts'
import { controls } from './controls.ts'
import { type ComponentRule, displays } from './displays.ts'
import { elementId, margin } from './parts.ts'
import {
  type CardProblem,
  type Context,
  checkFields,
  type Fields,
  MALFORMED,
  oneOf,
  REMOVED_TAG,
  report,
} from './rules.ts'
import { shell } from './shell.ts'
import { checkStructure } from './structure.ts'

export type { CardProblem } from './rules.ts'

/** What of the tenant a card may refer to; absent: everything exists. */
export interface CardWorld {
  readonly userExists?: (id: string) => boolean
  readonly imageExists?: (key: string) => boolean
}

/** Every component by its tag. */
export const TAGS: Readonly<Record<string, ComponentRule>> = { ...displays, ...controls, ...containers }
const NO_LONGER = 'cards of schema V2 no longer support this capability; unsupported tag'
const REMOVED = new Set(['note', 'action', 'repeat'])
/** Properties that go with all of them. */
export const SHARED: Fields = { element_id: elementId, margin }

/**
 * Everything that is wrong with a card, strictest reading of lark-platform.md 4. A card without `schema` is a
 * 1.0 card, of which only the outline is checked (unknown properties are ignored there, 4.6).
 */
export function validateCard(card: Json, world: CardWorld = {}): CardProblem[] {
  const context: Context = {
    problems: [],
    textSizes: new Set(Object.keys(asObject(asObject(asObject(card.config)?.style)?.text_size) ?? {})),
    userExists: world.userExists ?? (() => true),
    imageExists: world.imageExists ?? (() => true),
  }
  if (card.schema === undefined || card.schema === '1.0') checkOldCard(card, context)
  else checkNewCard(card, context)
  return context.problems
}

function checkNewCard(card: Json, context: Context): void {
  checkFields(card, shell, ['schema'], '', context)
  checkElements(asObject(card.body)?.elements, 'body.elements', context)
  checkStructure(card, context)
}

function checkElements(value: unknown, path: string, context: Context, only?: string): void {
  if (value === undefined) return
  if (!Array.isArray(value)) report(context, path, 'must be a list of components')
  for (const [index, item] of asArray(value).entries())
    checkComponent(item, `${path}[${index}]`, context, only)
}

function checkComponent(value: unknown, path: string, context: Context, only: string | undefined): void {
  const component = asObject(value) ?? {}
  const tag = asText(component.tag) ?? ''
  const rule = ruleFor(tag, only)
  if (rule === undefined) {
    const [hint, code] = REMOVED.has(tag) ? [NO_LONGER, REMOVED_TAG] : ['not support tag', MALFORMED]
    report(context, path, `${hint}: ${tag}`, code)
    return
  }
  checkFields(component, { tag: oneOf(tag), ...SHARED, ...rule.fields }, rule.required, path, context)
  rule.also?.(component, path, context)
  checkElements(component.elements, `${path}.elements`, context)
  if (tag === 'column_set') checkElements(component.columns, `${path}.columns`, context, 'column')
  const buttons = asObject(component.button_area)?.buttons
  checkElements(buttons, `${path}.button_area.buttons`, context, 'button')
}

/** Columns stand only in column sets, and those hold nothing else. */
function ruleFor(tag: string, only: string | undefined): ComponentRule | undefined {
  const misplaced = only === undefined ? tag === 'column' : tag !== only
  return misplaced || !Object.hasOwn(TAGS, tag) ? undefined : TAGS[tag]
}

function checkOldCard(card: Json, context: Context): void {
  if (card.body !== undefined) report(context, 'schema', 'body needs schema 2.0')
  const lists = [card.elements, ...Object.values(asObject(card.i18n_elements) ?? {})].filter(
    (each) => each !== undefined,
  )
  for (const each of lists) if (!Array.isArray(each)) report(context, 'elements', 'must be a list')
  for (const element of asArray(card.elements)) {
    if (asText(asObject(element)?.tag) === undefined) report(context, 'elements', 'an element needs a tag')
  }
}
