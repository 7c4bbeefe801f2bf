import type { RefObject } from 'preact'
import { useEffect, useState } from 'preact/hooks'

interface Edges {
  /** Something is hidden at the left. */
  readonly before: boolean
  /** Something is hidden at the right. */
  readonly after: boolean
}

/** Where an element that moves sideways hides something. */
export function useOverflow(element: RefObject<HTMLElement | null>): Edges {
  const [edges, setEdges] = useState<Edges>({ before: false, after: false })
  useEffect(() => {
    const moving = element.current
    if (moving === null) return
    const look = (): void => {
      const before = moving.scrollLeft > 1
      const after = moving.scrollLeft + moving.clientWidth < moving.scrollWidth - 1
      setEdges((now) => (now.before === before && now.after === after ? now : { before, after }))
    }
    const observer = new ResizeObserver(look)
    observer.observe(moving)
    for (const child of moving.children) observer.observe(child)
    moving.addEventListener('scroll', look, { passive: true })
    return () => {
      observer.disconnect()
      moving.removeEventListener('scroll', look)
    }
  }, [element])
  return edges
}
