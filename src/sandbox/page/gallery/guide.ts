import type { RefObject } from 'preact'
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks'

/** How long a stand is kept in place while the cards above it are drawn. */
const HOLD_MS = 1500
/** A stand counts as reached when its head is this far below the upper edge. */
const REACH_PX = 96
/** What a visitor does to go his own way. */
const OWN_WAY = ['wheel', 'touchstart', 'pointerdown', 'keydown'] as const

interface Way {
  /** The room's address. */
  readonly path: string | undefined
  readonly led: number
  readonly at: number
  readonly walkedTo: (stand: number) => void
}

/** Leads to the stand whenever `led` or the room changes, and notices which one the visitor has scrolled to. */
export function useGuide(room: RefObject<HTMLElement | null>, { path, led, at, walkedTo }: Way): void {
  const holding = useRef(false)
  // Before the next frame: the scrolling of the step before this one is no walk of the visitor's.
  useLayoutEffect(() => {
    const frame = room.current
    const stand = frame?.querySelector<HTMLElement>(`[data-stand="${at}"]`)
    if (frame === null || !(stand instanceof HTMLElement)) return
    holding.current = true
    const hold = () => {
      if (at === 0) frame.scrollTop = 0
      else stand.scrollIntoView({ block: 'start' })
    }
    const resized = new ResizeObserver(hold)
    const end = () => {
      resized.disconnect()
      clearTimeout(timer)
      for (const each of OWN_WAY) frame.removeEventListener(each, end)
      holding.current = false
    }
    const timer = setTimeout(end, HOLD_MS)
    for (const each of OWN_WAY) frame.addEventListener(each, end, { passive: true })
    for (const each of frame.querySelectorAll('.stand')) resized.observe(each)
    if (led > 0) stand.focus({ preventScroll: true })
    hold()
    return end
  }, [led, path])

  useEffect(() => {
    const frame = room.current
    if (frame === null) return
    const notice = () => {
      if (holding.current) return
      const edge = frame.getBoundingClientRect().top + REACH_PX
      const stands = [...frame.querySelectorAll<HTMLElement>('[data-stand]')]
      const passed = stands.filter((stand) => stand.getBoundingClientRect().top <= edge)
      walkedTo(Number(passed.at(-1)?.dataset.stand ?? 0))
    }
    frame.addEventListener('scroll', notice, { passive: true })
    return () => frame.removeEventListener('scroll', notice)
  }, [])
}
