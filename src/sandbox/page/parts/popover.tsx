import { signal } from '@preact/signals'
import type { ComponentChildren } from 'preact'
import { useLayoutEffect, useRef } from 'preact/hooks'

/** Where a popover opens: below this rectangle, or above it if there is no room; in px of the window. */
export interface Anchor {
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
}

interface Popover {
  /** Every opening is another popover, though it stands where one was just closed. */
  readonly id: number
  readonly anchor: Anchor
  readonly draw: () => ComponentChildren
}

const EDGE = 8
const opened = signal<Popover | undefined>(undefined)
let last = 0
/** What had the keyboard before the popover came. */
let before: Element | null = null

/** Opens something small over the page; one at a time. */
export function openPopover(anchor: Anchor, draw: () => ComponentChildren): void {
  if (opened.value === undefined) before = document.activeElement
  last += 1
  opened.value = { id: last, anchor, draw }
}

/** Gives the keyboard back, if it is in the popover or nowhere, before anything else is opened that has to give it back. */
export function closePopover(): void {
  if (opened.value === undefined) return
  opened.value = undefined
  const now = document.activeElement
  const lost = now === null || now === document.body || now.closest('.popover') !== null
  if (lost && before instanceof HTMLElement && before.isConnected) before.focus({ preventScroll: true })
}

/** A point as an anchor, such as that of a long press. */
export const pointAnchor = (x: number, y: number): Anchor => ({ left: x, right: x, top: y, bottom: y })

/** Where the open popover is drawn; once on a page. */
export function PopoverLayer() {
  const popover = opened.value
  return popover === undefined ? null : <Floating key={popover.id} popover={popover} />
}

function Floating({ popover }: { readonly popover: Popover }) {
  const element = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    const box = element.current
    if (box === null) return
    const { width, height } = box.getBoundingClientRect()
    const { anchor } = popover
    const below = anchor.bottom + 4
    const top = below + height + EDGE > innerHeight ? Math.max(EDGE, anchor.top - height - 4) : below
    const left = Math.min(Math.max(EDGE, anchor.left), innerWidth - width - EDGE)
    box.style.translate = `${left}px ${top}px`
  }, [popover])
  // Before another key arrives: one pressed quickly would be for what lies below.
  useLayoutEffect(() => {
    element.current?.querySelector<HTMLElement>('[role^=menuitem], button')?.focus()
    const leave = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return
      event.preventDefault()
      event.stopPropagation()
      closePopover()
    }
    const outside = (event: Event) => {
      if (!(event.target instanceof Node && element.current?.contains(event.target))) closePopover()
    }
    addEventListener('pointerdown', outside, true)
    addEventListener('resize', closePopover)
    addEventListener('keydown', leave, true)
    return () => {
      removeEventListener('pointerdown', outside, true)
      removeEventListener('resize', closePopover)
      removeEventListener('keydown', leave, true)
    }
  }, [])
  return (
    <div ref={element} class="popover">
      {popover.draw()}
    </div>
  )
}
