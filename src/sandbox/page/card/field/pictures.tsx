import { isObject, type Json, memberOf, objects, text } from '../../platform/json.ts'
import { Picture } from '../display/picture.tsx'
import { Glyph } from '../glyph.tsx'
import { wordsIn } from '../look/language.ts'
import { usePlace } from '../place.ts'
import { cardWords } from '../words.ts'
import { useField } from './use-field.ts'

const LAYOUTS: Readonly<Record<string, number>> = { stretch: 1, bisect: 2, trisect: 3 }
const RATIOS: ReadonlySet<string> = new Set(['1:1', '4:3', '16:9'])

/** Pictures to choose one or several of. */
export function PictureSelect({ component, path }: { readonly component: Json; readonly path: string }) {
  const { language } = usePlace()
  const several = component.multi_select === true
  const none: readonly string[] = []
  const field = useField(component, path, none, (chosen) =>
    several ? { options: chosen } : { option: chosen[0] ?? '' },
  )
  const ratio = RATIOS.has(text(component.aspect_ratio)) ? text(component.aspect_ratio) : '1:1'
  const options = objects(component.options).filter(isObject)
  const choose = (value: string): void => {
    const others = field.value.filter((each) => each !== value)
    const chosen = others.length < field.value.length ? others : [value]
    const next =
      several && others.length === field.value.length ? [...others, value] : several ? others : chosen
    if (next.length === 0 && !several) field.set(next)
    else field.commit(next)
  }
  return (
    <fieldset
      class={`card-pictures ${field.missing ? 'card-field-missing' : ''}`}
      aria-label={field.label || cardWords().picture}
      style={{ '--columns': memberOf(LAYOUTS, text(component.layout)) ?? 2 }}
    >
      {options.map((option, index) => {
        const value = text(option.value)
        const off = field.disabled || option.disabled === true
        const tips = wordsIn(
          off ? (option.disabled_tips ?? component.disabled_tips) : option.hover_tips,
          language,
        )
        return (
          <button
            key={value}
            ref={(element) => {
              if (index === 0) field.control.current = element
            }}
            type="button"
            class="card-picture-choice"
            disabled={off}
            aria-pressed={field.value.includes(value)}
            aria-label={cardWords().option(index + 1)}
            title={tips || undefined}
            onClick={() => choose(value)}
          >
            <Picture
              imageKey={text(option.img_key)}
              alt=""
              style={{ aspectRatio: ratio.replace(':', ' / ') }}
            />
            <span class="card-picture-mark">
              <Glyph name="check" size={14} />
            </span>
          </button>
        )
      })}
      {field.missing ? (
        <p class="card-field-error" role="alert">
          {cardWords().required}
        </p>
      ) : null}
    </fieldset>
  )
}
