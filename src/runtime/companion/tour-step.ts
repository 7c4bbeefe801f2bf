/** One step of the tour, as the page's tour plays it; words in the page's language, deeds in the bot's. */
export interface Step {
  readonly title: string
  readonly text: string
  /** What came of it. */
  readonly done: string
  /** From the first to do to the last: the page points at the last one that is there. */
  readonly spots: readonly Spot[]
  /** What does the whole step in the visitor's place. */
  readonly deeds: readonly Deed[]
  /** Any of them ends the step; none: there is nothing to wait for. */
  readonly signs: readonly Sign[]
}

/** A place on the page, there only while this person sits, this chat is open, and the clock has come so far. */
export interface Spot {
  readonly at: 'seat' | 'chat' | 'composer' | 'button' | 'clock'
  readonly hint: string
  readonly person?: string
  /** There only while this person does not sit. */
  readonly unless?: string
  readonly chat?: string
  /** Written into the composer, or standing on the button. */
  readonly words?: string
  /** Of the clock: which of its ways ahead, `nudge` or `friday`. */
  readonly goal?: string
  /** Of a button: its whole card is to be read and filled in. */
  readonly whole?: boolean
  /** A chat only once something new and unread has come since the step began. */
  readonly fresh?: boolean
  /** UTC ms. */
  readonly after?: number
}

export type Deed =
  | { readonly do: 'sit'; readonly person: string; readonly chat: string }
  | { readonly do: 'say'; readonly by: string; readonly chat: string; readonly text: string }
  | {
      /** Presses a button of the newest card that has it, as whoever sits. */
      readonly do: 'press'
      readonly chat: string
      readonly button: string
      /** Ticks every box of the form before. */
      readonly tick?: boolean
      /** Said first where no such card is in the chat yet. */
      readonly otherwise?: string
    }
  | { readonly do: 'clock'; readonly to: number }

export type Sign =
  | { readonly sign: 'seated'; readonly person: string }
  | { readonly sign: 'said'; readonly by: string; readonly chat: string; readonly words: string }
  | {
      readonly sign: 'pressed'
      readonly by: string
      readonly chat: string
      /** Name of the component. */
      readonly name?: string
      /** Kind of the toast that answered. */
      readonly answer: 'success' | 'error'
      /** UTC ms. */
      readonly after?: number
    }
  | { readonly sign: 'clock'; readonly at: number }
