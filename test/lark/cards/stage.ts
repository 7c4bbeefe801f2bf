import { onTestFinished } from 'vitest'
import type { CardName, CardParams } from '../../../src/app/cards.ts'
import type { Receiver } from '../../../src/app/outbox.ts'
import type { Database, Store } from '../../../src/app/ports.ts'
import { digestFactsOf } from '../../../src/domain/digest/project.ts'
import type { Instant } from '../../../src/domain/kernel/time.ts'
import { evolveDirectory } from '../../../src/domain/people/directory.ts'
import type { DirectoryEvent } from '../../../src/domain/people/events.ts'
import type { Drawn } from '../../../src/lark/cards/card.ts'
import { bytesOf, elementsOf } from '../../../src/lark/cards/fit.ts'
import { presentCard } from '../../../src/lark/cards/index.ts'
import { audienceOf, type CardView, type CommandHelp } from '../../../src/lark/cards/view.ts'
import { commandHelp } from '../../../src/lark/commands/index.ts'
import { openLedger } from '../../../src/runtime/sqlite.ts'
import { cardTexts } from '../../../src/sandbox/card/texts.ts'
import { validateCard } from '../../../src/sandbox/card/validate.ts'
import { catalogueFor, type Locale } from '../../../src/text/index.ts'
import { calendar, person, WORKS } from '../../domain/fixtures.ts'
import type { Scene } from '../../domain/scene.ts'

export const LEADING = 'oc_leading'
export const UNIT = 'oc_unit'
export const UNBOUND = 'oc_unbound'

const BINDINGS: readonly DirectoryEvent[] = [
  { type: 'chatBound', chatId: LEADING, binding: { kind: 'leading' } },
  { type: 'chatBound', chatId: UNIT, binding: { kind: 'unit', organisation: WORKS } },
]

/** A ledger in memory that holds the scenes' problems with their journals. */
export const ledgerOf = (...scenes: readonly Scene[]): Database => {
  const database = openLedger(':memory:', { factsOf: (problem) => digestFactsOf(problem, calendar) })
  onTestFinished(() => database.close())
  database.transact((store) => {
    const [first] = scenes
    if (first !== undefined) store.directory.save(BINDINGS.reduce(evolveDirectory, first.directory))
    for (const scene of scenes) keep(store, scene)
  })
  return database
}

const keep = (store: Store, { problem, events, now }: Scene): void => {
  store.problems.save(problem, 0, null)
  store.journal.append(
    problem.code,
    events.map(({ event, by, onBehalfOf }) => ({
      event,
      stamp: { at: now, by: person(by), onBehalfOf: onBehalfOf === null ? null : person(onBehalfOf) },
    })),
    { kind: 'cli', id: 'test' },
    now,
  )
}

export interface Look {
  readonly to: Receiver
  readonly now: Instant
  readonly locale?: Locale
}

/** The view of somebody who looks at a card in a place. */
export const viewIn = (store: Store, { to, now, locale = 'zh' }: Look): CardView => {
  const directory = store.directory.load()
  const text = catalogueFor(locale)
  const commands: readonly CommandHelp[] = commandHelp(text)
  return { store, directory, calendar, now, text, commands, ...audienceOf(directory, to) }
}

/** The card as drawn; fails when there is none. */
export const drawnIn = <Name extends CardName>(
  database: Database,
  look: Look,
  name: Name,
  params: CardParams[Name],
): Drawn => {
  const drawn = database.read((store) => ({ found: presentCard(viewIn(store, look), name, params) })).found
  if (drawn === undefined) throw new Error(`no card ${name}`)
  return drawn
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
