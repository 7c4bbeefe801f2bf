import { isObject, type Json, objects } from '../platform/json.ts'

/** What stands in a card and the path the platform knows it by. */
export interface Body {
  readonly box: Json
  readonly path: string
}

/** The body of a 2.0 card, or the elements of a 1.0 card as if they were one; undefined if there is neither. */
export function bodyOf(card: Json, language: string): Body | undefined {
  if (isObject(card.body)) return { box: card.body, path: 'body.elements' }
  const translated = isObject(card.i18n_elements) ? card.i18n_elements[language] : undefined
  const elements = Array.isArray(translated) ? translated : card.elements
  if (!Array.isArray(elements)) return undefined
  return { box: { elements: objects(elements), vertical_spacing: '12px' }, path: 'elements' }
}
