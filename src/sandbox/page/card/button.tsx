import { useContext } from 'preact/hooks'
import { isObject, type Json, objects, text } from '../platform/json.ts'
import { CardIcon } from './display/card-icon.tsx'
import { Words } from './display/text.tsx'
import { FormContext } from './field/use-field.ts'
import { openUrlOf } from './link.tsx'
import { wordsIn } from './look/language.ts'
import { pixels } from './look/spacing.ts'
import { useAct, usePlace } from './place.ts'
import { cardWords } from './words.ts'

const TYPES: ReadonlySet<string> = new Set([
  'default',
  'primary',
  'danger',
  'text',
  'primary_text',
  'danger_text',
  'primary_filled',
  'danger_filled',
  'laser',
])
const SIZES: ReadonlySet<string> = new Set(['tiny', 'small', 'medium', 'large'])

/** A button: asks its question first, submits or resets its form, tells the app; or just a link. */
export function Button({ component, path }: { readonly component: Json; readonly path: string }) {
  const place = usePlace()
  const press = usePress(component, path)
  const disabled = component.disabled === true
  const busy = place.busy.value === path
  const tips = wordsIn(disabled ? component.disabled_tips : component.hover_tips, place.language)
  const { href, present } = openUrlOf(component)
  const look = {
    class: lookOf(component, busy),
    style: { width: pixels(component.width) },
    title: tips || undefined,
    'aria-label': wordsIn(component.text, place.language) === '' ? tips || cardWords().confirm : undefined,
  }
  const inside = (
    <>
      {busy ? <span class="card-spinner" aria-hidden="true" /> : null}
      {isObject(component.icon) && !busy ? <CardIcon icon={component.icon} /> : null}
      <Words value={component.text} />
    </>
  )
  if (href !== undefined && !disabled && !calls(component) && !isObject(component.confirm)) {
    return (
      <a {...look} href={href} target="_blank" rel="noopener noreferrer">
        {inside}
      </a>
    )
  }
  const inert = present && href === undefined && !calls(component)
  return (
    <button
      {...look}
      type="button"
      disabled={disabled}
      aria-busy={busy}
      aria-disabled={inert || (place.busy.value !== '' && !busy)}
      title={inert ? cardWords().onlyInClient : look.title}
      onClick={inert ? undefined : once(press)}
    >
      {inside}
    </button>
  )
}

function lookOf(component: Json, busy: boolean): string {
  const type = TYPES.has(text(component.type)) ? text(component.type) : 'default'
  const size = SIZES.has(text(component.size)) ? text(component.size) : 'medium'
  const fill = component.width === 'fill' ? 'card-button-fill' : ''
  return `card-button card-button-${type} card-button-${size} ${fill} ${busy ? 'card-button-busy' : ''}`
}

/** The further presses of a double click are none: the first one may have been answered between them. */
function once(press: () => void) {
  return ({ detail }: MouseEvent): void => {
    if (detail < 2) press()
  }
}

/** Whether the app hears of it. */
function calls(component: Json): boolean {
  const behaves = objects(component.behaviors).some((each) => each.type === 'callback')
  return behaves || component.value !== undefined || component.form_action_type !== undefined
}

function usePress(component: Json, path: string): () => void {
  const form = useContext(FormContext)
  const act = useAct()
  return () => {
    if (form !== undefined && component.form_action_type === 'reset') return form.reset()
    const submits = form !== undefined && component.form_action_type === 'submit'
    if (submits) {
      const empty = form.check()
      if (empty !== undefined) return empty.focus()
    }
    act(component, path, submits ? { form: form.entries() } : {})
  }
}
