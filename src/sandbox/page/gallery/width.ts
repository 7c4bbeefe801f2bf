import { signal } from '@preact/signals'
import { keep, kept } from '../parts/kept.ts'

export const WIDTHS = ['phone', 'compact', 'standard', 'fill'] as const
type Width = (typeof WIDTHS)[number]

const KEY = 'gallery-width'

/** How wide the window of the client is that the cards stand in; kept. */
export const width = signal<Width>(WIDTHS.find((each) => each === kept(KEY)) ?? 'standard')

export function widen(to: Width): void {
  width.value = to
  keep(KEY, to)
}
