import { computed, effect, signal } from '@preact/signals'
import * as z from 'zod/mini'
import { askCompanion } from '../platform/companion.ts'
import { inOrder } from '../platform/in-order.ts'
import { onStream } from '../platform/stream.ts'
import { locale } from '../words/wording.ts'

const planned = z.object({ at: z.number(), kind: z.string(), label: z.string() })
/** What the app will do by itself at an instant (UTC ms). */
export type Planned = z.infer<typeof planned>
const answer = z.object({ due: z.array(planned) })

/** The earliest first; empty without a companion. */
export const plan = signal<readonly Planned[]>([])

export const nextNudge = computed(() => plan.value.find(({ kind }) => kind === 'nudge'))

const SETTLE_MS = 150
const TELLING: ReadonlySet<string> = new Set(['companion', 'clock', 'reopened', 'reset'])

const inTurn = inOrder()

function refresh(): Promise<void> {
  return inTurn(askCompanion('due', answer), (told) => {
    plan.value = told?.due ?? []
  })
}

/** Keeps the plan in step with the app; returns the way to stop. */
export function keepPlan(): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined
  const leave = onStream(({ kind }) => {
    if (!TELLING.has(kind)) return
    timer ??= setTimeout(() => {
      timer = undefined
      void refresh()
    }, SETTLE_MS)
  })
  const stop = effect(() => {
    locale.value
    void refresh()
  })
  return () => {
    leave()
    stop()
    clearTimeout(timer)
  }
}
