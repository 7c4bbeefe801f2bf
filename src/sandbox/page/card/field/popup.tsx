import type { ComponentChildren, RefObject } from 'preact'
import { useLayoutEffect, useRef } from 'preact/hooks'

interface PopupOf {
  /** What it belongs to: it opens below or above it. */
  readonly anchor: RefObject<HTMLElement | null>
  readonly onClose: () => void
  readonly children: ComponentChildren
  /** At least as wide as the anchor. */
  readonly wide?: boolean
}

/** What gets the keyboard when it opens. */
const FIRST = 'input, [tabindex="0"], [role="menuitem"]'
const APART = 4
const EDGE = 8

/** A box over everything next to its anchor; a press elsewhere and Escape close it. Mounted means open. */
export function Popup({ anchor, onClose, children, wide = false }: PopupOf) {
  const element = useRef<HTMLDivElement>(null)
  const close = useRef(onClose)
  close.current = onClose
  useLayoutEffect(() => {
    const popup = element.current
    const owner = anchor.current
    if (popup === null || owner === null) return
    popup.showPopover()
    popup.querySelector<HTMLElement>(FIRST)?.focus({ preventScroll: true })
    const put = (): void => place(popup, owner, wide)
    const pressed = (event: Event): void => {
      const target = event.target
      if (target instanceof Node && !popup.contains(target) && !owner.contains(target)) close.current()
    }
    const typed = (event: KeyboardEvent): void => {
      if (event.key !== 'Escape') return
      event.preventDefault()
      event.stopPropagation()
      close.current()
      owner.focus()
    }
    put()
    const sized = new ResizeObserver(put)
    sized.observe(popup)
    addEventListener('scroll', put, { capture: true, passive: true })
    addEventListener('resize', put)
    addEventListener('pointerdown', pressed, true)
    addEventListener('keydown', typed, true)
    return () => {
      sized.disconnect()
      removeEventListener('scroll', put, { capture: true })
      removeEventListener('resize', put)
      removeEventListener('pointerdown', pressed, true)
      removeEventListener('keydown', typed, true)
    }
  }, [anchor, wide])
  return (
    <div ref={element} class="card-popup" popover="manual">
      {children}
    </div>
  )
}

function place(popup: HTMLElement, owner: HTMLElement, wide: boolean): void {
  const at = owner.getBoundingClientRect()
  if (wide) popup.style.minWidth = `${Math.round(at.width)}px`
  const below = innerHeight - at.bottom - APART - EDGE
  const above = at.top - APART - EDGE
  popup.style.maxHeight = `${Math.round(Math.max(below, above, 120))}px`
  const { width, height } = popup.getBoundingClientRect()
  const up = height > below && above > below
  const top = up ? at.top - APART - height : at.bottom + APART
  const left = Math.min(at.left, innerWidth - EDGE - width)
  popup.style.top = `${Math.round(Math.max(EDGE, top))}px`
  popup.style.left = `${Math.round(Math.max(EDGE, left))}px`
}
