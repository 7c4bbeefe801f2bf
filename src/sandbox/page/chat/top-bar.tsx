import { Tools } from '../inspector/tools.tsx'
import { Switches } from '../parts/switches.tsx'
import { SeatButton } from '../seats/seat-button.tsx'
import { ClockBar } from '../time/clock-bar.tsx'
import { words } from './words.ts'

/** Title, seat, clock, and at the right the page's tools. */
export function TopBar() {
  const w = words()
  return (
    <header class="top">
      <h1 class="top-title">{w.title}</h1>
      <div class="top-middle">
        <span class="top-place" data-tour="seat">
          <SeatButton />
        </span>
        <span class="top-place" data-tour="clock">
          <ClockBar />
        </span>
      </div>
      <div class="top-tools">
        <Tools />
        <Switches />
      </div>
    </header>
  )
}
