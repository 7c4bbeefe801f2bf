import { signal } from '@preact/signals'

type Kind = 'info' | 'success' | 'error' | 'warning'
interface Toast {
  readonly id: number
  readonly kind: Kind
  readonly words: string
}

const SHOWN_MS = 5000
const KINDS: readonly Kind[] = ['info', 'success', 'error', 'warning']
const shown = signal<readonly Toast[]>([])
let last = 0

/** Shows a line for some seconds; an unknown kind is `info`. */
export function toast(kind: string, words: string): void {
  last += 1
  const id = last
  shown.value = [...shown.value, { id, kind: KINDS.find((each) => each === kind) ?? 'info', words }]
  setTimeout(() => {
    shown.value = shown.value.filter((each) => each.id !== id)
  }, SHOWN_MS)
}

export function failed(error: unknown): void {
  toast('error', error instanceof Error ? error.message : String(error))
}

export function Toasts() {
  return (
    <div class="toasts" role="status" aria-live="polite">
      {shown.value.map((each) => (
        <div key={each.id} class={`toast toast-${each.kind}`}>
          {each.words}
        </div>
      ))}
    </div>
  )
}
