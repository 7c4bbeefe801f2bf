import { useId } from 'preact/hooks'
import { closePopover, openPopover } from '../parts/popover.tsx'
import { failed, toast } from '../parts/toasts.tsx'
import { faultWords } from './fault-words.ts'
import { activeFaults, calmDown, cutConnections, FAULTS, platform, setFault } from './faults.ts'

/** Opens the panel below its button. */
export function openFaults(anchor: DOMRect): void {
  openPopover(anchor, () => <FaultsPanel />)
}

function FaultsPanel() {
  const w = faultWords()
  const titleId = useId()
  const state = platform.value
  return (
    <div class="faults" role="dialog" aria-labelledby={titleId}>
      <h2 id={titleId} class="faults-title">
        {w.title}
      </h2>
      <p class="faults-intro">{w.intro}</p>
      <ul>
        {FAULTS.map((fault) => (
          <li key={fault.name}>
            <FaultSwitch
              name={w.switches[fault.name].name}
              expect={w.switches[fault.name].expect}
              on={state !== undefined && fault.isOn(state)}
              set={(on) => setFault(fault, on).catch(failed)}
            />
          </li>
        ))}
        <li class="fault">
          <span class="fault-name">{w.drop.name}</span>
          <span class="fault-expect">{w.drop.expect}</span>
          <button
            type="button"
            class="button fault-once"
            aria-label={w.drop.name}
            onClick={() => cutConnections().then(() => toast('info', w.dropped), failed)}
          >
            {w.dropNow}
          </button>
        </li>
      </ul>
      <div class="faults-end">
        <button
          type="button"
          class="button button-primary"
          disabled={activeFaults.value.length === 0}
          onClick={() => {
            closePopover()
            recover()
          }}
        >
          {w.calm}
        </button>
      </div>
    </div>
  )
}

export function recover(): void {
  calmDown().then(() => toast('success', faultWords().calmed), failed)
}

interface FaultSwitchProps {
  readonly name: string
  readonly expect: string
  readonly on: boolean
  readonly set: (on: boolean) => Promise<void>
}

function FaultSwitch({ name, expect, on, set }: FaultSwitchProps) {
  const nameId = useId()
  const expectId = useId()
  return (
    <button
      type="button"
      role="switch"
      class="fault"
      aria-checked={on}
      aria-labelledby={nameId}
      aria-describedby={expectId}
      onClick={() => set(!on)}
    >
      <span class="fault-name" id={nameId}>
        {name}
      </span>
      <span class="fault-expect" id={expectId}>
        {expect}
      </span>
      <span class="fault-switch" aria-hidden="true" />
    </button>
  )
}
