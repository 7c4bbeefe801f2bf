import { isObject, type Json, object, objects, text } from '../../platform/json.ts'
import { openUrlOf } from '../link.tsx'
import { cssColour } from '../look/colours.ts'
import { wordsIn } from '../look/language.ts'
import { pixels, radius } from '../look/spacing.ts'
import { useAct, usePlace } from '../place.ts'
import { cardWords } from '../words.ts'
import { wordsInside } from '../words-inside.ts'
import { boxStyle, Elements } from './box.tsx'

/** A container that is pressed as a whole; controls inside it go first. */
export function Pressable({ component, path }: { readonly component: Json; readonly path: string }) {
  const { colours, language, busy } = usePlace()
  const act = useAct()
  const disabled = component.disabled === true
  const bordered = component.has_border === true
  const laser = component.background_style === 'laser'
  const { href } = openUrlOf(component)
  const asks = objects(component.behaviors).some((each) => each.type === 'callback')
  const tips = wordsIn(disabled ? component.disabled_tips : component.hover_tips, language)
  const style = {
    ...boxStyle(component),
    width: pixels(component.width) ?? (text(component.width) === 'auto' ? 'fit-content' : '100%'),
    height: pixels(component.height),
    background: cssColour(component.background_style, 'surface', colours),
    borderColor: bordered ? (cssColour(component.border_color, 'line', colours) ?? 'var(--line)') : undefined,
    borderRadius: radius(component.corner_radius),
  }
  const use = ({ detail }: MouseEvent): void => {
    // As with a button, the second press of a double click is none.
    if (detail < 2 && (asks || href !== undefined)) act(component, path, {})
  }
  const name = {
    'aria-label': wordsInside(object(component), language) || cardWords().confirm,
    title: tips || undefined,
  }
  return (
    <div
      class={`card-pressable card-box ${bordered ? 'card-pressable-bordered' : ''} ${laser ? 'card-pressable-laser' : ''}`}
      data-disabled={disabled}
      data-busy={busy.value === path}
      style={style}
    >
      {href !== undefined && !disabled && !asks && !isObject(component.confirm) ? (
        <a {...name} class="card-cover" href={href} target="_blank" rel="noopener noreferrer" />
      ) : (
        <button {...name} class="card-cover" type="button" disabled={disabled} onClick={use} />
      )}
      <Elements of={component.elements} path={`${path}.elements`} />
    </div>
  )
}
