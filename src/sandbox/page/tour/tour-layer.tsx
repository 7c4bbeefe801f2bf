import { useEffect } from 'preact/hooks'
import { Icon } from '../parts/icon.tsx'
import { failed } from '../parts/toasts.tsx'
import { begun } from '../session.ts'
import { StepBubble } from './bubble.tsx'
import { rememberOver } from './memory.ts'
import { begin, enter, leave, offerTour, type Showing, showing } from './tour.ts'
import { words } from './words.ts'

/** The tour over the page: an offer, the present step, or its end. */
export function TourLayer() {
  const ready = begun.value
  useEffect(() => {
    if (ready) offerTour().catch(failed)
  }, [ready])
  useEffect(() => {
    addEventListener('keydown', leaveByKey)
    return () => removeEventListener('keydown', leaveByKey)
  }, [])
  const of = showing.value
  if (of.kind === 'step') return <StepBubble of={of} />
  if (of.kind === 'offer') return <Offer of={of} />
  return of.kind === 'end' ? <End of={of} /> : null
}

/** Escape leaves, unless it is for something that lies above. */
function leaveByKey(event: KeyboardEvent): void {
  if (event.key !== 'Escape' || event.defaultPrevented || showing.value.kind === 'nothing') return
  if (document.querySelector('dialog[open], .popover, .side:focus-within') === null) leave()
}

function Offer({ of: { script, kept } }: { readonly of: Extract<Showing, { kind: 'offer' }> }) {
  const w = words()
  return (
    <section class="tour-bubble tour-corner" aria-labelledby="tour-title">
      <h2 class="tour-title" id="tour-title">
        {script.title}
      </h2>
      <p>{script.intro}</p>
      <div class="tour-actions">
        <button
          type="button"
          class="link-button tour-leave"
          onClick={() => {
            if (kept === undefined) rememberOver()
            showing.value = { kind: 'nothing' }
          }}
        >
          {w.no}
        </button>
        {kept === undefined ? null : (
          <button type="button" class="button" onClick={() => begin().catch(failed)}>
            {w.again}
          </button>
        )}
        <button
          type="button"
          class="button button-primary"
          onClick={() => (kept === undefined ? begin() : enter(kept, '')).catch(failed)}
        >
          {kept === undefined ? w.begin : w.goOn(kept.step + 1)}
        </button>
      </div>
    </section>
  )
}

function End({ of: { script, before } }: { readonly of: Extract<Showing, { kind: 'end' }> }) {
  const w = words()
  return (
    <section class="tour-bubble tour-corner" aria-labelledby="tour-title">
      {before === '' ? null : (
        <p class="tour-before">
          <Icon name="check" size={16} />
          <span>{before}</span>
        </p>
      )}
      <h2 class="tour-title" id="tour-title">
        {w.ended}
      </h2>
      <p>{script.end}</p>
      <div class="tour-actions tour-last">
        <button type="button" class="button button-primary" onClick={leave}>
          {w.finish}
        </button>
      </div>
    </section>
  )
}
