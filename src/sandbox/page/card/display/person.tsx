import { Avatar } from '../../parts/avatar.tsx'
import { memberOf, text } from '../../platform/json.ts'
import { usePlace } from '../place.ts'
import { cardWords } from '../words.ts'

const SIZES: Readonly<Record<string, number>> = { extra_small: 20, small: 24, medium: 32, large: 48 }

/** Pixels of an avatar of the platform's sizes. */
export function avatarSize(size: unknown, usual: string): number {
  return memberOf(SIZES, text(size)) ?? SIZES[usual] ?? 24
}

interface PersonOf {
  readonly id: string
  readonly name?: boolean
  readonly avatar?: boolean
  readonly capsule?: boolean
  readonly size?: number
}

/** Somebody with avatar and name; whom nobody knows is an unknown user. */
export function Person({ id, name = true, avatar = true, capsule = false, size = 20 }: PersonOf) {
  const { hands } = usePlace()
  const known = id !== '' && hands.nameOf(id) !== id
  const shown = known ? hands.nameOf(id) : cardWords().unknownPerson
  return (
    <span class={capsule ? 'card-person card-person-capsule' : 'card-person'} title={shown}>
      {avatar ? <Avatar id={id} name={known ? shown : '?'} size={size} /> : null}
      {name ? <span class="card-person-name">{shown}</span> : <span class="unseen">{shown}</span>}
    </span>
  )
}
