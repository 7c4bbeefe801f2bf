import { useLayoutEffect, useRef } from 'preact/hooks'
import { textHeight } from '../parts/text-height.ts'
import { wanted } from './composing.ts'

interface Field {
  readonly current: HTMLTextAreaElement | null
}

/** The field is as high as its text, up to its greatest height. */
export function useGrowth(field: Field, text: string): void {
  useLayoutEffect(() => {
    const area = field.current
    if (area === null) return
    area.style.height = `${textHeight(area)}px`
  }, [text])
}

/** The last wish that was fulfilled: a composer that is drawn anew later has no claim to the keyboard. */
let fulfilled = 0

/** Takes the keyboard when it is wanted here: with the text that it is wanted for, before another key arrives. */
export function useWanted(field: Field, place: string): void {
  const { place: wantedIn, count } = wanted.value
  useLayoutEffect(() => {
    if (count === fulfilled || wantedIn !== place) return
    fulfilled = count
    const end = field.current?.value.length ?? 0
    field.current?.setSelectionRange(end, end)
    field.current?.focus()
  }, [wantedIn, count, place])
}

/** A function that puts the caret where it belongs once the text that is being set is there. */
export function useCaret(field: Field): (end: number) => void {
  const next = useRef<number | undefined>(undefined)
  useLayoutEffect(() => {
    const end = next.current
    if (end === undefined) return
    next.current = undefined
    field.current?.focus()
    field.current?.setSelectionRange(end, end)
  })
  return (end) => {
    next.current = end
  }
}
