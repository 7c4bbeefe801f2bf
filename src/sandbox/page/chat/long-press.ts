import { useRef } from 'preact/hooks'

const HELD_MS = 450
const SLACK_PX = 10

/** A finger that stays, or the secondary button, opens what `open` opens there (px of the window). */
export function useLongPress(open: (x: number, y: number) => void) {
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined)
  const start = useRef({ x: 0, y: 0 })
  const stop = () => clearTimeout(timer.current)
  return {
    onContextMenu: (event: MouseEvent) => {
      if (isOwnMatter(event.target)) return
      event.preventDefault()
      open(event.clientX, event.clientY)
    },
    onPointerDown: (event: PointerEvent) => {
      if (event.pointerType !== 'touch' || isOwnMatter(event.target)) return
      start.current = { x: event.clientX, y: event.clientY }
      timer.current = setTimeout(() => open(start.current.x, start.current.y), HELD_MS)
    },
    onPointerMove: (event: PointerEvent) => {
      const { x, y } = start.current
      if (Math.hypot(event.clientX - x, event.clientY - y) > SLACK_PX) stop()
    },
    onPointerUp: stop,
    onPointerCancel: stop,
  }
}

/** Fields and links have menus of the browser's own, and a button is pressed when the finger leaves it. */
function isOwnMatter(target: EventTarget | null): boolean {
  return (
    target instanceof Element &&
    target.closest('button, input, textarea, select, a, [contenteditable]') !== null
  )
}
