import { useSignal } from '@preact/signals'
import type { ComponentChildren } from 'preact'
import { Icon } from '../parts/icon.tsx'
import { nameOf } from '../session.ts'
import { CardView } from './card-view.tsx'
import { EntryDetails, LineRow } from './entry.tsx'
import type { CallEntry, Inspection } from './shapes.ts'
import { found, journal, lookAt } from './state.ts'
import { clockTime, Timeline } from './timeline.tsx'
import { words } from './words.ts'

const TABS = ['events', 'card', 'calls', 'journal'] as const
type Tab = (typeof TABS)[number]

/** Everything about one message: its timeline, then its events, card, calls and ledger entries in tabs. */
export function MessageView() {
  const w = words()
  const tab = useSignal<Tab>('events')
  const of = found.value
  return (
    <>
      <div class="inspector-top">
        <button type="button" class="link-button inspector-back" onClick={() => lookAt('')}>
          <Icon name="back" size={16} />
          {w.back}
        </button>
        {of === undefined || of === 'gone' ? null : <Summary of={of} />}
      </div>
      {of === undefined ? <p class="inspector-none">{w.loading}</p> : null}
      {of === 'gone' ? <p class="inspector-none">{w.gone}</p> : null}
      {of === undefined || of === 'gone' ? null : (
        <>
          <Timeline of={of} />
          <Tabs of={of} chosen={tab.value} choose={(each) => (tab.value = each)} />
          <section
            class="inspector-scroll"
            id="inspector-panel"
            role="tabpanel"
            aria-labelledby={`inspector-tab-${tab.value}`}
            key={`${of.message.messageId} ${tab.value}`}
          >
            {PANELS[tab.value](of)}
          </section>
        </>
      )}
    </>
  )
}

function Summary({ of: { message, answers } }: { readonly of: Inspection }) {
  const w = words()
  const { senderId, createTime, messageId, msgType, parentId } = message
  const types: Readonly<Record<string, string>> = w.types
  return (
    <>
      <p class="inspector-subject">
        <strong class="isolate">{nameOf(senderId)}</strong>
        <span>{types[msgType] ?? w.types.other}</span>
        <span>{clockTime(createTime)}</span>
      </p>
      <p class="inspector-id">{messageId}</p>
      {parentId === '' ? null : <Jump to={parentId}>{w.answeredMessage}</Jump>}
      {answers.map((each, index) => (
        <Jump key={each.messageId} to={each.messageId}>
          {answers.length === 1 ? w.answers(1) : `${w.answers(answers.length)} ${index + 1}`}
        </Jump>
      ))}
    </>
  )
}

function Jump({ to, children }: { readonly to: string; readonly children: ComponentChildren }) {
  return (
    <button type="button" class="link-button inspector-jump" onClick={() => lookAt(to)}>
      {children}
    </button>
  )
}

function Tabs({
  of,
  chosen,
  choose,
}: {
  readonly of: Inspection
  readonly chosen: Tab
  readonly choose: (tab: Tab) => void
}) {
  const w = words()
  const written = journal.value
  const counts: Readonly<Record<Tab, number | undefined>> = {
    events: of.events.length + of.clicks.length,
    card: undefined,
    calls: of.calls.filter(({ link }) => link === 'about').length,
    journal: Array.isArray(written) ? written.length : undefined,
  }
  const move = (event: KeyboardEvent) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key]
    if (step === undefined) return
    event.preventDefault()
    const next = TABS[(TABS.indexOf(chosen) + step + TABS.length) % TABS.length] ?? chosen
    choose(next)
    document.getElementById(`inspector-tab-${next}`)?.focus()
  }
  return (
    <div class="tabs" role="tablist" aria-label={w.sections} onKeyDown={move}>
      {TABS.map((each) => (
        <button
          key={each}
          type="button"
          role="tab"
          class="tab"
          id={`inspector-tab-${each}`}
          aria-selected={each === chosen}
          aria-controls="inspector-panel"
          tabIndex={each === chosen ? 0 : -1}
          onClick={() => choose(each)}
        >
          {w.tabs[each]}
          {counts[each] === undefined ? null : <span class="tab-count">{counts[each]}</span>}
        </button>
      ))}
    </div>
  )
}

const PANELS: Readonly<Record<Tab, (of: Inspection) => ComponentChildren>> = {
  events: ({ events, clicks }) => (
    <Lines none={words().noEvents} entries={[...events, ...clicks].sort((a, b) => a.at - b.at)} />
  ),
  card: ({ card }) =>
    card === undefined ? <p class="inspector-none">{words().noCard}</p> : <CardView verdict={card} />,
  calls: ({ calls }) => <Calls calls={calls} />,
  journal: () => <Journal />,
}

function Lines({
  entries,
  none,
}: {
  readonly entries: readonly Parameters<typeof EntryDetails>[0]['entry'][]
  readonly none: string
}) {
  if (entries.length === 0) return <p class="inspector-none">{none}</p>
  return (
    <ul class="lines">
      {entries.map((entry) => (
        <LineRow key={entry.id} line={entry}>
          <EntryDetails entry={entry} />
        </LineRow>
      ))}
    </ul>
  )
}

function Calls({ calls }: { readonly calls: readonly CallEntry[] }) {
  const w = words()
  const about = calls.filter(({ link }) => link === 'about')
  const near = calls.filter(({ link }) => link === 'near')
  return (
    <>
      {about.length > 0 && near.length > 0 ? <h3 class="inspector-title">{w.about}</h3> : null}
      <Lines entries={about} none={w.noCalls} />
      {near.length === 0 ? null : (
        <>
          <h3 class="inspector-title">{w.near}</h3>
          <Lines entries={near} none="" />
        </>
      )}
    </>
  )
}

function Journal() {
  const w = words()
  const entries = journal.value
  if (entries === undefined) return <p class="inspector-none">{w.loading}</p>
  if (entries === 'untold') return <p class="inspector-none">{w.noCompanion}</p>
  if (entries.length === 0) return <p class="inspector-none">{w.noJournal}</p>
  return (
    <ol class="journal">
      {entries.map(({ seq, at, by, code, what }) => (
        <li key={seq}>
          <span class="journal-seq">#{seq}</span>
          <span class="journal-what isolate">{what}</span>
          <span class="journal-about">
            {clockTime(at)} · <span class="isolate">{by}</span> · {code}
          </span>
        </li>
      ))}
    </ol>
  )
}
