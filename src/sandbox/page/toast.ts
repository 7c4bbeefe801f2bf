import { byId, h } from './dom.ts'

const SHOWN_MS = 5000

/** Shows a line for some seconds. */
export function toast(kind: string, words: string): void {
  const line = h('div', { class: `toast toast-${kind}` }, words)
  byId('toasts').append(line)
  setTimeout(() => line.remove(), SHOWN_MS)
}

export function failed(error: unknown): void {
  toast('error', error instanceof Error ? error.message : String(error))
}
