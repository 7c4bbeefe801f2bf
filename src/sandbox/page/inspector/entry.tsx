import { useSignal } from '@preact/signals'
import type { ComponentChildren } from 'preact'
import { nameOf } from '../session.ts'
import { JsonTree } from './json-tree.tsx'
import type { Entry, Line } from './shapes.ts'
import { clockTime } from './timeline.tsx'
import { words } from './words.ts'

interface LineRowProps {
  readonly line: Line
  /** Drawn when the row is unfolded. */
  readonly children: ComponentChildren
}

/** A line of the traffic that unfolds. */
export function LineRow({ line, children }: LineRowProps) {
  const w = words()
  const open = useSignal(false)
  const { kind, at, tookMs, what, outcome, note, by, text } = line
  return (
    <li class={`line line-${outcome}`}>
      <button
        type="button"
        class="line-head"
        aria-expanded={open.value}
        onClick={() => {
          open.value = !open.value
        }}
      >
        <span class={`line-kind line-kind-${kind}`}>{w.kinds[kind]}</span>
        <span class="line-what">{shortened(what)}</span>
        <span class="line-took">{tookMs === undefined ? '' : `${tookMs} ms`}</span>
        <span class="line-about">
          <span class="line-at">{clockTime(at)}</span>
          <span class="line-outcome">
            {w.outcome[outcome]}
            {note === '' ? '' : ` · ${note}`}
          </span>
          {by === '' ? null : <span class="isolate">{nameOf(by)}</span>}
          {text === '' ? null : <span class="line-text isolate">{text}</span>}
        </span>
      </button>
      {open.value ? <div class="line-inside">{children}</div> : null}
    </li>
  )
}

/** All of an event, click or call. */
export function EntryDetails({ entry }: { readonly entry: Entry }) {
  const w = words()
  return (
    <>
      {'attempts' in entry ? (
        <ul class="entry-facts">
          <li>{entry.outcome === 'ok' ? w.delivered(entry.attempts) : w.attempts(entry.attempts)}</li>
          {entry.repeats > 0 ? <li>{w.repeats(entry.repeats)}</li> : null}
          {entry.failures.map(({ at, reason }) => (
            <li key={at} class="entry-failure">
              {w.reason(clockTime(at), reason)}
            </li>
          ))}
        </ul>
      ) : null}
      {'status' in entry ? (
        <ul class="entry-facts">
          <li class="entry-path">{entry.what}</li>
          <li>
            {w.status} {entry.status} · {w.code} {entry.code}
          </li>
        </ul>
      ) : null}
      {'query' in entry && Object.keys(entry.query).length > 0 ? (
        <JsonTree value={entry.query} label={w.query} />
      ) : null}
      {entry.body === null || entry.body === undefined ? null : (
        <JsonTree value={entry.body} label={w.body} />
      )}
      {'answer' in entry && entry.answer !== undefined ? (
        <JsonTree value={entry.answer} label={w.answer} />
      ) : null}
    </>
  )
}

/** `POST /im/v1/messages/om_12ab…/reply`: without what all paths have, ids cut. */
function shortened(what: string): string {
  return what.replace('/open-apis/', '/').replace(/\b((?:om|oc|ou|cli|file|img|omt)_[^/]{4})[^/]{6,}/g, '$1…')
}
