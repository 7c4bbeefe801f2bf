import { useEffect } from 'preact/hooks'
import { Icon } from '../parts/icon.tsx'
import { openPopover } from '../parts/popover.tsx'
import { dayText, keepClock, momentText, shownMinute, timeText } from './clock.ts'
import { ClockMenu } from './clock-menu.tsx'
import { goals } from './goals.ts'
import { showMeanwhile } from './meanwhile-panel.tsx'
import { moveTo, moving } from './moving.ts'
import { keepPlan } from './plan.ts'
import { words } from './words.ts'

async function go(to: number): Promise<void> {
  const move = await moveTo(to)
  if (move !== undefined) showMeanwhile(move)
}

/** The platform's time, and the ways to move it on. */
export function ClockBar() {
  const w = words()
  useEffect(keepClock, [])
  useEffect(keepPlan, [])
  const now = shownMinute.value
  if (now === 0) return <span class="bone clock-bone" />
  const busy = moving.value !== undefined
  return (
    <div class="clock-bar">
      <button
        type="button"
        class="clock-button"
        aria-haspopup="dialog"
        title={w.move}
        disabled={busy}
        onClick={({ currentTarget }) =>
          openPopover(currentTarget.getBoundingClientRect(), () => <ClockMenu go={(to) => void go(to)} />)
        }
      >
        <Icon name="clock" size={18} />
        <time class="clock-time" dateTime={new Date(now).toISOString()}>
          <span class="clock-day">{dayText(now)}</span> {timeText(now)}
        </time>
        <Icon name="chevron" size={16} />
      </button>
      {busy ? <Progress /> : <Goals />}
    </div>
  )
}

function Goals() {
  const w = words()
  return (
    <fieldset class="clock-goals">
      <legend class="unseen">{w.move}</legend>
      {goals().map(({ key, short, at, hint }) => (
        <button
          key={key}
          type="button"
          class="clock-short"
          data-goal={key}
          disabled={at === undefined}
          title={at === undefined ? hint : [w.goTo(momentText(at)), hint].filter(Boolean).join(w.comma)}
          onClick={() => {
            if (at !== undefined) void go(at)
          }}
        >
          {short}
        </button>
      ))}
    </fieldset>
  )
}

/** How far the move has come. */
function Progress() {
  const w = words()
  const move = moving.value
  if (move === undefined) return null
  const share = (shownMinute.value - move.from) / Math.max(1, move.to - move.from)
  const percent = Math.round(Math.min(1, Math.max(0, share)) * 100)
  return (
    <div class="clock-progress" role="status">
      <span>{w.moving(momentText(shownMinute.value))}</span>
      <span class="clock-track" aria-hidden>
        <span style={{ width: `${percent}%` }} />
      </span>
    </div>
  )
}
