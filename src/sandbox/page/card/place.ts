import type { Signal } from '@preact/signals'
import { type ComponentChild, createContext } from 'preact'
import { useContext } from 'preact/hooks'
import { failed } from '../parts/toasts.tsx'
import { isObject, type Json } from '../platform/json.ts'
import type { CardHands } from './hands.ts'

/** What every component of one card has in common. */
export interface Place {
  readonly hands: CardHands
  /** Draws the component that stands at `path`. */
  readonly draw: (component: Json, path: string) => ComponentChild
  /** The platform's code of the language that is shown, '' for the card's own. */
  readonly language: string
  /** The card's own colours and text sizes. */
  readonly colours: Json
  readonly sizes: Json
  /** Path of the component whose use the app has yet to answer, '' if none. */
  readonly busy: Signal<string>
  /** The question that is asked before a component acts. */
  readonly asked: Signal<Question | undefined>
  /** Width of the card at the phone's size. */
  readonly narrow: boolean
}

export interface Question {
  readonly confirm: Json
  readonly answer: (yes: boolean) => void
}

export const PlaceContext = createContext<Place | undefined>(undefined)

export function usePlace(): Place {
  const place = useContext(PlaceContext)
  if (place === undefined) throw new Error('a component stands outside a card')
  return place
}

type Act = (component: Json, path: string, entry: Json, after?: (used: boolean) => void) => void

/**
 * Uses the component at `path` after its confirmation; one use at a time for the whole card. `after` hears when it was
 * answered, or with false that it was not used.
 */
export function useAct(): Act {
  const place = usePlace()
  return (component, path, entry, after = () => undefined) => {
    act(place, component, path, entry).then(after, failed)
  }
}

async function act(place: Place, component: Json, path: string, entry: Json): Promise<boolean> {
  if (place.busy.value !== '') return false
  if (!(await confirmed(place, component))) return false
  place.busy.value = path
  const told = await place.hands.use(path, entry).then(
    () => true,
    (error: unknown) => {
      failed(error)
      return false
    },
  )
  place.busy.value = ''
  return told
}

function confirmed(place: Place, component: Json): Promise<boolean> {
  const { confirm } = component
  if (!isObject(confirm)) return Promise.resolve(true)
  return new Promise((resolve) => {
    const answer = (yes: boolean): void => {
      place.asked.value = undefined
      resolve(yes)
    }
    place.asked.value = { confirm, answer }
  })
}
