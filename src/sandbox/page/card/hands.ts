import type { Json } from '../platform/json.ts'

/** What can be done with a drawn card. */
export interface CardHands {
  /**
   * Uses the component at `path` of the card (`body.elements[0].columns[1]`…) and opens the link that may come with the
   * answer; resolves when it was answered.
   */
  readonly use: (path: string, entry: Json) => Promise<void>
  /** The name for an open_id. */
  readonly nameOf: (id: string) => string
  /** Who may be chosen in person pickers without options: the chat's members. */
  readonly members: readonly { readonly openId: string; readonly name: string }[]
  /** Where the picture with this key is. */
  readonly pictureOf: (key: string) => string
  /** The reader's time zone for dates in the card; the browser's unless told. */
  readonly timeZone?: string
  /** The platform's time, UTC ms; the browser's unless told. */
  readonly now?: () => number
}
