import { computed, effect, signal } from '@preact/signals'
import * as z from 'zod/mini'
import { askCompanion } from '../platform/companion.ts'
import { me } from '../session.ts'
import type { Step } from './hint.ts'
import { hints, onStep } from './hints.ts'
import { keysOf, type Pass, passesOf, passKey } from './passes.ts'

const acts = z.object({ entries: z.array(z.object({ openId: z.string(), code: z.string() })) })

/** The streams in which this person did something since an instant. */
async function actedOn(person: string, since: number): Promise<ReadonlySet<string>> {
  const told = await askCompanion('journal', acts, { since: String(since) })
  return new Set(told?.entries.flatMap(({ openId, code }) => (openId === person ? [code] : [])))
}

const held = signal<readonly Pass[]>([])

/** What the last act of this seat, or somebody's act for this seat, has set waiting and still waits. */
export const passes = computed(() => {
  const waiting = keysOf(hints.value)
  return held.value.filter(({ to, turn }) => waiting.has(passKey(to, turn)))
})

export function dropPasses(): void {
  held.value = []
}

async function consider(step: Step): Promise<void> {
  const fresh = passesOf(step)
  if (fresh.length === 0) return
  const seat = me.value
  const own = await actedOn(seat, step.since)
  if (seat !== me.value) return
  const concerned = fresh.filter(({ to, turn }) => to === seat || own.has(turn.stream))
  if (concerned.length > 0) held.value = concerned
}

/** Follows the ball until the returned function is called; another seat begins with nothing. */
export function followBall(): () => void {
  const leave = onStep((step) => void consider(step))
  const stop = effect(() => {
    me.value
    held.value = []
  })
  return () => {
    leave()
    stop()
  }
}
