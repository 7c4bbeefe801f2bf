import type { Message } from '../platform/shapes.ts'
import { me, openedChat } from '../session.ts'
import { words } from './words.ts'

/** Beside an own message in a group: who of the others has read it. */
export function ReadMark({ message: { position } }: { readonly message: Message }) {
  const others = openedChat.value?.members.filter(({ openId }) => openId !== me.value) ?? []
  if (others.length === 0) return null
  const read = others.filter(({ seen }) => seen >= position).length
  const all = read === others.length
  const label = all ? words().allRead : words().readBy(read, others.length - read)
  const share = read / others.length
  return (
    <span class={all ? 'read-mark read-mark-all' : 'read-mark'} role="img" aria-label={label} title={label}>
      <svg viewBox="0 0 16 16" width="14" height="14" aria-hidden="true">
        <circle cx="8" cy="8" r="6.5" fill="none" stroke="currentColor" stroke-width="1.3" />
        {all ? (
          <path d="m5 8.2 2.2 2.2L11.2 6" fill="none" stroke="currentColor" stroke-width="1.5" />
        ) : (
          <circle
            cx="8"
            cy="8"
            r="2.75"
            fill="none"
            stroke="currentColor"
            stroke-width="5.5"
            stroke-dasharray={`${share * 17.28} 17.28`}
            transform="rotate(-90 8 8)"
          />
        )}
      </svg>
    </span>
  )
}
