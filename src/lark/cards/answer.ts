/** What a person sees at once after a click. `content` is data: clients show it as it is. */
export interface Toast {
  readonly type: 'info' | 'success' | 'error' | 'warning'
  readonly content: string
}

/** The synchronous answer to a card callback (lark-platform.md 1.7); `{}` = nothing happens. */
export interface ClickAnswer {
  readonly toast?: Toast
  readonly card?: { readonly type: 'raw'; readonly data: object }
}

const isCard = (card: unknown): card is object => typeof card === 'object' && card !== null

/** A toast if there is something to say, and the card in place of the one clicked when one is given. */
export const clickAnswer = (given: { readonly toast?: Toast; readonly card?: unknown }): ClickAnswer => ({
  ...(given.toast === undefined ? {} : { toast: given.toast }),
  ...(isCard(given.card) ? { card: { type: 'raw', data: given.card } } : {}),
})
