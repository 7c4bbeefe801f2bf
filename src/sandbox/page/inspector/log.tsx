import { useSignal } from '@preact/signals'
import { useEffect } from 'preact/hooks'
import { failed } from '../parts/toasts.tsx'
import { EntryDetails, LineRow } from './entry.tsx'
import type { Entry, Line } from './shapes.ts'
import { lines, lookAt, readEntry } from './state.ts'
import { words } from './words.ts'

const FILTERS = ['all', 'event', 'click', 'call'] as const

/** The newest events, clicks and calls, kept up to date. */
export function Log() {
  const w = words()
  const filter = useSignal<(typeof FILTERS)[number]>('all')
  const shown = lines.value?.filter(({ kind }) => filter.value === 'all' || kind === filter.value)
  return (
    <section class="inspector-scroll" aria-label={w.log}>
      <h3 class="inspector-title">{w.log}</h3>
      <p class="inspector-hint">{w.logHint}</p>
      <fieldset class="filters" aria-label={w.log}>
        {FILTERS.map((each) => (
          <button
            key={each}
            type="button"
            class="filter"
            aria-pressed={filter.value === each}
            onClick={() => {
              filter.value = each
            }}
          >
            {w.kinds[each]}
          </button>
        ))}
      </fieldset>
      {shown === undefined ? <p class="inspector-none">{w.loading}</p> : null}
      {shown?.length === 0 ? <p class="inspector-none">{w.logEmpty}</p> : null}
      <ul class="lines">
        {shown?.map((line) => (
          <LineRow key={line.id} line={line}>
            <Whole line={line} />
          </LineRow>
        ))}
      </ul>
    </section>
  )
}

function Whole({ line }: { readonly line: Line }) {
  const w = words()
  const entry = useSignal<Entry | undefined>(undefined)
  useEffect(() => {
    readEntry(line.id).then((read) => {
      entry.value = read
    }, failed)
  }, [line.id, line.outcome])
  return (
    <>
      {line.messageId === '' ? null : (
        <button type="button" class="link-button" onClick={() => lookAt(line.messageId)}>
          {w.inspectIt}
        </button>
      )}
      {entry.value === undefined ? <p>{w.loading}</p> : <EntryDetails entry={entry.value} />}
    </>
  )
}
