import { useSignal } from '@preact/signals'
import { useLayoutEffect, useRef } from 'preact/hooks'
import { Avatar } from '../parts/avatar.tsx'
import { Dialog } from '../parts/dialog.tsx'
import { Icon } from '../parts/icon.tsx'
import { failed } from '../parts/toasts.tsx'
import { me, people, takeSeat } from '../session.ts'
import { seatGroups, seatOf, seatsMatching, whoseTurn } from './arrange.ts'
import { hints } from './hints.ts'
import { recentSeats } from './recent.ts'
import { SeatRow } from './seat-row.tsx'
import { sitToAct } from './sit.ts'
import { words } from './words.ts'

const MOST_TURNS = 5

/** Everybody whose seat can be taken: whose turn it is, who sat here before, then all by organisation. */
export function SeatPicker({ onClose }: { readonly onClose: () => void }) {
  const w = words()
  const search = useSignal('')
  const field = useRef<HTMLInputElement>(null)
  useLayoutEffect(() => field.current?.focus(), [])
  const sit = (taking: Promise<void>): void => {
    taking.catch(failed)
    onClose()
  }
  return (
    <Dialog title={w.pick} onClose={onClose} look="seats">
      <button type="button" class="icon-button seats-close" aria-label={w.close} onClick={onClose}>
        <Icon name="close" />
      </button>
      <search class="seats-body" onKeyDown={moveInList}>
        <label class="seats-search">
          <span class="unseen">{w.search}</span>
          <Icon name="search" size={16} />
          <input
            ref={field}
            type="search"
            value={search.value}
            placeholder={w.search}
            onInput={({ currentTarget }) => {
              search.value = currentTarget.value
            }}
          />
        </label>
        <div class="seats-list">
          {search.value.trim() === '' ? <Suggested sit={sit} /> : null}
          <All search={search.value} sit={sit} />
        </div>
      </search>
      <p class="seats-help">{w.help}</p>
    </Dialog>
  )
}

type Sit = (taking: Promise<void>) => void

/** Whose turn it is, and who sat here before. */
function Suggested({ sit }: { readonly sit: Sit }) {
  const w = words()
  const turns = whoseTurn(people.value, hints.value, MOST_TURNS)
  const recent = recentSeats.value
    .filter((id) => id !== me.value)
    .flatMap((id) => people.value.find(({ openId }) => openId === id) ?? [])
  return (
    <>
      {turns.length === 0 ? null : (
        <section>
          <h3 class="seats-heading">{w.turn}</h3>
          <ul>
            {turns.map(({ seat, turn }) => (
              <SeatRow
                key={seat.person.openId}
                seat={seat}
                why={[turn.label, turn.due].filter(Boolean).join(' · ')}
                grave={(turn.days ?? 1) <= 0}
                take={() => sit(sitToAct(seat.person.openId, turn.code))}
              />
            ))}
          </ul>
        </section>
      )}
      {recent.length === 0 ? null : (
        <section>
          <h3 class="seats-heading">{w.recent}</h3>
          <ul class="seats-recent">
            {recent.map(({ openId, name }) => (
              <li key={openId}>
                <button type="button" class="seat-chip" onClick={() => sit(takeSeat(openId))}>
                  <Avatar id={openId} name={name} size={24} />
                  {name}
                </button>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  )
}

function All({ search, sit }: { readonly search: string; readonly sit: Sit }) {
  const w = words()
  const groups = seatGroups(seatsMatching(people.value, hints.value, search), hints.value)
  if (groups.length === 0) return <p class="seats-none">{w.none}</p>
  return (
    <>
      {groups.map(({ name, seats }) => (
        <section key={name}>
          <h3 class="seats-heading">{name === '' ? w.other : name}</h3>
          <ul>
            {seats.map(({ person }) => {
              const seat = seatOf(person, hints.value)
              const duties = seat.hint?.duties ?? []
              return (
                <SeatRow
                  key={person.openId}
                  seat={seat}
                  why={duties.length > 0 ? duties.join(w.semicolon) : (seat.hint?.role ?? '')}
                  take={() => sit(takeSeat(person.openId))}
                />
              )
            })}
          </ul>
        </section>
      ))}
    </>
  )
}

const STEPS: Readonly<Record<string, (at: number, count: number) => number>> = {
  ArrowDown: (at, count) => Math.min(at + 1, count - 1),
  ArrowUp: (at) => at - 1,
}

/** Arrows go through the people from the search field on and back to it; Enter in the field takes the first. */
function moveInList(event: KeyboardEvent & { readonly currentTarget: HTMLElement }): void {
  const rows = [...event.currentTarget.querySelectorAll<HTMLElement>('.seat-row')]
  const field = event.currentTarget.querySelector('input')
  if (event.key === 'Enter' && event.target === field && !event.isComposing) {
    event.preventDefault()
    rows[0]?.click()
    return
  }
  const step = STEPS[event.key]
  if (step === undefined || event.isComposing) return
  event.preventDefault()
  const at = rows.findIndex((row) => row.parentElement?.contains(document.activeElement))
  const next = rows[step(at, rows.length)]
  if (next === undefined) field?.focus()
  else next.focus()
}
