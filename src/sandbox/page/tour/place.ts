/** A rectangle of the window, px. */
export interface Box {
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
}

const GAP = 14
const EDGE = 12

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

const within = (value: number, most: number): number => Math.max(EDGE, Math.min(value, most))
