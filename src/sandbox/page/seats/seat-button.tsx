import { useSignal } from '@preact/signals'
import { useEffect } from 'preact/hooks'
import { Avatar } from '../parts/avatar.tsx'
import { Icon } from '../parts/icon.tsx'
import { myself } from '../session.ts'
import { seatOf } from './arrange.ts'
import { hints, keepHints } from './hints.ts'
import { SeatPicker } from './seat-picker.tsx'
import { words } from './words.ts'

/** Who sits here, with how much waits for him; opens the choice of seats. */
export function SeatButton() {
  const w = words()
  const open = useSignal(false)
  useEffect(keepHints, [])
  const person = myself.value
  if (person === undefined) return <span class="bone seat-bone" />
  const { pressing } = seatOf(person, hints.value)
  return (
    <>
      <button
        type="button"
        class="seat-button"
        aria-haspopup="dialog"
        title={w.change}
        onClick={() => {
          open.value = true
        }}
      >
        <Avatar id={person.openId} name={person.name} size={28} />
        <span class="seat-button-text">
          <span class="seat-button-name">{person.name}</span>
          <span class="seat-button-post">{person.post}</span>
        </span>
        {pressing > 0 ? (
          <>
            <span class="seat-todo">{w.todo(pressing)}</span>
            <span class="seat-count" aria-hidden>
              {pressing}
            </span>
          </>
        ) : null}
        <Icon name="chevron" size={16} />
      </button>
      {open.value ? (
        <SeatPicker
          onClose={() => {
            open.value = false
          }}
        />
      ) : null}
    </>
  )
}
