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

const SHARED = 'platform-stream'
/** What windows say to one another beside the platform's changes. */
const LOST = 'lost'
const JOINED = 'joined'

/**
 * Keeps up with the platform. A browser opens only six connections to one address, so its windows share one stream:
 * the window that has been open longest listens and hands on what it hears.
 */
export function follow(): void {
  const others = new BroadcastChannel(SHARED)
  const listen = (): void => {
    others.addEventListener('message', ({ data }) => {
      if (text(object(data).kind) === JOINED && !connected.value) others.postMessage({ kind: LOST })
    })
    openStream((change) => {
      others.postMessage(change)
      hear(change)
    })
  }
  others.addEventListener('message', ({ data }) => hear(changeOf(data)))
  others.postMessage({ kind: JOINED })
  // Held until the window closes; then the next one listens.
  if ('locks' in navigator) navigator.locks.request(SHARED, () => new Promise<never>(listen)).catch(listen)
  else listen()
}

function openStream(tell: Listener): void {
  const source = new EventSource('/_control/stream')
  source.addEventListener('open', () => tell({ kind: 'reopened', chatId: '' }))
  source.addEventListener('error', () => {
    tell({ kind: LOST, chatId: '' })
    // A browser gives up on a stream that ended with an answer; the emulator will be back.
    if (source.readyState === EventSource.CLOSED) setTimeout(openStream, 1000, tell)
  })
  source.addEventListener('message', (event) => tell(changeOf(JSON.parse(String(event.data)))))
}

function changeOf(said: unknown): Change {
  const { kind, chatId } = object(said)
  return { kind: text(kind), chatId: text(chatId) }
}

function hear(change: Change): void {
  if (change.kind === JOINED) return
  if (change.kind === LOST) connected.value = false
  if (change.kind === 'reopened') connected.value = true
  if (change.kind !== LOST) for (const listener of [...listeners]) listener(change)
}
