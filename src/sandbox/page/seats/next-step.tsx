import { useEffect } from 'preact/hooks'
import { Avatar } from '../parts/avatar.tsx'
import { Icon } from '../parts/icon.tsx'
import { failed } from '../parts/toasts.tsx'
import { me, nameOf } from '../session.ts'
import { dropPasses, followBall, passes } from './baton.ts'
import { hints } from './hints.ts'
import type { Pass } from './passes.ts'
import { sitToAct } from './sit.ts'
import { words } from './words.ts'

const MOST = 3

/** Above the composer: who has to act now that this was done, one press away. */
export function NextStep() {
  const w = words()
  useEffect(followBall, [])
  const shown = passes.value.slice(0, MOST)
  if (shown.length === 0) return null
  return (
    <aside class="next-step" aria-label={w.next}>
      <span class="next-step-label">{shown.every(({ to }) => to === me.value) ? w.yours : w.next}</span>
      <ul class="next-step-list">
        {shown.map((pass) => (
          <NextPerson key={`${pass.to} ${pass.turn.label}`} pass={pass} />
        ))}
      </ul>
      <button type="button" class="icon-button" aria-label={w.dismiss} title={w.dismiss} onClick={dropPasses}>
        <Icon name="close" size={16} />
      </button>
    </aside>
  )
}

function NextPerson({ pass: { to, turn } }: { readonly pass: Pass }) {
  const w = words()
  const name = nameOf(to)
  const isMe = to === me.value
  return (
    <li>
      <button
        type="button"
        class="next-person"
        title={turn.title}
        onClick={() => {
          dropPasses()
          sitToAct(to, turn.code).catch(failed)
        }}
      >
        {isMe ? null : <Avatar id={to} name={name} size={22} />}
        <span class="next-person-text">
          {isMe ? '' : `${w.who(name, hints.value.get(to)?.role ?? '')} `}
          {turn.label}
        </span>
        <span class="next-person-go">{isMe ? w.open : w.sit}</span>
      </button>
    </li>
  )
}
