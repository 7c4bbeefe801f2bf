import { useEffect, useRef } from 'preact/hooks'
import { Icon } from '../parts/icon.tsx'
import { locale } from '../words/wording.ts'
import { at, leadBy, led, room, walkedTo } from './address.ts'
import { loading, type Room } from './catalogue.ts'
import { useGuide } from './guide.ts'
import { StandView } from './stand.tsx'
import { width } from './width.ts'
import { words } from './words.ts'

/** The examples of one component or the states of one card, under each other. */
export function RoomView() {
  const element = useRef<HTMLElement>(null)
  const here = room.value
  useGuide(element, { path: here?.path, led: led.value, at: at.value, walkedTo })
  useEffect(() => {
    document.title = here === undefined ? words().title : `${here.title[locale.value]} · ${words().title}`
  })
  return (
    <main ref={element} class="gallery-room" data-width={width.value} tabIndex={-1} aria-busy={loading.value}>
      {here === undefined ? (
        <p class="gallery-empty">{loading.value ? words().loading : words().absent}</p>
      ) : (
        <Stands key={here.path} here={here} />
      )}
    </main>
  )
}

function Stands({ here }: { readonly here: Room }) {
  const w = words()
  return (
    <div class="gallery-stands">
      <header class="gallery-head">
        <h2>{here.title[locale.value]}</h2>
        {here.tag === '' ? null : <code>{here.tag}</code>}
        <div class="gallery-steps">
          <button
            type="button"
            class="icon-button"
            aria-label={w.previous}
            title={w.previous}
            onClick={() => leadBy(-1)}
          >
            <Icon name="back" />
          </button>
          <span class="gallery-at">{w.example(at.value + 1, here.stands.length)}</span>
          <button
            type="button"
            class="icon-button gallery-next"
            aria-label={w.next}
            title={w.next}
            onClick={() => leadBy(1)}
          >
            <Icon name="back" />
          </button>
        </div>
      </header>
      {here.stands.map((stand, index) => (
        <StandView
          key={`${stand.title.en} ${locale.value}`}
          stand={stand}
          path={here.path}
          index={index}
          current={index === at.value}
        />
      ))}
    </div>
  )
}
