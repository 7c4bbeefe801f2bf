import type { ComponentChildren } from 'preact'
import { useId } from 'preact/hooks'
import { type Json, text } from '../../platform/json.ts'
import { wordsIn } from '../look/language.ts'
import { pixels } from '../look/spacing.ts'
import { usePlace } from '../place.ts'
import { cardWords } from '../words.ts'
import type { FieldState } from './use-field.ts'

/** Ids that tie a control to its label and to what is wrong with it. */
export interface Ties {
  readonly id: string
  readonly labelId: string
  readonly errorId: string
}

export function useTies(): Ties {
  const id = useId()
  return { id, labelId: `${id}-label`, errorId: `${id}-error` }
}

/** Attributes that every control of a field has. */
export function controlProps(field: FieldState, ties: Ties) {
  return {
    id: ties.id,
    disabled: field.disabled,
    'aria-required': field.required,
    'aria-invalid': field.missing,
    'aria-describedby': field.missing ? ties.errorId : undefined,
    'aria-busy': field.busy,
  }
}

interface FrameOf {
  readonly component: Json
  readonly field: FieldState
  readonly ties: Ties
  readonly children: ComponentChildren
}

/** Label, control and the remark when it must be filled. */
export function FieldFrame({ component, field, ties, children }: FrameOf) {
  const { language } = usePlace()
  const label = wordsIn(component.label, language)
  const width = text(component.width)
  const size = pixels(width)
  const side = component.label_position === 'left' ? 'card-field-left' : ''
  const tips = field.disabled ? wordsIn(component.disabled_tips, language) : ''
  return (
    <div
      class={`card-field ${side} ${width === 'fill' ? 'card-field-fill' : ''} ${field.missing ? 'card-field-missing' : ''}`}
      style={size === undefined ? {} : { width: size }}
      title={tips || undefined}
    >
      {label === '' ? null : (
        <label class="card-label" id={ties.labelId} for={ties.id}>
          {label}
          {field.required ? (
            <span class="card-required" aria-hidden="true">
              {' '}
              *
            </span>
          ) : null}
        </label>
      )}
      <div class="card-control">
        {children}
        {field.missing ? (
          <p class="card-field-error" id={ties.errorId} role="alert">
            {cardWords().required}
          </p>
        ) : null}
      </div>
    </div>
  )
}
