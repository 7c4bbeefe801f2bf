import { Avatar } from '../parts/avatar.tsx'
import { Icon } from '../parts/icon.tsx'
import { me } from '../session.ts'
import type { Seat } from './arrange.ts'
import { words } from './words.ts'

interface SeatRowProps {
  readonly seat: Seat
  /** What is told in the second line. */
  readonly why: string
  readonly grave?: boolean
  readonly take: () => void
}

/** One person to choose: who he is, what he is responsible for or why it is his turn. */
export function SeatRow({ seat, why, grave = false, take }: SeatRowProps) {
  const w = words()
  const { person, pressing } = seat
  const isMe = person.openId === me.value
  return (
    <li class="seat-line">
      <button type="button" class="seat-row" aria-current={isMe} onClick={take}>
        <Avatar id={person.openId} name={person.name} size={36} />
        <span class="seat-text">
          <span class="seat-who">
            <span class="seat-name">{person.name}</span>
            <span class="seat-post">{person.post}</span>
          </span>
          {why === '' ? null : <span class={grave ? 'seat-why seat-grave' : 'seat-why'}>{why}</span>}
        </span>
        {isMe ? <span class="seat-current">{w.current}</span> : null}
        {pressing > 0 ? <span class="seat-todo">{w.todo(pressing)}</span> : null}
      </button>
      <a
        class="icon-button seat-window"
        href={`#${person.openId}/`}
        target="_blank"
        rel="noopener"
        aria-label={w.inWindow(person.name)}
        title={w.inWindow(person.name)}
      >
        <Icon name="window" size={18} />
      </a>
    </li>
  )
}
