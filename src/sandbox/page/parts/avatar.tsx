const TONES = 10

function toneOf(id: string): number {
  let sum = 0
  for (const character of id) sum = (sum * 31 + (character.codePointAt(0) ?? 0)) % 9973
  return sum % TONES
}

/** The last two characters of a Chinese name, the first letters of any other. */
function initials(name: string): string {
  const characters = [...name.replace(/[（(].*$/, '').trim()]
  const latin = /^[\p{Script=Latin}\s.]+$/u.test(name)
  return (latin ? characters.slice(0, 2) : characters.slice(-2)).join('')
}

interface AvatarProps {
  readonly id: string
  readonly name: string
  /** px */
  readonly size?: number
  readonly kind?: 'person' | 'bot' | 'group'
}

/** Below this two letters cannot be read. */
const TWO_FIT_PX = 28

/** A coloured disc with initials; only decoration, the name stands beside it. */
export function Avatar({ id, name, size = 36, kind = 'person' }: AvatarProps) {
  const small = size < TWO_FIT_PX
  const tone = kind === 'bot' ? 'bot' : String(toneOf(id))
  const style = {
    width: `${size}px`,
    height: `${size}px`,
    fontSize: `${Math.round(size * (kind === 'group' ? 0.42 : small ? 0.52 : 0.34))}px`,
  }
  return (
    <span class={`avatar tone-${tone} ${kind === 'group' ? 'avatar-square' : ''}`} style={style} aria-hidden>
      {kind === 'group' ? [...name][0] : small ? [...initials(name)].at(-1) : initials(name)}
    </span>
  )
}
