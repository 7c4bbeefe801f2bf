import { useSignal } from '@preact/signals'
import { useLayoutEffect, useRef } from 'preact/hooks'
import { textHeight } from '../../parts/text-height.ts'
import { isObject, type Json, text } from '../../platform/json.ts'
import { Glyph } from '../glyph.tsx'
import { translated } from '../look/language.ts'
import { usePlace } from '../place.ts'
import { cardWords } from '../words.ts'
import { controlProps, FieldFrame, useTies } from './frame.tsx'
import { useField } from './use-field.ts'

const USUAL_MAX = 1000
const USUAL_ROWS = 5

/** Text in one or several lines, or hidden. Outside a form Enter, the arrow or leaving it sends what was entered. */
export function TextEntry({ component, path }: { readonly component: Json; readonly path: string }) {
  const { language } = usePlace()
  const preset = translated(component.i18n_default_value, language) ?? text(component.default_value)
  const field = useField(component, path, preset, (input) => ({ input }))
  const ties = useTies()
  const sent = useSignal(preset)
  const area = useRef<HTMLTextAreaElement>(null)
  const multiline = component.input_type === 'multiline_text'
  const hidden = component.input_type === 'password'
  const most = typeof component.max_length === 'number' ? component.max_length : USUAL_MAX
  const rows = typeof component.rows === 'number' ? component.rows : USUAL_ROWS
  const tall = typeof component.max_rows === 'number' ? component.max_rows : undefined
  useGrowing(area, component.auto_resize === true, field.value, tall)

  const send = (): void => {
    if (field.inForm || field.value === sent.value) return
    const before = sent.value
    sent.value = field.value
    field.commit(field.value, (told) => {
      if (!told) sent.value = before
    })
  }
  const enter = (element: HTMLInputElement | HTMLTextAreaElement): void => {
    const entered = [...element.value].slice(0, most).join('')
    if (entered !== element.value) element.value = entered
    field.set(entered)
  }
  const shared = {
    ...controlProps(field, ties),
    value: field.value,
    placeholder: field.placeholder || cardWords().enter,
    'aria-label': isObject(component.label) ? undefined : field.label || cardWords().enter,
    onBlur: send,
  }
  const line = {
    ...shared,
    class: 'card-input',
    autoComplete: 'off',
    ref: (element: HTMLInputElement | null) => {
      field.control.current = element
    },
    onInput: (event: { readonly currentTarget: HTMLInputElement }) => enter(event.currentTarget),
    onKeyDown: (event: KeyboardEvent) => {
      if (event.key === 'Enter' && !event.isComposing) send()
    },
  }
  const count = [...field.value].length
  const counted = multiline || count > most * NEARLY_FULL
  return (
    <FieldFrame component={component} field={field} ties={ties}>
      {multiline ? (
        <textarea
          {...shared}
          class="card-input"
          onInput={(event) => enter(event.currentTarget)}
          rows={rows}
          ref={(element) => {
            area.current = element
            field.control.current = element
          }}
        />
      ) : (
        <div class="card-input-line">
          {hidden && component.show_icon !== false ? <Glyph name="lock" size={14} /> : null}
          {hidden ? <input {...line} type="password" /> : <input {...line} type="text" />}
          {field.inForm || field.disabled ? null : (
            <button
              type="button"
              class="card-input-send"
              aria-label={cardWords().send}
              disabled={field.value === sent.value}
              onClick={send}
            >
              <Glyph name={field.busy ? 'hourglass' : 'send'} size={14} />
            </button>
          )}
        </div>
      )}
      {counted ? (
        <span class={count >= most ? 'card-count card-count-full' : 'card-count'}>
          {count}/{most}
        </span>
      ) : null}
    </FieldFrame>
  )
}

/** A single line shows its length from this share of the longest text on. */
const NEARLY_FULL = 0.8

/** Lets the lines grow with what is written. */
function useGrowing(
  area: { readonly current: HTMLTextAreaElement | null },
  grows: boolean,
  value: string,
  tall: number | undefined,
): void {
  useLayoutEffect(() => {
    const element = area.current
    if (!grows || element === null) return
    const needed = textHeight(element) + 2
    const line = Number.parseFloat(getComputedStyle(element).lineHeight) || 22
    const most = tall === undefined ? needed : tall * line + 14
    element.style.height = `${Math.min(needed, most)}px`
    element.style.overflowY = needed > most ? 'auto' : 'hidden'
  }, [area, grows, value, tall])
}
