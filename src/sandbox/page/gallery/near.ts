import type { RefObject } from 'preact'
import { useEffect, useState } from 'preact/hooks'

/** How far beyond the edge things are drawn already. */
const AHEAD = '900px 0px'

/** Whether the element has ever come near what is seen of the part of the page that scrolls. */
export function useNear(element: RefObject<HTMLElement | null>): boolean {
  const [near, setNear] = useState(false)
  useEffect(() => {
    const target = element.current
    if (near || target === null) return
    const observer = new IntersectionObserver(
      (entries) => {
        if (entries.some(({ isIntersecting }) => isIntersecting)) setNear(true)
      },
      { root: target.closest('.gallery-room'), rootMargin: AHEAD },
    )
    observer.observe(target)
    return () => observer.disconnect()
  }, [near])
  return near
}
