import { useEffect, useId, useRef, useState } from 'preact/hooks'
import { Avatar } from '../../parts/avatar.tsx'
import { CardIcon } from '../display/card-icon.tsx'
import { Glyph } from '../glyph.tsx'
import { cardWords } from '../words.ts'
import { type Choice, matching, stepped } from './options.ts'

/** From so many choices on they can be searched. */
const SEARCHED_FROM = 8

interface ListOf {
  readonly id: string
  readonly label: string
  readonly choices: readonly Choice[]
  readonly chosen: readonly string[]
  readonly several: boolean
  readonly onChoose: (value: string) => void
  readonly onLeave: () => void
}

/** The choices in a popup: a listbox with a search line above when there are many. */
export function ChoiceList(props: ListOf) {
  const { id, label, choices, chosen, several, onChoose, onLeave } = props
  const words = cardWords()
  const base = useId()
  const [typed, setTyped] = useState('')
  const shown = matching(choices, typed)
  const first = choices.findIndex((choice) => chosen.includes(choice.value))
  const [at, setAt] = useState(Math.max(0, first))
  const index = Math.min(at, shown.length - 1)
  const list = useRef<HTMLDivElement>(null)
  const searched = choices.length >= SEARCHED_FROM || choices.some((choice) => choice.person)

  useEffect(() => {
    list.current?.children[index]?.scrollIntoView({ block: 'nearest' })
  }, [index, shown.length])

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.isComposing) return
    const moved = stepped(event.key, index, shown.length)
    const inSearch = searched && (event.key === 'Home' || event.key === 'End')
    if (moved !== undefined && !inSearch) {
      event.preventDefault()
      setAt(moved)
      return
    }
    if (event.key === 'Tab') onLeave()
    if (event.key !== 'Enter' && (event.key !== ' ' || searched)) return
    event.preventDefault()
    const choice = shown[index]
    if (choice !== undefined) onChoose(choice.value)
  }
  const active = shown.length === 0 ? undefined : `${base}-${index}`
  return (
    <div class="card-choices">
      {searched ? (
        <div class="card-search">
          <Glyph name="search" size={14} />
          <input
            type="text"
            role="combobox"
            aria-expanded="true"
            aria-controls={id}
            aria-activedescendant={active}
            aria-autocomplete="list"
            aria-label={words.search}
            placeholder={words.search}
            value={typed}
            onInput={(event) => {
              setTyped(event.currentTarget.value)
              setAt(0)
            }}
            onKeyDown={onKeyDown}
          />
        </div>
      ) : null}
      <div
        ref={list}
        id={id}
        role="listbox"
        class="card-listbox"
        tabIndex={searched ? -1 : 0}
        aria-label={label}
        aria-multiselectable={several}
        aria-activedescendant={searched ? undefined : active}
        onKeyDown={searched ? undefined : onKeyDown}
        onClick={(event) => {
          const option = event.target instanceof Element ? event.target.closest('[data-value]') : null
          const value = option?.getAttribute('data-value')
          if (typeof value === 'string') onChoose(value)
        }}
      >
        {shown.map((choice, place) => (
          <div
            key={choice.value}
            id={`${base}-${place}`}
            role="option"
            tabIndex={-1}
            data-value={choice.value}
            aria-selected={chosen.includes(choice.value)}
            class={place === index ? 'card-option card-option-at' : 'card-option'}
          >
            <ChoiceWords choice={choice} />
            {chosen.includes(choice.value) ? <Glyph name="check" size={16} /> : null}
          </div>
        ))}
      </div>
      {shown.length === 0 ? <p class="card-nothing">{words.nothingFound}</p> : null}
    </div>
  )
}

/** A choice with its avatar or icon. */
export function ChoiceWords({ choice }: { readonly choice: Choice }) {
  return (
    <span class="card-choice-words">
      {choice.person ? <Avatar id={choice.value} name={choice.label} size={20} /> : null}
      {choice.icon === undefined ? null : <CardIcon icon={choice.icon} size={16} />}
      <span class="card-choice-label">{choice.label}</span>
    </span>
  )
}
