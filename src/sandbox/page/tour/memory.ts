import { here, keep, kept } from '../parts/kept.ts'
import { type Progress, progress } from './shapes.ts'

/** What is kept of the tour: in this browser whether it is over or how far it is, in this window that it is played here. */
const KEY = 'tour'
const HERE = 'tour-here'
const OVER = 'done'

/** Undefined: never begun; `over`: finished or declined. */
export function remembered(): Progress | 'over' | undefined {
  const found = kept(KEY)
  if (found === null) return undefined
  try {
    const read: unknown = found === OVER ? undefined : JSON.parse(found)
    return progress.safeParse(read).data ?? 'over'
  } catch {
    return 'over'
  }
}

export function remember(now: Progress): void {
  keep(KEY, JSON.stringify(now))
  here.keep(HERE, 'yes')
}

export function rememberOver(): void {
  keep(KEY, OVER)
  here.forget(HERE)
}

/** Whether this window played it before it was loaded anew. */
export const isPlayedHere = (): boolean => here.kept(HERE) !== null
