import { signal } from '@preact/signals'
import { ask } from '../platform/calls.ts'
import { inOrder } from '../platform/in-order.ts'
import { clockAnswer } from '../platform/shapes.ts'
import { onStream } from '../platform/stream.ts'
import { locale } from '../words/wording.ts'

/** The platform's clock as last read, and where this browser's clock stood then. */
const read = signal({ now: 0, at: 0, zone: 'Asia/Shanghai' })

/** What the clock shows, UTC ms in whole minutes; 0 before it was read. */
export const shownMinute = signal(0)

const MINUTE_MS = 60_000
const LOOK_MS = 1000

const inTurn = inOrder()

export function readClock(): Promise<void> {
  return inTurn(ask('clock'), (answer) => {
    const { now, timeZone } = clockAnswer.parse(answer)
    read.value = { now, at: performance.now(), zone: timeZone }
    look()
  })
}

function look(): void {
  shownMinute.value = Math.floor(platformNow() / MINUTE_MS) * MINUTE_MS
}

let running = false
let again = false

/** A clock on its way tells of every stop: one question at a time, and one more after the last. */
async function readSoon(): Promise<void> {
  again = true
  if (running) return
  running = true
  while (again) {
    again = false
    await readClock().catch(() => undefined)
  }
  running = false
}

/** Keeps the clock in step with the platform's; returns the way to stop. */
export function keepClock(): () => void {
  const timer = setInterval(look, LOOK_MS)
  const leave = onStream(({ kind }) => {
    if (kind === 'clock' || kind === 'reopened') void readSoon()
  })
  return () => {
    clearInterval(timer)
    leave()
  }
}

/** The platform's time, UTC ms. */
export function platformNow(): number {
  const { now, at } = read.value
  return now + (performance.now() - at)
}

/** The platform's time zone. */
export function platformZone(): string {
  return read.value.zone
}

/** An instant (UTC ms) in the platform's time zone and the page's language. */
export function showInstant(instant: number, options: Intl.DateTimeFormatOptions): string {
  const language = locale.value === 'zh' ? 'zh-CN' : 'en-GB'
  return new Date(instant).toLocaleString(language, {
    ...options,
    hour12: false,
    timeZone: read.value.zone,
  })
}

const showDay = (instant: number): string =>
  showInstant(instant, { month: 'short', day: 'numeric', weekday: 'short' })

/** Day and weekday: `10月27日 周一`, `Mon 27 Oct`. */
export function dayText(instant: number): string {
  if (locale.value !== 'zh') return showDay(instant).replace(',', '')
  const day = showInstant(instant, { month: 'long', day: 'numeric' })
  return `${day} ${showInstant(instant, { weekday: 'short' })}`
}

export function timeText(instant: number): string {
  return showInstant(instant, { hour: '2-digit', minute: '2-digit' })
}

export function momentText(instant: number): string {
  return `${dayText(instant)} ${timeText(instant)}`
}
