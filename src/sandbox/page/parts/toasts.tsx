import { signal } from '@preact/signals'
import { Refused, Unreachable } from '../platform/calls.ts'
import { refusal } from '../words/refusal.ts'
import { wording } from '../words/wording.ts'

const words = wording({
  zh: { unreachable: '连接已断开，操作未完成', unknown: '操作未完成，请重试' },
  en: { unreachable: 'Connection lost, nothing was done', unknown: 'That did not work, try again' },
})

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

/** Says why something could not be done. */
export function failed(error: unknown): void {
  toast('error', reasonOf(error))
}

function reasonOf(error: unknown): string {
  if (error instanceof Unreachable) return words().unreachable
  if (error instanceof Refused) return refusal(error.message)
  return typeof error === 'string' ? error : words().unknown
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
