import { isObject, type Json, object, objects, text } from '../platform/json.ts'
import { Elements } from './container/box.tsx'
import { CardIcon } from './display/card-icon.tsx'
import { Picture } from './display/picture.tsx'
import { TextBlock } from './display/text.tsx'
import { wordsIn } from './look/language.ts'
import { pixels } from './look/spacing.ts'
import { usePlace } from './place.ts'

/** Components as cards of version 1.0 have them (lark-platform.md 4.6). */

interface Drawn {
  readonly component: Json
  readonly path: string
}

/** A text with its icon; in 1.0 also with fields in two columns and a component beside it. */
export function Div({ component, path }: Drawn) {
  const { draw } = usePlace()
  const width = pixels(component.width) ?? (component.width === 'auto' ? 'fit-content' : undefined)
  const fields = objects(component.fields)
  return (
    <div class="card-div" style={{ width }}>
      {isObject(component.icon) ? <CardIcon icon={component.icon} /> : null}
      <div>
        <TextBlock value={component.text} />
        {fields.length === 0 ? null : (
          <div class="card-fields">
            {fields.map((field, index) => (
              <div key={index} class={field.is_short === true ? 'card-field-short' : 'card-field-long'}>
                <TextBlock value={field.text} />
              </div>
            ))}
          </div>
        )}
      </div>
      {isObject(component.extra) ? (
        <div class="card-extra">{draw(component.extra, `${path}.extra`)}</div>
      ) : null}
    </div>
  )
}

const LAYOUTS: ReadonlySet<string> = new Set(['bisected', 'trisection', 'flow'])

/** Buttons and selects side by side. */
export function Action({ component, path }: Drawn) {
  const layout = LAYOUTS.has(text(component.layout)) ? text(component.layout) : 'flow'
  return (
    <div class={`card-action card-action-${layout}`}>
      <Elements of={component.actions} path={`${path}.actions`} />
    </div>
  )
}

/** A remark of small pictures and words. */
export function Note({ component }: Drawn) {
  const { language } = usePlace()
  return (
    <div class="card-note">
      {objects(component.elements).map((each, index) =>
        each.tag === 'img' ? (
          <Picture
            key={index}
            imageKey={text(each.img_key)}
            alt={wordsIn(each.alt, language)}
            style={{ width: '16px', height: '16px' }}
          />
        ) : each.tag === 'standard_icon' ? (
          <CardIcon key={index} icon={object(each)} size={14} />
        ) : (
          <TextBlock key={index} value={each} />
        ),
      )}
    </div>
  )
}

/** Words that stand alone. */
export function BareText({ component }: Drawn) {
  return <TextBlock value={component} />
}
