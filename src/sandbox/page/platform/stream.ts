import { signal } from '@preact/signals'
import { object, text } from './json.ts'

/** A change on the platform: its kind and, for a message, the chat. */
export interface Change {
  readonly kind: string
  readonly chatId: string
}

/** Kinds of changes that show in chats. */
export const ABOUT_CHATS: ReadonlySet<string> = new Set(['message', 'reaction', 'chat', 'urgent', 'seen'])

type Listener = (change: Change) => void
const listeners = new Set<Listener>()

/** Whether changes arrive. False while the emulator is away; `reopened` follows when it is back. */
export const connected = signal(true)

/** Calls `listener` for every change, and with kind `reopened` when anything may have been missed. */
export function onStream(listener: Listener): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

export function follow(): void {
  const source = new EventSource('/_control/stream')
  source.addEventListener('open', () => {
    connected.value = true
    announce({ kind: 'reopened', chatId: '' })
  })
  source.addEventListener('error', () => {
    connected.value = false
    // A browser gives up on a stream that ended with an answer; the emulator will be back.
    if (source.readyState === EventSource.CLOSED) setTimeout(follow, 1000)
  })
  source.addEventListener('message', (event) => {
    const change = object(JSON.parse(String(event.data)))
    announce({ kind: text(change.kind), chatId: text(change.chatId) })
  })
}

function announce(change: Change): void {
  for (const listener of [...listeners]) listener(change)
}
