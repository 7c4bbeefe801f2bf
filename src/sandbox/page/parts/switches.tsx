import { locale, speak, wording } from '../words/wording.ts'
import { Icon } from './icon.tsx'
import { nextTheme, themeChoice } from './theme.ts'

const words = wording({
  zh: {
    speakOther: 'Switch to English',
    theme: { auto: '外观：跟随系统', light: '外观：浅色', dark: '外观：深色' },
  },
  en: {
    speakOther: '切换为中文',
    theme: { auto: 'Appearance: as the system', light: 'Appearance: light', dark: 'Appearance: dark' },
  },
})
const ICON = { auto: 'auto', light: 'sun', dark: 'moon' } as const

/** The language of the page and its light: at the right of every page's top. */
export function Switches() {
  const w = words()
  const other = locale.value === 'zh' ? 'en' : 'zh'
  const short = other === 'zh' ? '中' : 'EN'
  const chosen = themeChoice.value
  return (
    <>
      <button
        type="button"
        class="icon-button"
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
    </>
  )
}
