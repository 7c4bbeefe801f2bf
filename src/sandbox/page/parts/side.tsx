import { signal } from '@preact/signals'
import type { ComponentChildren } from 'preact'
import { wording } from '../words/wording.ts'
import { Icon } from './icon.tsx'

const words = wording({ zh: { close: '关闭' }, en: { close: 'Close' } })

/** What stands at the right of the conversation; on a phone over it. */
export interface Side {
  /** Tells the panels apart. */
  readonly name: string
  /** Drawn anew with every change of language. */
  readonly title: () => string
  readonly draw: () => ComponentChildren
}

export const side = signal<Side | undefined>(undefined)

/** What had the keyboard before the panel came. */
let before: Element | null = null

export function openSide(wanted: Side): void {
  if (side.value === undefined) before = document.activeElement
  side.value = wanted
}

/** Gives the keyboard back if it is in the panel. */
export function closeSide(): void {
  const inside = document.activeElement?.closest('.side') ?? null
  side.value = undefined
  if (inside !== null && before instanceof HTMLElement && before.isConnected)
    before.focus({ preventScroll: true })
}

export function SidePanel() {
  const open = side.value
  if (open === undefined) return null
  return (
    <aside
      class={`side side-${open.name}`}
      aria-label={open.title()}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && !event.defaultPrevented) closeSide()
      }}
    >
      <header class="side-head">
        <h2>{open.title()}</h2>
        <button
          type="button"
          class="icon-button"
          aria-label={words().close}
          title={words().close}
          onClick={closeSide}
        >
          <Icon name="close" />
        </button>
      </header>
      <div class="side-body" key={open.name}>
        {open.draw()}
      </div>
    </aside>
  )
}
