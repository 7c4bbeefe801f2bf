import { Icon } from '../parts/icon.tsx'
import { Switches } from '../parts/switches.tsx'
import { contents } from './index-list.tsx'
import { WIDTHS, widen, width } from './width.ts'
import { words } from './words.ts'

/** Title, way back, and what changes how every card is shown. */
export function Top() {
  const w = words()
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
        <Switches />
      </div>
    </header>
  )
}
