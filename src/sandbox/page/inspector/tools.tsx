import { addAction } from '../chat/actions.ts'
import { Icon } from '../parts/icon.tsx'
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

/** Faults, inspector and tour in the top bar; on a narrow screen in one menu. */
export function Tools() {
  const w = faultWords()
  return (
    <>
      <FaultChip />
      <div class="tools-wide">
        <button
          type="button"
          class="icon-button"
          aria-label={w.open}
          title={w.open}
          aria-haspopup="dialog"
          onClick={({ currentTarget }) => openFaults(currentTarget.getBoundingClientRect())}
        >
          <Icon name="fault" />
        </button>
        <button
          type="button"
          class="icon-button"
          aria-label={w.inspector}
          title={w.inspector}
          aria-pressed={isOpen()}
          onClick={toggleInspector}
        >
          <Icon name="inspect" />
        </button>
        <button
          type="button"
          class="icon-button"
          aria-label={w.tour}
          title={w.tour}
          disabled={!begun.value}
          onClick={() => askForTour()}
        >
          <Icon name="tour" />
        </button>
        <a class="icon-button" href="/gallery" aria-label={w.gallery} title={w.gallery}>
          <Icon name="cards" />
        </a>
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
  openMenu(anchor, w.more, () => [
    { key: 'faults', icon: 'fault', label: w.open, run: () => void setTimeout(() => openFaults(anchor)) },
    { key: 'inspector', icon: 'inspect', label: words().inspector, run: toggleInspector },
    { key: 'tour', icon: 'tour', label: w.tour, run: () => askForTour() },
    { key: 'gallery', icon: 'cards', label: w.gallery, run: () => location.assign('/gallery') },
  ])
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
