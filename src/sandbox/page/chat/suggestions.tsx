import { useLayoutEffect, useRef } from 'preact/hooks'
import { Avatar } from '../parts/avatar.tsx'
import { Icon } from '../parts/icon.tsx'
import type { Suggestion } from './suggest.ts'
import { words } from './words.ts'

interface SuggestionsProps {
  readonly id: string
  readonly list: readonly Suggestion[]
  readonly chosen: number
  readonly choose: (suggestion: Suggestion) => void
}

/** The list above the composer; the keyboard stays in the text. */
export function Suggestions({ id, list, chosen, choose }: SuggestionsProps) {
  const box = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    box.current?.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'nearest' })
  }, [chosen, list])
  return (
    <div ref={box} class="suggestions" role="listbox" id={id} aria-label={words().suggestions}>
      {list.map((each, index) => (
        <div
          key={each.key}
          id={`${id}-${index}`}
          role="option"
          tabIndex={-1}
          aria-selected={index === chosen}
          class="suggestion"
          onPointerDown={(event) => {
            event.preventDefault()
            choose(each)
          }}
        >
          <Mark suggestion={each} />
          <span class="suggestion-title">{each.title}</span>
          <span class="suggestion-detail">{each.detail}</span>
        </div>
      ))}
    </div>
  )
}

function Mark({ suggestion: { kind, key, title } }: { readonly suggestion: Suggestion }) {
  if (kind === 'command') return <Icon name="slash" />
  if (kind === 'all') return <Icon name="people" />
  return <Avatar id={key} name={title} size={24} kind={kind} />
}
