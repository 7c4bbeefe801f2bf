import { type Json, text } from '../../platform/json.ts'
import { Glyph } from '../glyph.tsx'
import { cssColour } from '../look/colours.ts'
import { usePlace } from '../place.ts'
import { iconFor } from './icon-tokens.ts'

/** A prefix icon: one of the platform's by token, or the card's own picture. */
export function CardIcon({ icon, size = 16 }: { readonly icon: Json; readonly size?: number }) {
  const { hands, colours } = usePlace()
  if (text(icon.img_key) !== '' && icon.tag !== 'standard_icon') {
    const source = hands.pictureOf(text(icon.img_key))
    return <img class="card-icon" src={source} alt="" width={size} height={size} />
  }
  const token = text(icon.token)
  const color = cssColour(icon.color, 'words', colours)
  const look = token.endsWith('_filled') ? 'card-icon card-icon-filled' : 'card-icon'
  return (
    <span class={look} style={color === undefined ? {} : { color }}>
      <Glyph name={iconFor(token)} size={size} />
    </span>
  )
}
