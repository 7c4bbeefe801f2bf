import type { ComponentChildren } from 'preact'
import { useId, useRef, useState } from 'preact/hooks'
import { type Json, text } from '../../platform/json.ts'
import { Glyph } from '../glyph.tsx'
import { usePlace } from '../place.ts'
import { cardWords } from '../words.ts'
import { ChoiceList, ChoiceWords } from './choice-list.tsx'
import { controlProps, FieldFrame, useTies } from './frame.tsx'
import { allChosen, type Choice, choicesOf, firstChosen, toggled } from './options.ts'
import { Popup } from './popup.tsx'
import { type FieldState, useField } from './use-field.ts'

interface Drawn {
  readonly component: Json
  readonly path: string
}

/** One choice out of several, or one person. */
export function SelectOne({ component, path }: Drawn) {
  const choices = useChoices(component)
  const field = useField(component, path, firstChosen(component), (option) => ({ option }))
  const chosen = choices.find((choice) => choice.value === field.value)
  return (
    <Select
      component={component}
      field={field}
      choices={choices}
      chosen={field.value === '' ? [] : [field.value]}
      several={false}
      onChoose={(value) => field.commit(value)}
    >
      {chosen === undefined ? null : <ChoiceWords choice={chosen} />}
    </Select>
  )
}

/** Several choices, or several persons. */
export function SelectSeveral({ component, path }: Drawn) {
  const choices = useChoices(component)
  const field = useField(component, path, allChosen(component), (options) => ({ options }))
  const chosen = choices.filter((choice) => field.value.includes(choice.value))
  return (
    <Select
      component={component}
      field={field}
      choices={choices}
      chosen={field.value}
      several
      onChoose={(value) => field.set(toggled(field.value, value, choices))}
    >
      {chosen.length === 0 ? null : (
        <span class="card-chips">
          {chosen.map((choice) => (
            <span key={choice.value} class="card-chip">
              <ChoiceWords choice={choice} />
            </span>
          ))}
        </span>
      )}
    </Select>
  )
}

function useChoices(component: Json): readonly Choice[] {
  const { hands, language } = usePlace()
  return choicesOf(component, { language, nameOf: hands.nameOf, members: hands.members })
}

interface SelectOf {
  readonly component: Json
  readonly field: FieldState
  readonly choices: readonly Choice[]
  readonly chosen: readonly string[]
  readonly several: boolean
  readonly onChoose: (value: string) => void
  /** What is chosen; null if nothing is. */
  readonly children: ComponentChildren
}

function Select({ component, field, choices, chosen, several, onChoose, children }: SelectOf) {
  const words = cardWords()
  const ties = useTies()
  const listId = useId()
  const [open, setOpen] = useState(false)
  const trigger = useRef<HTMLButtonElement>(null)
  const hint = field.placeholder || words.choose
  const labelled = Boolean(component.label)
  const plain = text(component.type) === 'text' ? 'card-select-plain' : ''
  const choose = (value: string): void => {
    onChoose(value)
    if (several) return
    setOpen(false)
    trigger.current?.focus()
  }
  return (
    <FieldFrame component={component} field={field} ties={ties}>
      <button
        {...controlProps(field, ties)}
        ref={(element) => {
          trigger.current = element
          field.control.current = element
        }}
        type="button"
        role="combobox"
        class={`card-input card-select ${plain}`}
        aria-haspopup="listbox"
        aria-expanded={open}
        aria-controls={open ? listId : undefined}
        aria-label={labelled ? undefined : hint}
        aria-labelledby={labelled ? ties.labelId : undefined}
        onClick={() => setOpen(!open)}
        onKeyDown={(event) => {
          if (open || (event.key !== 'ArrowDown' && event.key !== 'ArrowUp')) return
          event.preventDefault()
          setOpen(true)
        }}
      >
        {children ?? <span class="card-hint">{hint}</span>}
        {field.busy ? <span class="card-spinner" /> : <Glyph name="down" size={14} />}
      </button>
      {open ? (
        <Popup anchor={trigger} onClose={() => setOpen(false)} wide>
          <ChoiceList
            id={listId}
            label={hint}
            choices={choices}
            chosen={chosen}
            several={several}
            onChoose={choose}
            onLeave={() => setOpen(false)}
          />
        </Popup>
      ) : null}
    </FieldFrame>
  )
}
