import type { CardName, CardParams } from '../../app/cards.ts'
import type { CardJson } from './build/types.ts'
import type { CardView } from './view.ts'

/** A card as it stands: `settled` = its matter is over, it has no buttons and is not updated any more. */
export interface Drawn {
  readonly card: CardJson
  readonly settled: boolean
}

/** One kind of card: its present look, or undefined when there is nothing to show. */
export interface Card<Name extends CardName> {
  readonly name: Name
  readonly present: (view: CardView, params: CardParams[Name]) => Drawn | undefined
}

/** A card as a pure function of the ledger's state: what it needs, and how that looks; pending and settled alike. */
export const defineCard = <Name extends CardName, State>(definition: {
  readonly name: Name
  readonly load: (view: CardView, params: CardParams[Name]) => State | undefined
  readonly draw: (state: State, view: CardView) => Drawn
}): Card<Name> => ({
  name: definition.name,
  present: (view, params) => {
    const state = definition.load(view, params)
    return state === undefined ? undefined : definition.draw(state, view)
  },
})
