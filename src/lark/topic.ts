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
  proposal: ({ id }, { store }) => {
    const items = new Set(store.proposals.get(id)?.lines.map(({ on }) => on) ?? [])
    const [only] = items
    return items.size === 1 ? (only ?? null) : null
  },
}

const itemWith = <Name extends CardName>(work: Work, name: Name, json: string): ItemCode | null => {
  const item: ((params: CardParams[Name], work: Work) => ItemCode | null) | undefined = ITEM_OF[name]
  const params = parseParams(name, json)
  return item === undefined || params === undefined ? null : item(params, work)
}

const itemOnCard = (work: Work, { card, params }: CardPost): ItemCode | null =>
  isCardName(card) ? itemWith(work, card, params) : null

/** What the talk at a message is about: the item of the card that it is, else what was said there before. */
const itemAt = (work: Work, messageId: string | null): ItemCode | null | undefined => {
  if (messageId === null) return undefined
  const post = work.store.cards.byMessage(messageId)
  if (post !== undefined) return itemOnCard(work, post)
  const known = work.store.topics.get(messageId)
  return known === 'several' ? null : known
}

/** The item whose card or thread a message answers; null: none, or more than one. */
export const topicOf = (work: Work, { parentId, rootId }: InboundMessage): ItemCode | null =>
  itemAt(work, parentId) ?? itemAt(work, rootId) ?? null

const sameProblem = (one: ItemCode, other: ItemCode): ItemCode | 'several' =>
  problemOfItem(one) === problemOfItem(other) ? problemOfItem(one) : 'several'

/** From here on the talk under this message, and in its thread, is about the item. */
export const setTopic = ({ store }: Work, { id, rootId }: InboundMessage, item: ItemCode): void => {
  for (const messageId of new Set([id, rootId ?? id])) {
    const known = store.topics.get(messageId)
    const next =
      known === undefined || known === item ? item : known === 'several' ? known : sameProblem(known, item)
    if (next !== known) store.topics.set(messageId, next)
  }
}
