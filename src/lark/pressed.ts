import type { CardPost } from '../app/card-posts.ts'
import type { Acting } from '../app/context.ts'
import type { Catalogue } from '../text/index.ts'
import type { CardAction } from './cards/action.ts'
import type { InboundClick } from './inbound/event.ts'

/** One press of a button: who pressed, on which card, with what filled in. */
export interface Pressed {
  readonly acting: Acting
  readonly click: InboundClick
  readonly post: CardPost
  readonly text: Catalogue
}

/** What each button does; returns the toast, or null when the card itself says it. */
export type Handlers<Do extends CardAction['do'] = CardAction['do']> = {
  readonly [D in Do]: (pressed: Pressed, action: Extract<CardAction, { do: D }>) => string | null
}
