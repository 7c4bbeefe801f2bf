import type { Json } from '../platform/json.ts'

/** Words of the gallery itself; what stands on a card is in the card. */
export interface Both {
  readonly zh: string
  readonly en: string
}

export interface Example {
  readonly title: Both
  readonly card: Json
  /** The code with which the platform refuses the card; undefined: it takes it. */
  readonly refused?: number
}

/** Examples of one component or of one matter. */
export interface Section {
  /** The component's tag, or a name for the matter; part of the address. */
  readonly id: string
  readonly title: Both
  readonly examples: readonly Example[]
}

export const example = (zh: string, en: string, card: Json): Example => ({ title: { zh, en }, card })

export const section = (id: string, zh: string, en: string, ...examples: readonly Example[]): Section => ({
  id,
  title: { zh, en },
  examples,
})
