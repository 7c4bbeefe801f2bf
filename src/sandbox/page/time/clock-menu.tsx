import { useSignal } from '@preact/signals'
import { useId } from 'preact/hooks'
import { Icon } from '../parts/icon.tsx'
import { closePopover } from '../parts/popover.tsx'
import { momentText, platformNow, platformZone, shownMinute } from './clock.ts'
import { goals } from './goals.ts'
import { showMeanwhile } from './meanwhile-panel.tsx'
import { fieldOf, instantOfField } from './moments.ts'
import { moved } from './moving.ts'
import { plan } from './plan.ts'
import { words } from './words.ts'

interface ClockMenuProps {
  readonly go: (to: number) => void
}

/** The clock explained, and every way to move it. */
export function ClockMenu({ go }: ClockMenuProps) {
  const w = words()
  const last = moved.value
  const leave = (to: number): void => {
    closePopover()
    go(to)
  }
  const nudgeAt = goals().find(({ key }) => key === 'nudge')?.at
  const others = plan.value.filter(({ at }) => at !== nudgeAt && at > platformNow())
  return (
    <section class="clock-menu" aria-label={w.clock}>
      <p class="clock-menu-pace">{w.pace}</p>
      <ul>
        {goals().map(({ key, long, at, hint }) => (
          <li key={key}>
            <button
              type="button"
              class="clock-goal"
              disabled={at === undefined}
              onClick={() => {
                if (at !== undefined) leave(at)
              }}
            >
              <span class="clock-goal-text">
                {long}
                {hint === '' ? null : <small>{hint}</small>}
              </span>
              {at === undefined ? null : <span class="clock-goal-at">{momentText(at)}</span>}
            </button>
          </li>
        ))}
      </ul>
      <CustomTime go={leave} />
      {others.length === 0 ? null : (
        <>
          <h3 class="clock-menu-head">{w.planned}</h3>
          <ul>
            {others.map(({ at, kind, label }) => (
              <li key={`${at} ${kind}`}>
                <button type="button" class="clock-goal clock-planned" onClick={() => leave(at)}>
                  <span class="clock-goal-text">{label}</span>
                  <span class="clock-goal-at">{momentText(at)}</span>
                </button>
              </li>
            ))}
          </ul>
        </>
      )}
      {last === undefined ? null : (
        <button
          type="button"
          class="clock-goal clock-last"
          onClick={() => {
            closePopover()
            showMeanwhile(last)
          }}
        >
          <Icon name="list" size={18} />
          {w.meanwhileLast}
        </button>
      )}
    </section>
  )
}

const DAY_MS = 24 * 3_600_000

function CustomTime({ go }: ClockMenuProps) {
  const w = words()
  const id = useId()
  const zone = platformZone()
  const value = useSignal(fieldOf(platformNow() + DAY_MS, zone))
  const to = instantOfField(value.value, zone)
  const isPast = to === undefined || to <= shownMinute.value
  return (
    <form
      class="clock-custom"
      onSubmit={(event) => {
        event.preventDefault()
        if (to !== undefined && !isPast) go(to)
      }}
    >
      <label for={id}>{w.custom}</label>
      <input
        id={id}
        type="datetime-local"
        value={value.value}
        min={fieldOf(shownMinute.value, zone)}
        onInput={({ currentTarget }) => {
          value.value = currentTarget.value
        }}
      />
      <button type="submit" class="button" disabled={isPast} title={isPast ? w.past : undefined}>
        {w.go}
      </button>
    </form>
  )
}
