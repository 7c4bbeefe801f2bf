import type { CardPost } from '../app/card-posts.ts'
import type { CardName, CardParams } from '../app/cards.ts'
import type { Work } from '../app/context.ts'
import { type ItemCode, problemOfItem } from '../domain/kernel/codes.ts'
import { isCardName, parseParams } from './cards/params.ts'
import type { InboundMessage } from './inbound/event.ts'

type ItemOf = {
  readonly [Name in CardName]?: (params: CardParams[Name], work: Work) => ItemCode | null
}

/** The one item that a card is about; cards of several items or of none are not listed. */
const ITEM_OF: ItemOf = {
  problem: ({ code }) => code,
  taskAcceptance: ({ task }) => task,
  closeOutForm: ({ code }) => code,
  review: ({ code }) => code,
  extension: ({ code }) => code,
  taskExtension: ({ task }) => task,
  nameReviewer: ({ code }) => code,
  reopenForm: ({ code }) => code,
  longTermForm: ({ code }) => code,
  evidence: ({ on }) => on,
  chase: ({ on }) => on,
  proposal: ({ id }, { store }) => itemOfAll(store.proposals.get(id)?.lines.map(({ on }) => on) ?? []),
}

const sameProblem = (one: ItemCode, other: ItemCode): ItemCode | 'several' =>
  problemOfItem(one) === problemOfItem(other) ? problemOfItem(one) : 'several'

/** The one item of all, else the problem that they share; null where one is not named. */
const itemOfAll = (items: readonly (ItemCode | null)[]): ItemCode | null => {
  const [first = null, ...others] = [...new Set(items)]
  let shared = first
  for (const other of others) {
    const both = shared === null || other === null ? 'several' : sameProblem(shared, other)
    shared = both === 'several' ? null : both
  }
  return shared
}

const itemWith = <Name extends CardName>(work: Work, name: Name, json: string): ItemCode | null => {
  const item: ((params: CardParams[Name], work: Work) => ItemCode | null) | undefined = ITEM_OF[name]
  const params = parseParams(name, json)
  return item === undefined || params === undefined ? null : item(params, work)
}

const itemOnCard = (work: Work, { card, params }: CardPost): ItemCode | null =>
  isCardName(card) ? itemWith(work, card, params) : null

/**
 * What the talk at a message is about: the item of the card that it is, else what was said there before; null: none or
 * several, undefined: nothing is known.
 */
const itemAt = (work: Work, messageId: string | null): ItemCode | null | undefined => {
  if (messageId === null) return undefined
  const post = work.store.cards.byMessage(messageId)
  if (post !== undefined) return itemOnCard(work, post)
  const known = work.store.topics.get(messageId)
  return known === 'several' ? null : known
}

/** The item whose card a message answers, else that of its thread; null: none, or more than one. */
export const topicOf = (work: Work, { parentId, rootId }: InboundMessage): ItemCode | null => {
  const answered = itemAt(work, parentId)
  return answered === undefined ? (itemAt(work, rootId) ?? null) : answered
}

/** From here on the talk under this message, and in its thread, is about the item. */
export const setTopic = ({ store }: Work, { id, rootId }: InboundMessage, item: ItemCode): void => {
  for (const messageId of new Set([id, rootId ?? id])) {
    const known = store.topics.get(messageId)
    const next =
      known === undefined || known === item ? item : known === 'several' ? known : sameProblem(known, item)
    if (next !== known) store.topics.set(messageId, next)
  }
}
