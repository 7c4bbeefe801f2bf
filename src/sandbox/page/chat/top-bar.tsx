import { Tools } from '../inspector/tools.tsx'
import { Icon } from '../parts/icon.tsx'
import { nextTheme, themeChoice } from '../parts/theme.ts'
import { SeatButton } from '../seats/seat-button.tsx'
import { ClockBar } from '../time/clock-bar.tsx'
import { locale, speak } from '../words/wording.ts'
import { words } from './words.ts'

const ICON = { auto: 'auto', light: 'sun', dark: 'moon' } as const

/** Title, seat, clock, and at the right the page's tools. */
export function TopBar() {
  const w = words()
  const other = locale.value === 'zh' ? 'en' : 'zh'
  const short = other === 'zh' ? '中' : 'EN'
  const chosen = themeChoice.value
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
        <button
          type="button"
          class="icon-button top-language"
          aria-label={`${short} ${w.speakOther}`}
          title={w.speakOther}
          onClick={() => speak(other)}
        >
          {short}
        </button>
        <button
          type="button"
          class="icon-button"
          aria-label={w.theme[chosen]}
          title={w.theme[chosen]}
          onClick={nextTheme}
        >
          <Icon name={ICON[chosen]} />
        </button>
      </div>
    </header>
  )
}
