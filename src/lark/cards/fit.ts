import type { CardJson } from './build/types.ts'

/**
 * Limits of a card (lark-platform.md 4.2), with a margin: 30 KB of JSON, and 200 elements of which a third party
 * measured 180 to pass.
 */
const MAX_BYTES = 29_000
const MAX_ELEMENTS = 180

const encoder = new TextEncoder()

/** UTF-8 bytes of the card as it is sent. */
export const bytesOf = (card: CardJson): number => encoder.encode(JSON.stringify(card)).length

/** Everything with a tag counts as an element, nested texts too; rows of tables and charts do not. */
export const elementsOf = (value: unknown): number => {
  if (Array.isArray(value)) return value.reduce<number>((sum, each) => sum + elementsOf(each), 0)
  if (typeof value !== 'object' || value === null) return 0
  let count = 'tag' in value ? 1 : 0
  for (const [key, member] of Object.entries(value)) {
    if (key !== 'rows' && key !== 'chart_spec' && key !== 'behaviors') count += elementsOf(member)
  }
  return count
}

const fits = (card: CardJson): boolean =>
  bytesOf(card) <= MAX_BYTES && elementsOf(card.body) + elementsOf(card.header) <= MAX_ELEMENTS

/** How much of long texts and lists is shown. */
export interface Detail {
  /** Characters of a text of several sentences. */
  readonly text: number
  /** Characters of a text in a table or list. */
  readonly cell: number
  /** Entries of a list. */
  readonly entries: number
  /** Entries that have a block of their own. */
  readonly blocks: number
}

const DETAILS: readonly Detail[] = [
  { text: 1000, cell: 120, entries: 80, blocks: 8 },
  { text: 500, cell: 80, entries: 80, blocks: 5 },
  { text: 300, cell: 40, entries: 60, blocks: 3 },
  { text: 200, cell: 30, entries: 40, blocks: 2 },
  { text: 120, cell: 20, entries: 20, blocks: 0 },
  { text: 80, cell: 15, entries: 10, blocks: 0 },
]

/** The card with as much detail as the platform's limits allow; the least detailed when none fits. */
export const fitted = (draw: (detail: Detail) => CardJson): CardJson => {
  let last: CardJson | undefined
  for (const detail of DETAILS) {
    const card = draw(detail)
    if (fits(card)) return card
    last = card
  }
  if (last === undefined) throw new Error('a card without a level of detail')
  return last
}
