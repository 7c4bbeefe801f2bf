import { showInstant } from '../time/clock.ts'
import type { Inspection } from './shapes.ts'
import { words } from './words.ts'

interface Moment {
  readonly key: keyof ReturnType<typeof words>['steps']
  /** UTC ms. */
  readonly at: number
}

/** From the message to what came of it, each with the time since the one before. */
export function Timeline({ of }: { readonly of: Inspection }) {
  const w = words()
  const moments = of.message.senderType === 'user' ? ofPerson(of) : ofBot(of)
  const known = moments.filter(({ at }) => Number.isFinite(at))
  const [first] = known
  if (first === undefined) return null
  return (
    <ol class="timeline" aria-label={w.timeline}>
      {known.map(({ key, at }, index) => {
        const before = known[index - 1]
        return (
          <li key={key}>
            <span class="timeline-what">{w.steps[key]}</span>
            <span class="timeline-when">
              {before === undefined ? clockTime(at) : `+${interval(Math.max(0, at - before.at))}`}
            </span>
          </li>
        )
      })}
    </ol>
  )
}

function ofPerson({ message, events, calls, answers }: Inspection): readonly Moment[] {
  const about = calls.filter(({ link }) => link === 'about')
  const taken = events.flatMap(({ at, tookMs }) => (tookMs === undefined ? [] : [at + tookMs]))
  return inOrder([
    { key: 'received', at: message.createTime },
    { key: 'taken', at: Math.min(...taken) },
    { key: 'called', at: Math.min(...about.map(({ at }) => at)) },
    { key: 'answered', at: Math.min(...answers.map(({ createTime }) => createTime)) },
  ])
}

function ofBot({ message, calls, clicks }: Inspection): readonly Moment[] {
  const sent = calls.find((call) => call.messageId === message.messageId && call.what.startsWith('POST'))
  const click = clicks.at(-1)
  const shown: readonly Moment[] = [
    { key: 'sent', at: sent?.at ?? Number.NaN },
    { key: 'shown', at: message.createTime },
  ]
  const later: readonly Moment[] = [
    { key: 'clicked', at: click?.at ?? Number.NaN },
    { key: 'reacted', at: (click?.at ?? Number.NaN) + (click?.tookMs ?? 0) },
    { key: 'updated', at: message.updated ? message.updateTime : Number.NaN },
  ]
  return [...inOrder(shown), ...inOrder(later)]
}

/** The bot may call before its receipt has arrived. */
function inOrder(moments: readonly Moment[]): readonly Moment[] {
  return [...moments].sort((a, b) => a.at - b.at)
}

const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS

function interval(ms: number): string {
  if (ms < 1000) return `${Math.round(ms)} ms`
  if (ms < MINUTE_MS) return `${(ms / 1000).toFixed(1)} s`
  return ms < HOUR_MS ? `${Math.round(ms / MINUTE_MS)} min` : `${Math.round(ms / HOUR_MS)} h`
}

/** To the millisecond, as a log has it. */
export function clockTime(instant: number): string {
  const whole = showInstant(instant, { hour: '2-digit', minute: '2-digit', second: '2-digit' })
  return `${whole}.${String(Math.floor(instant) % 1000).padStart(3, '0')}`
}
