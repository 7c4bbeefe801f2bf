import type { ComponentChildren } from 'preact'
import { type Ground, tintOf } from '../look/colours.ts'

interface TagOf {
  readonly color: unknown
  readonly children: ComponentChildren
  /** On a header the tag stands on a tint of its own. */
  readonly on?: Ground
}

/** Coloured words in a small box. */
export function Tag({ color, children, on = 'card' }: TagOf) {
  return (
    <span class="card-tag" style={tintOf(color, on)}>
      {children}
    </span>
  )
}
