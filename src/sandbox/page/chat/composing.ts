import { signal } from '@preact/signals'
import { forget, keep, kept } from '../parts/kept.ts'
import type { Message } from '../platform/shapes.ts'
import { me } from '../session.ts'

/** What the next words are for: an answer to a message, or the new words of an own one. */
export interface Aim {
  readonly kind: 'reply' | 'edit'
  readonly message: Message
}

type ByPlace<T> = Readonly<Record<string, T>>

const aims = signal<ByPlace<Aim>>({})
/** What is written but not sent. */
const drafts = signal<ByPlace<string>>({})
/** The words of messages that are being edited; meanwhile the draft waits. */
const edits = signal<ByPlace<string>>({})
/** By message, the new words that could not be saved while their writer had gone on to something else. */
const unsaved = new Map<string, string>()

/**
 * A place is a `chat`, or `chat/message` in the panel of that message's thread. Everybody writes apart: `by` is the
 * person in the seat unless told, such as by what goes on after the seat has changed.
 */
const keyOf = (place: string, by: string): string => `draft ${by} ${place}`

export function aimIn(place: string, by = me.value): Aim | undefined {
  return aims.value[keyOf(place, by)]
}

export function aimAt(place: string, aim: Aim | undefined, by = me.value): void {
  const { [keyOf(place, by)]: _before, ...others } = aims.value
  aims.value = aim === undefined ? others : { ...others, [keyOf(place, by)]: aim }
}

export function draftIn(place: string, by = me.value): string {
  const key = keyOf(place, by)
  return isEdit(place, by) ? (edits.value[key] ?? '') : waitingAt(key)
}

/** Keeps what is written, the words of an edited message apart from the draft; a draft stays through a reload. */
export function keepDraft(place: string, text: string, by = me.value): void {
  const key = keyOf(place, by)
  if (isEdit(place, by)) {
    edits.value = { ...edits.value, [key]: text }
    return
  }
  waitAt(key, text)
}

/** Changes what waits to be sent, also while a message is edited. */
export function changeDraft(place: string, by: string, change: (draft: string) => string): void {
  const key = keyOf(place, by)
  waitAt(key, change(waitingAt(key)))
}

/** Turns to an own message, with the words that could not be saved or else with `text`. */
export function edit(place: string, message: Message, text: string, by = me.value): void {
  aimAt(place, { kind: 'edit', message }, by)
  keepDraft(place, unsaved.get(message.messageId) ?? text, by)
  unsaved.delete(message.messageId)
}

/** Keeps new words of a message until it is edited again; undefined for none. */
export function keepUnsaved({ messageId }: Message, text: string | undefined): void {
  if (text === undefined) unsaved.delete(messageId)
  else unsaved.set(messageId, text)
}

const waitingAt = (key: string): string => drafts.value[key] ?? kept(key) ?? ''

function waitAt(key: string, text: string): void {
  drafts.value = { ...drafts.value, [key]: text }
  if (text === '') forget(key)
  else keep(key, text)
}

const isEdit = (place: string, by: string): boolean => aimIn(place, by)?.kind === 'edit'

/** Counts the wishes that the composer of a place take the keyboard. */
export const wanted = signal<{ readonly place: string; readonly count: number }>({ place: '', count: 0 })

export function focusComposer(place: string): void {
  wanted.value = { place, count: wanted.value.count + 1 }
}
