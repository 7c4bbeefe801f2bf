import { platformNow, showInstant } from './clock.ts'

export function ClockBar() {
  return <time>{showInstant(platformNow(), { dateStyle: 'medium', timeStyle: 'short' })}</time>
}
