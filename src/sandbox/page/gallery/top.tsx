import { Icon } from '../parts/icon.tsx'
import { nextTheme, themeChoice } from '../parts/theme.ts'
import { locale, speak } from '../words/wording.ts'
import { contents } from './index-list.tsx'
import { WIDTHS, widen, width } from './width.ts'
import { words } from './words.ts'

const ICON = { auto: 'auto', light: 'sun', dark: 'moon' } as const

/** Title, way back, and what changes how every card is shown. */
export function Top() {
  const w = words()
  const other = locale.value === 'zh' ? 'en' : 'zh'
  const short = other === 'zh' ? '中' : 'EN'
  const chosen = themeChoice.value
  return (
    <header class="gallery-top">
      <a class="icon-button" href="/" aria-label={w.toChat} title={w.toChat}>
        <Icon name="back" />
      </a>
      <h1 class="gallery-title">{w.title}</h1>
      <button
        type="button"
        class="button gallery-contents"
        aria-expanded={contents.value}
        onClick={() => {
          contents.value = !contents.value
        }}
      >
        {w.contents}
      </button>
      <fieldset class="gallery-widths">
        <legend class="unseen">{w.width}</legend>
        {WIDTHS.map((each) => (
          <button key={each} type="button" aria-pressed={width.value === each} onClick={() => widen(each)}>
            {w.widths[each]}
          </button>
        ))}
      </fieldset>
      <div class="gallery-tools">
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
      </div>
    </header>
  )
}
