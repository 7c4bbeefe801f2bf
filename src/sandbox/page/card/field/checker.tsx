import { useId } from 'preact/hooks'
import { isObject, type Json, object, objects } from '../../platform/json.ts'
import { TextBlock } from '../display/text.tsx'
import { wordsIn } from '../look/language.ts'
import { edges } from '../look/spacing.ts'
import { usePlace } from '../place.ts'
import { cardWords } from '../words.ts'
import { useField } from './use-field.ts'

/** Something to tick off, with buttons at its end. */
export function Checker({ component, path }: { readonly component: Json; readonly path: string }) {
  const { language, draw } = usePlace()
  const field = useField(component, path, component.checked === true, (checked) => ({ checked }))
  const id = useId()
  const tells =
    objects(component.behaviors).some((each) => each.type === 'callback') || component.value !== undefined
  const look = object(component.checked_style)
  const area = isObject(component.button_area) ? component.button_area : undefined
  const buttons = objects(area?.buttons)
  const done = field.value
  const style = {
    opacity: done && typeof look.opacity === 'number' ? look.opacity : undefined,
    textDecoration: done && look.show_strikethrough === true ? 'line-through' : undefined,
  }
  const tips = wordsIn(field.disabled ? component.disabled_tips : component.hover_tips, language)
  return (
    <div
      class={`card-checker ${component.overall_checkable === false ? '' : 'card-checker-whole'}`}
      style={{ padding: edges(component.padding) }}
      title={tips || undefined}
      data-disabled={field.disabled}
    >
      <input
        ref={(element) => {
          field.control.current = element
        }}
        id={id}
        type="checkbox"
        checked={done}
        disabled={field.disabled}
        aria-busy={field.busy}
        aria-label={isObject(component.text) ? undefined : cardWords().choose}
        aria-labelledby={component.overall_checkable === false ? `${id}-words` : undefined}
        onChange={(event) => {
          const { checked } = event.currentTarget
          if (tells) field.commit(checked)
          else field.set(checked)
        }}
      />
      {component.overall_checkable === false ? (
        <span class="card-checker-words" id={`${id}-words`} style={style}>
          <TextBlock value={component.text} />
        </span>
      ) : (
        <label class="card-checker-words" for={id} style={style}>
          <TextBlock value={component.text} />
        </label>
      )}
      {buttons.length === 0 ? null : (
        <span
          class={`card-checker-buttons card-checker-${area?.pc_display_rule === 'on_hover' ? 'hover' : 'always'}`}
        >
          {buttons.map((button, index) => draw(button, `${path}.button_area.buttons[${index}]`))}
        </span>
      )}
    </div>
  )
}
