import { useSignal } from '@preact/signals'
import { createContext, type RefObject } from 'preact'
import { useContext, useLayoutEffect, useRef } from 'preact/hooks'
import { contentOf, type Json, text } from '../../platform/json.ts'
import { wordsIn } from '../look/language.ts'
import { useAct, usePlace } from '../place.ts'
import type { FormState } from './form-state.ts'

export const FormContext = createContext<FormState | undefined>(undefined)

/** Asks whatever hides a field to show it. */
export const REVEAL = 'card-reveal'

/** How a field stands, whatever is entered in it. */
export interface FieldState {
  readonly disabled: boolean
  readonly required: boolean
  readonly missing: boolean
  readonly inForm: boolean
  readonly busy: boolean
  /** The control that gets the keyboard. */
  readonly control: RefObject<HTMLElement | null>
  /** Words for a control without a label of its own. */
  readonly label: string
  readonly placeholder: string
}

export interface Field<Value> extends FieldState {
  readonly value: Value
  /** Enters a value without telling the app. */
  readonly set: (value: Value) => void
  /** Enters a value for good: outside a form the app is told. `after` hears whether it was. */
  readonly commit: (value: Value, after?: (told: boolean) => void) => void
}

/**
 * One entry of a card. `preset` is what it begins with and returns to; `entryOf` says how the control API takes the
 * value when the field acts alone.
 */
export function useField<Value>(
  component: Json,
  path: string,
  preset: Value,
  entryOf: (value: Value) => Json,
): Field<Value> {
  const { language, busy } = usePlace()
  const form = useContext(FormContext)
  const act = useAct()
  const value = useSignal(preset)
  const control = useRef<HTMLElement>(null)
  const name = text(component.name)
  const disabled = component.disabled === true
  const required = component.required === true

  // As soon as it is drawn: a form that is submitted quickly would go without its fields.
  useLayoutEffect(() => {
    if (form === undefined || name === '') return
    return form.join({
      name,
      required,
      disabled,
      read: () => value.value,
      reset: () => {
        value.value = preset
      },
      focus: () => {
        control.current?.dispatchEvent(new CustomEvent(REVEAL, { bubbles: true }))
        // Once what hides it is drawn anew, and before another key arrives.
        queueMicrotask(() => control.current?.focus())
      },
    })
  }, [form, name])

  const set = (entered: Value): void => {
    value.value = entered
    form?.filled(name)
  }
  const commit = (entered: Value, after: (told: boolean) => void = () => undefined): void => {
    const before = value.value
    set(entered)
    if (form !== undefined) return
    act(component, path, entryOf(entered), (used) => {
      if (!used && value.value === entered) value.value = before
      after(used)
    })
  }
  const placeholder = wordsIn(component.placeholder, language)
  return {
    value: value.value,
    set,
    commit,
    disabled,
    required,
    missing: form?.missing.value.has(name) ?? false,
    inForm: form !== undefined,
    busy: busy.value === path,
    control,
    label: wordsIn(component.label, language) || placeholder || contentOf(component.text),
    placeholder,
  }
}
