import { onTestFinished } from 'vitest'
import type { Database } from '../../../src/app/ports.ts'
import type { Proposal } from '../../../src/domain/proposal/proposal.ts'
import type { Drawn } from '../../../src/lark/cards/card.ts'
import { bytesOf, elementsOf } from '../../../src/lark/cards/fit.ts'
import { cardTexts } from '../../../src/sandbox/card/texts.ts'
import { validateCard } from '../../../src/sandbox/card/validate.ts'
import type { Scene } from '../../domain/scene.ts'
import { openScenes } from './drawing.ts'

export { drawnIn, LEADING, UNBOUND, UNIT } from './drawing.ts'

/** A ledger in memory that holds the scenes' problems with their journals, until the test has finished. */
export const ledgerOf = (...scenes: readonly Scene[]): Database => ledgerWith([], ...scenes)

/** The same with what waits for confirmation. */
export const ledgerWith = (proposals: readonly Proposal[], ...scenes: readonly Scene[]): Database => {
  const database = openScenes(scenes, proposals)
  onTestFinished(() => database.close())
  return database
}

/** What the platform would object to, beside the limits that a card must keep (lark-platform.md 4.2). */
export const objections = (drawn: Drawn): readonly string[] => {
  const card: Record<string, unknown> = JSON.parse(JSON.stringify(drawn.card))
  const found = validateCard(card).map(({ path, message }) => `${path}: ${message}`)
  const bytes = bytesOf(drawn.card)
  const elements = elementsOf(drawn.card.body) + elementsOf(drawn.card.header)
  if (bytes > 30_000) found.push(`${bytes} bytes`)
  if (elements > 180) found.push(`${elements} elements`)
  return found
}

/** All words on the card. */
export const wordsOf = (drawn: Drawn): string => cardTexts(JSON.parse(JSON.stringify(drawn.card))).join('\n')

type Json = { readonly [key: string]: unknown }
const isJson = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Every object of the card, at any depth. */
export function* objectsOf(value: unknown): Generator<Json> {
  if (Array.isArray(value)) for (const each of value) yield* objectsOf(each)
  else if (isJson(value)) {
    yield value
    for (const member of Object.values(value)) yield* objectsOf(member)
  }
}

export const buttonsOf = (drawn: Drawn): readonly Json[] =>
  [...objectsOf(drawn.card)].filter(({ tag }) => tag === 'button')

/** Values of all callbacks on the card. */
export const valuesOf = (drawn: Drawn): readonly unknown[] =>
  [...objectsOf(drawn.card)].filter(({ type }) => type === 'callback').map(({ value }) => value)
