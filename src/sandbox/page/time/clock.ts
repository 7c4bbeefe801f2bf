import { signal } from '@preact/signals'
import { ask } from '../platform/calls.ts'
import { clockAnswer } from '../platform/shapes.ts'
import { locale } from '../words/wording.ts'

/** The platform's clock as last read, and where this browser's clock stood then. */
const read = signal({ now: 0, at: 0, zone: 'Asia/Shanghai' })

export async function readClock(): Promise<void> {
  const { now, timeZone } = clockAnswer.parse(await ask('clock'))
  read.value = { now, at: performance.now(), zone: timeZone }
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
