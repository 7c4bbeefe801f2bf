import { useSignal } from '@preact/signals'
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks'

const NEAR_PX = 60

interface Anchor {
  readonly row: Element
  readonly top: number
}

/**
 * Keeps the reader's place: at the end whatever comes is followed, elsewhere the row at the top stays where it is,
 * also when older messages or pictures come above it.
 */
export function useSteadyScroll(look: (atEnd: boolean) => void) {
  const scroller = useRef<HTMLDivElement>(null)
  const content = useRef<HTMLDivElement>(null)
  const atEnd = useRef(true)
  const lastTop = useRef(0)
  const lastHeight = useRef(0)
  const anchor = useRef<Anchor | undefined>(undefined)
  const away = useSignal(false)

  const note = (): void => {
    const box = scroller.current
    if (box === null) return
    // Content that grew below is no reason to think that the reader went up.
    atEnd.current = isNearEnd(box) || (atEnd.current && box.scrollTop >= lastTop.current)
    lastTop.current = box.scrollTop
    lastHeight.current = box.scrollHeight
    away.value = !atEnd.current
    anchor.current = firstShown(box)
    look(atEnd.current)
  }
  const steady = (): void => {
    const box = scroller.current
    if (box === null) return
    // The browser tells only with the next frame that the reader has scrolled: he is not taken back.
    const walked = box.scrollTop - lastTop.current
    if (walked !== 0)
      atEnd.current = isNearEnd(box, lastHeight.current) || isNearEnd(box) || (atEnd.current && walked > 0)
    const kept = anchor.current
    if (atEnd.current) box.scrollTop = box.scrollHeight
    else if (kept?.row.isConnected === true)
      box.scrollTop += kept.row.getBoundingClientRect().top - (kept.top - walked)
    note()
  }
  useEffect(() => {
    const watch = new ResizeObserver(steady)
    for (const each of [content.current, scroller.current]) if (each !== null) watch.observe(each)
    return () => watch.disconnect()
  }, [])
  useLayoutEffect(steady)
  return {
    scroller,
    content,
    /** Whether the newest messages are out of sight. */
    away,
    note,
    toEnd: () => {
      atEnd.current = true
      lastTop.current = scroller.current?.scrollTop ?? 0
      steady()
    },
    /** Puts a row near the top. */
    toRow: (row: HTMLElement) => {
      atEnd.current = false
      anchor.current = undefined
      if (scroller.current !== null) scroller.current.scrollTop = row.offsetTop - 72
      note()
    },
  }
}

function isNearEnd({ scrollHeight, scrollTop, clientHeight }: HTMLElement, height = scrollHeight): boolean {
  return height - scrollTop - clientHeight < NEAR_PX
}

/** The first row that reaches below the upper edge; rows stand in order, so half of them are left out each time. */
function firstShown(box: HTMLElement): Anchor | undefined {
  const rows = box.querySelectorAll('[data-message]')
  const edge = box.getBoundingClientRect().top
  let [low, high] = [0, rows.length - 1]
  while (low < high) {
    const middle = Math.floor((low + high) / 2)
    if ((rows[middle]?.getBoundingClientRect().bottom ?? 0) > edge) high = middle
    else low = middle + 1
  }
  const row = rows[low]
  return row === undefined ? undefined : { row, top: row.getBoundingClientRect().top }
}
