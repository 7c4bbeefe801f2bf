/** A rectangle of the window, px. */
export interface Box {
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
}

const GAP = 14
const EDGE = 12
/** Below the page's top bar, px. */
const BELOW_BAR = 56

type Size = Pick<Box, 'width' | 'height'>

/** Where a bubble stands beside what it points at: below, above, right, left, the first that has room; else in a corner. */
export function placeBeside(target: Box, bubble: Size, view: Size): { left: number; top: number } {
  const right = target.left + target.width
  const bottom = target.top + target.height
  const room: readonly (readonly [boolean, number, number])[] = [
    [bottom + GAP + bubble.height + EDGE <= view.height, target.left, bottom + GAP],
    [target.top - GAP - bubble.height >= EDGE, target.left, target.top - GAP - bubble.height],
    [right + GAP + bubble.width + EDGE <= view.width, right + GAP, target.top],
    [target.left - GAP - bubble.width >= EDGE, target.left - GAP - bubble.width, target.top],
  ]
  const [, left, top] = room.find(([fits]) => fits) ?? [
    true,
    view.width - bubble.width - EDGE,
    view.height - bubble.height - EDGE,
  ]
  return {
    left: within(left, view.width - bubble.width - EDGE),
    top: within(top, view.height - bubble.height - EDGE),
  }
}

/**
 * Where it stands while something on a card is to be used: at the window's right edge, where it leaves the card's
 * fields free; on a narrow window at its top, or at its bottom if the target is up there.
 */
export function placeAside(target: Box, bubble: Size, view: Size): { left: number; top: number } {
  const left = view.width - bubble.width - EDGE
  if (bubble.width < view.width / 2)
    return { left, top: within(target.top, view.height - bubble.height - EDGE) }
  const low = target.top < BELOW_BAR + bubble.height + GAP
  return { left, top: low ? view.height - bubble.height - EDGE : BELOW_BAR }
}

const within = (value: number, most: number): number => Math.max(EDGE, Math.min(value, most))
