import { connected } from '../platform/stream.ts'
import { words } from './words.ts'

/** Says that the emulator is away; goes by itself. */
export function LostBanner() {
  return (
    <div role="status" aria-live="polite">
      {connected.value ? null : <p class="lost">{words().lost}</p>}
    </div>
  )
}
