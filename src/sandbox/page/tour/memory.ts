import { type Progress, progress } from './shapes.ts'

/** What is kept of the tour: in this browser whether it is over or how far it is, in this window that it is played here. */
const KEY = 'tour'
const HERE = 'tour-here'
const OVER = 'done'

/** Undefined: never begun; `over`: finished or declined. */
export function remembered(): Progress | 'over' | undefined {
  const kept = localStorage.getItem(KEY)
  if (kept === null) return undefined
  try {
    const read: unknown = kept === OVER ? undefined : JSON.parse(kept)
    return progress.safeParse(read).data ?? 'over'
  } catch {
    return 'over'
  }
}

export function remember(now: Progress): void {
  localStorage.setItem(KEY, JSON.stringify(now))
  sessionStorage.setItem(HERE, 'yes')
}

export function rememberOver(): void {
  localStorage.setItem(KEY, OVER)
  sessionStorage.removeItem(HERE)
}

/** Whether this window played it before it was loaded anew. */
export const isPlayedHere = (): boolean => sessionStorage.getItem(HERE) !== null
