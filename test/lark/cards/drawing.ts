import type { CardName, CardParams } from '../../../src/app/cards.ts'
import type { Receiver } from '../../../src/app/outbox.ts'
import type { Database, Store } from '../../../src/app/ports.ts'
import { digestFactsOf } from '../../../src/domain/digest/project.ts'
import type { Instant } from '../../../src/domain/kernel/time.ts'
import { evolveDirectory } from '../../../src/domain/people/directory.ts'
import type { DirectoryEvent } from '../../../src/domain/people/events.ts'
import type { Proposal } from '../../../src/domain/proposal/proposal.ts'
import type { Drawn } from '../../../src/lark/cards/card.ts'
import { presentCard } from '../../../src/lark/cards/index.ts'
import { audienceOf, type CardView, type CommandHelp } from '../../../src/lark/cards/view.ts'
import { commandHelp } from '../../../src/lark/commands/index.ts'
import { type LedgerDatabase, openLedger } from '../../../src/runtime/sqlite.ts'
import { catalogueFor, type Locale } from '../../../src/text/index.ts'
import { calendar, person, WORKS } from '../../domain/fixtures.ts'
import type { Scene } from '../../domain/scene.ts'

/*
 * Cards drawn from scenes without a test around them: the build draws the gallery of the sandbox's page with this.
 */

export const LEADING = 'oc_leading'
export const UNIT = 'oc_unit'
export const UNBOUND = 'oc_unbound'

const BINDINGS: readonly DirectoryEvent[] = [
  { type: 'chatBound', chatId: LEADING, binding: { kind: 'leading' } },
  { type: 'chatBound', chatId: UNIT, binding: { kind: 'unit', organisation: WORKS } },
]

const openMemory = (): LedgerDatabase =>
  openLedger(':memory:', { factsOf: (problem) => digestFactsOf(problem, calendar) })

/** A ledger in memory that holds the scenes' problems with their journals; whoever opens it closes it. */
export const openScenes = (scenes: readonly Scene[], proposals: readonly Proposal[] = []): LedgerDatabase => {
  const database = openMemory()
  database.transact((store) => {
    keepPeople(store, scenes, [])
    for (const scene of scenes) keep(store, scene)
    for (const each of proposals) store.proposals.add(each)
  })
  return database
}

class Undone extends Error {}

/**
 * Looks at one scene after the other in a single ledger, undoing each: to open a ledger takes longer than to draw a
 * card. `further` happens to the directory of each.
 */
export const inTurn = <T extends { readonly scene: Scene; readonly proposals: readonly Proposal[] }, R>(
  turns: readonly T[],
  further: readonly DirectoryEvent[],
  look: (database: Readable, turn: T) => R,
): readonly R[] => {
  const database = openMemory()
  const results: R[] = []
  for (const turn of turns) {
    try {
      database.transact((store) => {
        keepPeople(store, [turn.scene], further)
        keep(store, turn.scene)
        for (const each of turn.proposals) store.proposals.add(each)
        results.push(look({ read: (work) => work(store) }, turn))
        throw new Undone()
      })
    } catch (error) {
      if (!(error instanceof Undone)) throw error
    }
  }
  database.close()
  return results
}

type Readable = Pick<Database, 'read'>

const keepPeople = (store: Store, scenes: readonly Scene[], further: readonly DirectoryEvent[]): void => {
  const [first] = scenes
  if (first !== undefined)
    store.directory.save([...BINDINGS, ...further].reduce(evolveDirectory, first.directory))
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
const viewIn = (store: Store, { to, now, locale = 'zh' }: Look): CardView => {
  const directory = store.directory.load()
  const text = catalogueFor(locale)
  const commands: readonly CommandHelp[] = commandHelp(text)
  return { store, directory, calendar, now, text, commands, ...audienceOf(directory, to) }
}

/** The card as drawn; fails when there is none. */
export const drawnIn = <Name extends CardName>(
  database: Readable,
  look: Look,
  name: Name,
  params: CardParams[Name],
): Drawn => {
  const drawn = database.read((store) => ({ found: presentCard(viewIn(store, look), name, params) })).found
  if (drawn === undefined) throw new Error(`no card ${name}`)
  return drawn
}
