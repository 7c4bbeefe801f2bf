import { Icon, type IconName } from './icon.tsx'
import { type Anchor, closePopover, openPopover } from './popover.tsx'

export interface MenuItem {
  readonly key: string
  readonly label: string
  readonly icon?: IconName
  /** The key that does the same, as shown. */
  readonly hint?: string
  readonly grave?: boolean
  readonly run: () => void
}

/** Opens a menu at the anchor; arrows move, Enter chooses, Escape closes. */
export function openMenu(anchor: Anchor, label: string, items: () => readonly MenuItem[]): void {
  openPopover(anchor, () => <Menu label={label} items={items()} />)
}

function Menu({ label, items }: { readonly label: string; readonly items: readonly MenuItem[] }) {
  return (
    <div
      role="menu"
      class="menu"
      tabIndex={-1}
      aria-label={label}
      onKeyDown={(event) => {
        const step = STEPS[event.key]
        if (step === undefined) return
        event.preventDefault()
        const all = [...event.currentTarget.querySelectorAll<HTMLElement>('[role=menuitem]')]
        const at = all.findIndex((each) => each.contains(document.activeElement))
        all[step(at, all.length)]?.focus()
      }}
    >
      {items.map(({ key, label: name, icon, hint, grave, run }) => (
        <button
          key={key}
          type="button"
          role="menuitem"
          tabIndex={-1}
          class={grave === true ? 'menu-item menu-grave' : 'menu-item'}
          onClick={() => {
            closePopover()
            run()
          }}
        >
          {icon === undefined ? null : <Icon name={icon} size={18} />}
          <span>{name}</span>
          {hint === undefined ? null : <kbd>{hint}</kbd>}
        </button>
      ))}
    </div>
  )
}

const STEPS: Readonly<Record<string, (at: number, count: number) => number>> = {
  ArrowDown: (at, count) => (at + 1) % count,
  ArrowUp: (at, count) => (at - 1 + count) % count,
  Home: () => 0,
  End: (_at, count) => count - 1,
}
