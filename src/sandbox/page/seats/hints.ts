import { effect, signal } from '@preact/signals'
import * as z from 'zod/mini'
import { askCompanion } from '../platform/companion.ts'
import { inOrder } from '../platform/in-order.ts'
import { onStream } from '../platform/stream.ts'
import { locale } from '../words/wording.ts'
import { type Hints, hint, type Step } from './hint.ts'

const answer = z.object({ asOf: z.number(), people: z.array(hint) })

/** By open_id; empty without a companion. */
export const hints = signal<Hints>(new Map())

type Listener = (step: Step) => void
const listeners = new Set<Listener>()

/** Calls `listener` whenever something was done in the app, with what waited for whom before and after. */
export function onStep(listener: Listener): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

const SETTLE_MS = 60
let asOf: number | undefined
const inTurn = inOrder()

function refresh(tell: boolean): Promise<void> {
  return inTurn(askCompanion('people', answer), (told) => {
    const before = hints.value
    const after = new Map(told?.people.map((each) => [each.openId, each]))
    const since = asOf
    hints.value = after
    asOf = told?.asOf
    if (tell && since !== undefined && told !== undefined)
      for (const listener of [...listeners]) listener({ before, after, since })
  })
}

/** Keeps the hints in step with the app; returns the way to stop. */
export function keepHints(): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined
  let done = false
  const soon = (): void => {
    timer ??= setTimeout(() => {
      timer = undefined
      const tell = done
      done = false
      void refresh(tell)
    }, SETTLE_MS)
  }
  const leave = onStream(({ kind }) => {
    if (kind === 'companion') done = true
    if (kind === 'companion' || kind === 'clock' || kind === 'reopened' || kind === 'reset') soon()
  })
  const stop = effect(() => {
    locale.value
    void refresh(false)
  })
  return () => {
    leave()
    stop()
    clearTimeout(timer)
  }
}
