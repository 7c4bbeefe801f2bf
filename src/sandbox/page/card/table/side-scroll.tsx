import type { ComponentChildren } from 'preact'
import { useRef } from 'preact/hooks'
import { useOverflow } from './use-overflow.ts'

interface SideScrollOf {
  readonly label: string
  readonly frozen?: boolean
  readonly children: ComponentChildren
}

/** Moves sideways what is too wide, by keyboard too. */
export function SideScroll({ label, frozen = false, children }: SideScrollOf) {
  const element = useRef<HTMLElement>(null)
  const edge = useOverflow(element)
  return (
    <div class="card-table-side" data-before={edge.before} data-after={edge.after}>
      <section
        ref={element}
        class={frozen ? 'card-table-scroll card-table-frozen' : 'card-table-scroll'}
        tabIndex={edge.before || edge.after ? 0 : -1}
        aria-label={label}
      >
        {children}
      </section>
    </div>
  )
}
