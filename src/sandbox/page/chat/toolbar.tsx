import { Icon } from '../parts/icon.tsx'
import { openMenu } from '../parts/menu.tsx'
import type { Message } from '../platform/shapes.ts'
import { actionsFor, menuItems, type Standing } from './actions.ts'
import { words } from './words.ts'

/** What can be done with a message, beside it while the pointer or the keyboard is there. */
export function Toolbar({ message, standing }: { readonly message: Message; readonly standing: Standing }) {
  const near = actionsFor(message, standing).filter((each) => each.near === true)
  const more = words().actions.more
  return (
    <div class="toolbar">
      {near.map(({ key, icon, label, letter, run }) => (
        <button
          key={key}
          type="button"
          class="icon-button"
          tabIndex={-1}
          aria-label={label()}
          title={letter === undefined ? label() : `${label()} (${letter})`}
          onClick={(event) => run(message, event.currentTarget.getBoundingClientRect(), standing)}
        >
          <Icon name={icon} size={18} />
        </button>
      ))}
      <button
        type="button"
        class="icon-button"
        tabIndex={-1}
        aria-label={more}
        title={more}
        aria-haspopup="menu"
        onClick={(event) => {
          const anchor = event.currentTarget.getBoundingClientRect()
          openMenu(anchor, more, () => menuItems(message, anchor, standing))
        }}
      >
        <Icon name="more" size={18} />
      </button>
    </div>
  )
}
