import { effect, signal } from '@preact/signals'
import { toast } from '../parts/toasts.tsx'
import { connected } from '../platform/stream.ts'
import { faultWords } from './fault-words.ts'
import { activeFaults, awayBots, platform } from './faults.ts'
import { recover } from './faults-panel.tsx'

/** A bot that comes back within this is not missed, ms. */
const PATIENCE_MS = 1500

/** Names of bots that have been away for longer than a moment. */
const missed = signal<readonly string[]>([])
let timer: ReturnType<typeof setTimeout> | undefined

effect(() => {
  const away = platform.value === undefined ? [] : awayBots.value.map(({ name }) => name)
  clearTimeout(timer)
  const back = missed.peek().filter((name) => !away.includes(name))
  if (back.length > 0) {
    missed.value = missed.peek().filter((name) => away.includes(name))
    for (const name of back) toast('success', faultWords().back(name))
  }
  if (away.length > 0)
    timer = setTimeout(() => {
      missed.value = away
    }, PATIENCE_MS)
})

/** Below the top bar: that the platform is down on purpose, or that a bot is away. */
export function Notices() {
  const w = faultWords()
  const down = activeFaults.value.includes('down')
  // That the platform itself is away is said elsewhere.
  const away = down || !connected.value ? [] : missed.value
  return (
    <div class="notices" role="status" aria-live="polite">
      {down ? (
        <p class="notice">
          <span>{w.down}</span>
          <button type="button" class="link-button" onClick={recover}>
            {w.calm}
          </button>
        </p>
      ) : null}
      {away.map((name) => (
        <p key={name} class="notice">
          {w.away(name)}
        </p>
      ))}
    </div>
  )
}
