import { useRef } from 'preact/hooks'
import { Card } from '../card/card.tsx'
import type { Json } from '../platform/json.ts'
import { locale } from '../words/wording.ts'
import { addressOf } from './address.ts'
import type { Stand } from './catalogue.ts'
import { useVerdict, type Verdict } from './check.ts'
import { handsOf } from './hands.ts'
import { useNear } from './near.ts'
import { Source } from './source.tsx'
import { words } from './words.ts'

interface StandOf {
  readonly stand: Stand
  readonly path: string
  readonly index: number
  readonly current: boolean
}

/** One card with its title, what the platform thinks of it, and its JSON. Drawn when it comes near. */
export function StandView({ stand, path, index, current }: StandOf) {
  const element = useRef<HTMLElement>(null)
  const near = useNear(element)
  const card = stand.card[locale.value]
  const verdict = useVerdict(card, near)
  const title = stand.title[locale.value]
  const id = `${path}/${index + 1}`
  return (
    <article
      ref={element}
      class="stand"
      data-stand={index}
      data-current={current}
      aria-labelledby={`title/${id}`}
      tabIndex={-1}
    >
      <header class="stand-head">
        <h3 class="stand-title" id={`title/${id}`}>
          <a
            class="stand-number"
            href={addressOf(path, index)}
            aria-label={words().address(index + 1, title)}
          >
            {index + 1}
          </a>
          {title}
        </h3>
        <Notes stand={stand} />
      </header>
      <div class="stand-ground" data-drawn={near}>
        {stand.refused ? <Refusal verdict={verdict} /> : null}
        {near ? <Drawn card={card} /> : null}
      </div>
      <footer class="stand-foot">
        <Source card={card} verdict={verdict} />
      </footer>
    </article>
  )
}

function Drawn({ card }: { readonly card: Json }) {
  const hands = useRef(handsOf(card))
  return <Card card={card} hands={hands.current} />
}

function Notes({ stand }: { readonly stand: Stand }) {
  return (
    <p class="stand-notes">
      {stand.notes.map((note) => (
        <span key={note.en}>{note[locale.value]}</span>
      ))}
      {stand.settled ? <span class="stand-settled">{words().settled}</span> : null}
    </p>
  )
}

/** What a bot gets to hear that sends the card. */
function Refusal({ verdict }: { readonly verdict: Verdict }) {
  const w = words()
  if (typeof verdict === 'string') return null
  return (
    <>
      {verdict.slice(0, 1).map(({ code }) => (
        <p key={code} class="stand-refusal">
          <strong>{w.sendFails(code)}</strong>
        </p>
      ))}
      <p class="stand-aside">{w.ifShown}</p>
    </>
  )
}
