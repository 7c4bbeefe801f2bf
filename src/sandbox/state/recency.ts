import { newId } from '../ids.ts'
import type { Change, Store } from './store.ts'

const ABOUT_MESSAGES = new Set(['message', 'reaction', 'urgent'])

/** Which messages changed when, so that a client fetches only those. Forgotten with the process and by a reset. */
export class Recency {
  #epoch = newId('')
  #count = 0
  readonly #changes = new Map<string, number>()

  constructor(store: Store) {
    store.onChange((change) => this.#hear(change))
  }

  /** The state of things now, to be handed back to `since`. */
  mark(): string {
    return `${this.#epoch}.${this.#count}`
  }

  /** Tells of a message whether it, its reactions or urgencies changed after `mark`; undefined for a mark of other times. */
  since(mark: string): ((messageId: string) => boolean) | undefined {
    const [epoch, count] = mark.split('.')
    if (epoch !== this.#epoch) return undefined
    return (messageId) => (this.#changes.get(messageId) ?? 0) > Number(count)
  }

  #hear({ kind, row }: Change): void {
    if (kind === 'reset') {
      this.#epoch = newId('')
      this.#changes.clear()
    }
    if (!ABOUT_MESSAGES.has(kind) || typeof row !== 'object' || row === null || !('messageId' in row)) return
    this.#count += 1
    this.#changes.set(String(row.messageId), this.#count)
  }
}
