import { type Signal, useSignal } from '@preact/signals'
import { useEffect, useRef } from 'preact/hooks'
import { Icon } from '../parts/icon.tsx'
import { failed } from '../parts/toasts.tsx'
import { type Box, placeAside, placeBeside } from './place.ts'
import type { Spot } from './shapes.ts'
import { prefill, spotNow } from './spots.ts'
import { acting, doStep, leave, next, type Showing } from './tour.ts'
import { words } from './words.ts'

const AROUND = 6
const NONE: readonly Spot[] = []

/** A step beside the place it points at; both follow the page as it moves. */
export function StepBubble({ of }: { readonly of: Extract<Showing, { kind: 'step' }> }) {
  const w = words()
  const { script, now, before } = of
  const bubble = useRef<HTMLDivElement>(null)
  const light = useRef<HTMLDivElement>(null)
  const spot = useSignal<Spot | undefined>(undefined)
  const covered = useSignal(false)
  const step = script.steps[now.step]
  useFollowing({ bubble, light, spot, covered }, step?.spots ?? NONE, now.since)
  if (step === undefined) return null
  const idle = step.deeds.length === 0
  return (
    <>
      <div ref={light} class="tour-light" aria-hidden="true" hidden={spot.value === undefined} />
      <div
        ref={bubble}
        class="tour-bubble"
        role="dialog"
        aria-modal="false"
        aria-labelledby="tour-title"
        aria-describedby="tour-text"
      >
        <div aria-live="polite">
          {before === '' ? null : (
            <p class="tour-before">
              <Icon name="check" size={16} />
              <span>{before}</span>
            </p>
          )}
          <p class="tour-where">{w.where(now.step + 1, script.steps.length)}</p>
          <h2 class="tour-title" id="tour-title">
            {step.title}
          </h2>
          <p id="tour-text">{step.text}</p>
          {spot.value === undefined ? null : (
            <p class="tour-hint">{covered.value ? w.closeFirst : spot.value.hint}</p>
          )}
        </div>
        <Steps at={now.step} all={script.steps.length} />
        <div class="tour-actions">
          <button type="button" class="link-button tour-leave" onClick={leave}>
            {w.leave}
          </button>
          {idle ? null : (
            <button type="button" class="button" disabled={acting.value} onClick={() => next().catch(failed)}>
              {w.skip}
            </button>
          )}
          <button
            type="button"
            class="button button-primary"
            disabled={acting.value}
            onClick={() => (idle ? next() : doStep()).catch(failed)}
          >
            {acting.value ? w.doing : idle ? w.next : w.doIt}
          </button>
        </div>
      </div>
    </>
  )
}

function Steps({ at, all }: { readonly at: number; readonly all: number }) {
  return (
    <ol class="tour-steps" aria-hidden="true">
      {Array.from({ length: all }, (_none, index) => (
        <li key={index} class={index < at ? 'past' : index === at ? 'present' : ''} />
      ))}
    </ol>
  )
}

type Ref<T> = { readonly current: T | null }

interface Following {
  readonly bubble: Ref<HTMLDivElement>
  readonly light: Ref<HTMLDivElement>
  readonly spot: Signal<Spot | undefined>
  readonly covered: Signal<boolean>
}

/** Looks at every frame where the place is: the page scrolls, cards grow, the chat changes. */
function useFollowing(
  { bubble, light, spot, covered }: Following,
  spots: readonly Spot[],
  since: number,
): void {
  useEffect(() => {
    let shown = ''
    let element: HTMLElement | undefined
    let frame = 0
    const follow = () => {
      frame = requestAnimationFrame(follow)
      const there = spotNow(spots, since)
      covered.value = there?.covered ?? false
      if (there?.spot !== spot.value) {
        spot.value = there?.spot
        if (there !== undefined) prefill(there.spot, since)
      }
      // A whole card is read from its beginning.
      if (there !== undefined && there.element === there.lit && there.element !== element)
        bringIntoView(there.element)
      element = there?.element
      const place = there?.spot.at === 'button' ? placeAside : placeBeside
      shown = put({ element, lit: there?.lit, place }, bubble.current, light.current, shown)
    }
    follow()
    return () => cancelAnimationFrame(frame)
  }, [spots, since])
}

function bringIntoView(element: HTMLElement): void {
  const { top, bottom } = element.getBoundingClientRect()
  if (top < 0 || bottom > innerHeight) element.scrollIntoView({ block: 'center' })
}

interface Placing {
  readonly element: HTMLElement | undefined
  readonly lit: HTMLElement | undefined
  readonly place: typeof placeBeside
}

/** As much of the element as its scrolling surroundings let be seen. */
function shownPart(element: HTMLElement): Box {
  const box = element.getBoundingClientRect()
  const frame = element.closest('.stream')?.getBoundingClientRect()
  if (frame === undefined) return box
  const top = Math.max(box.top, frame.top + AROUND)
  const bottom = Math.min(box.bottom, frame.bottom - AROUND)
  return { left: box.left, width: box.width, top, height: Math.max(0, bottom - top) }
}

const boxKey = (box: Box | undefined): string =>
  box === undefined ? '' : [box.left, box.top, box.width, box.height].join(' ')

/** Moves the light and the bubble if anything moved; what they were moved by. */
function put(
  { element, lit, place }: Placing,
  bubble: HTMLElement | null,
  light: HTMLElement | null,
  before: string,
): string {
  if (bubble === null || light === null) return before
  const size = bubble.getBoundingClientRect()
  const target = element?.getBoundingClientRect()
  const beam = lit === undefined ? undefined : shownPart(lit)
  const key = [boxKey(target), boxKey(beam), size.height, innerWidth, innerHeight]
  const now = key.join(' ')
  if (now === before) return before
  const view = { width: innerWidth, height: innerHeight }
  const none = { left: innerWidth, top: innerHeight, width: 0, height: 0 }
  const { left, top } = place(target ?? none, size, view)
  bubble.dataset.place = top < view.height / 3 ? 'high' : 'low'
  bubble.style.translate = `${left}px ${top}px`
  if (beam !== undefined) {
    light.style.translate = `${beam.left - AROUND}px ${beam.top - AROUND}px`
    light.style.width = `${beam.width + 2 * AROUND}px`
    light.style.height = `${beam.height + 2 * AROUND}px`
  }
  return now
}
