import { useSignal } from '@preact/signals'
import { useLayoutEffect, useMemo, useRef } from 'preact/hooks'
import { isObject, type Json, text } from '../platform/json.ts'
import { locale } from '../words/wording.ts'
import { Boundary, Broken } from './boundary.tsx'
import { drawComponent } from './components.tsx'
import { Confirmation } from './confirmation.tsx'
import { CardBox } from './container/box.tsx'
import type { CardHands } from './hands.ts'
import { Header } from './header.tsx'
import { CardLink, linkOf } from './link.tsx'
import { ownColours } from './look/colours.ts'
import { languageOf, wordsIn } from './look/language.ts'
import { ownSizes } from './look/text-size.ts'
import { bodyOf } from './old-card.ts'
import { type Place, PlaceContext } from './place.ts'
import { useWidth } from './use-width.ts'
import { cardWords } from './words.ts'

export type { CardHands } from './hands.ts'

/** Narrower than a compact card (400 px): the size of a phone. */
const NARROW_PX = 390

/**
 * A card as the platform's client draws it (lark-platform.md 4): 2.0 and 1.0. What is entered stays while the card
 * stays the same; another card starts anew. What only opens a link opens it; everything else goes through `hands.use`.
 */
export function Card({ card, hands }: { readonly card: Json; readonly hands: CardHands }) {
  const mark = useMemo(() => JSON.stringify(card), [card])
  const busy = useSignal('')
  const asked = useSignal<Place['asked']['value']>(undefined)
  const element = useRef<HTMLDivElement>(null)
  const width = useWidth(element)
  useFlash(element, mark)
  useLayoutEffect(() => () => asked.peek()?.answer(false), [mark])
  const language = languageOf(card, locale.value)
  const body = bodyOf(card, language)
  if (body === undefined && !isObject(card.header)) return <Broken reason={cardWords().noCard} whole />
  const place: Place = {
    hands,
    draw: drawComponent,
    language,
    colours: ownColours(card),
    sizes: ownSizes(card),
    busy,
    asked,
    narrow: width > 0 && width < NARROW_PX,
  }
  const mode = text(isObject(card.config) ? card.config.width_mode : '') || 'default'
  const link = linkOf(card.card_link)
  const title = isObject(card.header) ? wordsIn(card.header.title, language) : ''
  return (
    <PlaceContext.Provider value={place}>
      <div ref={element} class={`card card-${mode}`} data-narrow={place.narrow} tabIndex={-1}>
        <Boundary key={mark}>
          {link === undefined ? null : <CardLink href={link} name={title || cardWords().cardLink} />}
          <Header header={card.header} />
          {body === undefined ? null : <CardBox body={body.box} path={body.path} />}
        </Boundary>
        <Confirmation asked={asked} />
      </div>
    </PlaceContext.Provider>
  )
}

const FLASH_MS = 1200

/** Lets the eye see that the card was replaced, and keeps the keyboard where it was. */
function useFlash(element: { readonly current: HTMLDivElement | null }, mark: string): void {
  const shown = useRef(mark)
  const inside = useRef(false)
  inside.current = element.current?.contains(document.activeElement) ?? false
  useLayoutEffect(() => {
    if (shown.current === mark) return
    shown.current = mark
    const card = element.current
    if (card === null) return
    if (inside.current && !card.contains(document.activeElement)) card.focus({ preventScroll: true })
    if (matchMedia('(prefers-reduced-motion: reduce)').matches) return
    const glow = { boxShadow: '0 0 0 3px var(--accent-soft)' }
    card.animate([glow, glow, {}], { duration: FLASH_MS, easing: 'ease-out' })
  }, [mark])
}
