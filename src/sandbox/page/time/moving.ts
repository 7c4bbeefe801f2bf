import { signal } from '@preact/signals'
import { failed } from '../parts/toasts.tsx'
import { tell } from '../platform/calls.ts'
import { platformNow, readClock } from './clock.ts'

/** A move of the clock, UTC ms. */
export interface Move {
  readonly from: number
  readonly to: number
}

/** The move that is under way from this window. */
export const moving = signal<Move | undefined>(undefined)
/** The last one that this window made. */
export const moved = signal<Move | undefined>(undefined)

/** Moves the platform's clock to an instant (UTC ms) to come; resolves when all that fell due on the way is done. */
export async function moveTo(to: number): Promise<Move | undefined> {
  if (moving.value !== undefined) return undefined
  const move = { from: platformNow(), to }
  moving.value = move
  try {
    await tell('clock', { to })
    await readClock()
    moved.value = move
    return move
  } catch (error) {
    failed(error)
    return undefined
  } finally {
    moving.value = undefined
  }
}
