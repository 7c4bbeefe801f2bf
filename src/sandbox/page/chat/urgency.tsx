import { Icon } from '../parts/icon.tsx'
import type { Message } from '../platform/shapes.ts'
import { words } from './words.ts'

/** Who was urged to read the message, and who has. */
export function Urgency({ message: { urgent } }: { readonly message: Message }) {
  if (urgent.length === 0) return null
  const w = words()
  const namesOf = (read: boolean) => [
    ...new Set(urgent.filter((each) => each.read === read).map(({ name }) => name)),
  ]
  const [read, unread] = [namesOf(true), namesOf(false)]
  return (
    <p class="urgency">
      <Icon name="bell" size={16} />
      <b>{w.urged}</b>
      {read.length === 0 ? null : <span>{w.urgedRead(read.join('、'))}</span>}
      {unread.length === 0 ? null : <span>{w.urgedUnread(unread.join('、'))}</span>}
    </p>
  )
}
