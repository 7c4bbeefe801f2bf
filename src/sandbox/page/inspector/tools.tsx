import { addAction } from '../chat/actions.ts'
import { Icon, type IconName } from '../parts/icon.tsx'
import { openMenu } from '../parts/menu.tsx'
import { failed } from '../parts/toasts.tsx'
import { begun } from '../session.ts'
import { askForTour } from '../tour/tour.ts'
import { faultWords } from './fault-words.ts'
import { activeFaults, readState } from './faults.ts'
import { openFaults } from './faults-panel.tsx'
import { inspect, toggleInspector } from './inspector.tsx'
import { isOpen } from './state.ts'
import { words } from './words.ts'

addAction({
  key: 'inspect',
  icon: 'inspect',
  letter: 'I',
  near: true,
  label: () => words().inspectMessage,
  fits: () => true,
  run: ({ messageId }) => inspect(messageId),
})
readState().catch(failed)

interface Tool {
  readonly key: string
  readonly icon: IconName
  readonly label: (w: ReturnType<typeof faultWords>) => string
  readonly run: (anchor: DOMRect) => void
  readonly opens?: 'dialog'
  /** For a tool that is on or off. */
  readonly isOn?: () => boolean
  readonly isReady?: () => boolean
}

const TOOLS: readonly Tool[] = [
  { key: 'faults', icon: 'fault', label: (w) => w.open, opens: 'dialog', run: openFaults },
  { key: 'inspector', icon: 'inspect', label: (w) => w.inspector, isOn: isOpen, run: toggleInspector },
  { key: 'tour', icon: 'tour', label: (w) => w.tour, isReady: () => begun.value, run: () => askForTour() },
  { key: 'gallery', icon: 'cards', label: (w) => w.gallery, run: () => location.assign('/gallery') },
]

/** The tools in the top bar; on a narrow screen in one menu. */
export function Tools() {
  const w = faultWords()
  return (
    <>
      <FaultChip />
      <div class="tools-wide">
        {TOOLS.map(({ key, icon, label, run, opens, isOn, isReady }) => (
          <button
            key={key}
            type="button"
            class="icon-button"
            aria-label={label(w)}
            title={label(w)}
            aria-haspopup={opens}
            aria-pressed={isOn?.()}
            disabled={isReady?.() === false}
            onClick={({ currentTarget }) => run(currentTarget.getBoundingClientRect())}
          >
            <Icon name={icon} />
          </button>
        ))}
      </div>
      <button
        type="button"
        class="icon-button tools-narrow"
        aria-label={w.more}
        title={w.more}
        aria-haspopup="menu"
        onClick={({ currentTarget }) => openTools(currentTarget.getBoundingClientRect())}
      >
        <Icon name="more" />
      </button>
    </>
  )
}

function openTools(anchor: DOMRect): void {
  const w = faultWords()
  openMenu(anchor, w.more, () =>
    TOOLS.filter(({ isReady }) => isReady?.() !== false).map(({ key, icon, label, run }) => ({
      key,
      icon,
      label: label(w),
      run: () => run(anchor),
    })),
  )
}

/** Always there while something is made to go wrong. */
function FaultChip() {
  const w = faultWords()
  const names = activeFaults.value.map((name) => w.switches[name].short)
  if (names.length === 0) return null
  return (
    <button
      type="button"
      class="fault-chip"
      data-count={names.length}
      aria-label={w.active(names)}
      title={w.active(names)}
      aria-haspopup="dialog"
      onClick={({ currentTarget }) => openFaults(currentTarget.getBoundingClientRect())}
    >
      <span class="fault-chip-names">{w.active(names)}</span>
    </button>
  )
}
