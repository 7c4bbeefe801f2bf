import { isObject, type Json } from '../../platform/json.ts'
import { Glyph } from '../glyph.tsx'
import { cssColour } from '../look/colours.ts'
import { pixels } from '../look/spacing.ts'
import { usePlace } from '../place.ts'
import { cardWords } from '../words.ts'
import { Words } from './text.tsx'

/** A recording: it plays only in the platform's own client. */
export function Audio({ component }: { readonly component: Json }) {
  const { colours } = usePlace()
  const style = {
    width: pixels(component.width) ?? (component.width === 'fill' ? '100%' : undefined),
    background: cssColour(component.bg_color, 'surface', colours),
  }
  return (
    <div class="card-audio" style={style}>
      <Glyph name="sound" size={18} />
      {isObject(component.fallback_text) ? <Words value={component.fallback_text} /> : cardWords().audio}
      <span class="card-audio-hint">{cardWords().audioHint}</span>
    </div>
  )
}
