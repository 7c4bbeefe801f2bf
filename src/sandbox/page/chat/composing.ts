import { signal } from '@preact/signals'
import type { Message } from '../platform/shapes.ts'
import { me } from '../session.ts'

/** What the next words are for: an answer to a message, or the new words of an own one. */
export interface Aim {
  readonly kind: 'reply' | 'edit'
  readonly message: Message
}

/** What is written but not sent: `chat`, or `chat/thread` in the thread's panel; for the person in the seat. */
const PREFIX = 'draft'
const aims = signal<Readonly<Record<string, Aim>>>({})
const drafts = signal<Readonly<Record<string, string>>>({})
const edited = signal('')

const keyOf = (place: string): string => `${PREFIX} ${me.value} ${place}`

export function aimIn(place: string): Aim | undefined {
  return aims.value[keyOf(place)]
}

export function aimAt(place: string, aim: Aim | undefined): void {
  const { [keyOf(place)]: _before, ...others } = aims.value
  aims.value = aim === undefined ? others : { ...others, [keyOf(place)]: aim }
}

export function draftIn(place: string): string {
  if (isEdit(place)) return edited.value
  return drafts.value[keyOf(place)] ?? localStorage.getItem(keyOf(place)) ?? ''
}

/** While a message is edited its words are kept apart, and the draft waits. */
export function keepDraft(place: string, text: string): void {
  if (isEdit(place)) {
    edited.value = text
    return
  }
  drafts.value = { ...drafts.value, [keyOf(place)]: text }
  if (text === '') localStorage.removeItem(keyOf(place))
  else localStorage.setItem(keyOf(place), text)
}

const isEdit = (place: string): boolean => aimIn(place)?.kind === 'edit'

/** Counts the wishes that the composer of a place take the keyboard. */
export const wanted = signal<{ readonly place: string; readonly count: number }>({ place: '', count: 0 })

export function focusComposer(place: string): void {
  wanted.value = { place, count: wanted.value.count + 1 }
}
