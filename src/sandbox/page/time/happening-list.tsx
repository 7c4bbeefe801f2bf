import { useSignal } from '@preact/signals'
import { Avatar } from '../parts/avatar.tsx'
import { closeSide } from '../parts/side.tsx'
import { failed } from '../parts/toasts.tsx'
import { sitBefore } from '../seats/sit.ts'
import { me, nameOf } from '../session.ts'
import { dayText, timeText } from './clock.ts'
import type { Entry, Happening, Sent } from './meanwhile.ts'
import { words } from './words.ts'

/** Rows shown of one happening before the rest is asked for. */
const SHOWN = 6
/** So few more are shown at once. */
const SPARE = 2
const SHOWN_LINES = 2
/** Where the panel hides the conversation. */
const covering = matchMedia('(max-width: 699px)')

/** What happened, day by day. */
export function HappeningList({ list }: { readonly list: readonly Happening[] }) {
  const days = new Map<string, Happening[]>()
  for (const each of list) {
    const day = dayText(each.at)
    days.set(day, [...(days.get(day) ?? []), each])
  }
  return (
    <>
      {[...days].map(([day, happenings]) => (
        <section key={day}>
          <h3 class="meanwhile-day">{day}</h3>
          {happenings.map((each) => (
            <HappeningPart key={`${each.at} ${each.kind}`} happening={each} />
          ))}
        </section>
      ))}
    </>
  )
}

function HappeningPart({ happening }: { readonly happening: Happening }) {
  const w = words()
  const all = useSignal(false)
  const { at, kind, sent, entries } = happening
  const people = new Set(sent.filter(({ place }) => !place.group).flatMap(({ place }) => place.readers)).size
  const groups = sent.filter(({ place }) => place.group).length
  const counts = [people > 0 ? w.people(people) : '', groups > 0 ? w.groups(groups) : ''].filter(Boolean)
  const count = sent.length + entries.length
  const most = all.value || count <= SHOWN + SPARE ? count : SHOWN
  return (
    <div class={`happening happening-${kind}`}>
      <h4 class="happening-head">
        <span class="happening-time">{timeText(at)}</span>
        <span class="happening-label">{sent[0]?.label ?? w.entries}</span>
        <span class="happening-count">{counts.join(w.comma)}</span>
      </h4>
      <ul>
        {entries.slice(0, most).map((entry) => (
          <EntryRow key={entry.seq} entry={entry} />
        ))}
        {sent.slice(0, most).map((each) => (
          <SentRow key={each.messageId} sent={each} />
        ))}
      </ul>
      {count > most ? (
        <button
          type="button"
          class="happening-more"
          onClick={() => {
            all.value = true
          }}
        >
          {w.more(count - most)}
        </button>
      ) : null}
    </div>
  )
}

/** Opens the message in the seat of who got it; in a group, one's own seat if one is in it. */
function SentRow({ sent: { messageId, chatId, place, urgent, lines } }: { readonly sent: Sent }) {
  const w = words()
  const reader = place.group && place.readers.includes(me.value) ? me.value : (place.readers[0] ?? me.value)
  const name = place.group ? place.name : nameOf(reader)
  const told = lines.slice(0, SHOWN_LINES).map(({ code, what }) => `${code} ${what}`)
  const rest = lines.length > SHOWN_LINES ? w.moreItems(lines.length) : ''
  return (
    <li>
      <button
        type="button"
        class="happening-row"
        onClick={() => {
          if (covering.matches) closeSide()
          sitBefore(reader, chatId, messageId).catch(failed)
        }}
      >
        <Avatar
          id={place.group ? chatId : reader}
          name={name}
          size={28}
          kind={place.group ? 'group' : 'person'}
        />
        <span class="happening-text">
          <span class="happening-name">
            {name}
            {urgent ? <span class="happening-urgent">{w.urgent}</span> : null}
          </span>
          {told.length === 0 ? null : <span class="happening-lines">{told.join(w.comma) + rest}</span>}
        </span>
      </button>
    </li>
  )
}

function EntryRow({ entry: { by, code, what } }: { readonly entry: Entry }) {
  return (
    <li class="happening-entry">
      {by} {what}
      {code.startsWith('digest:') || code === 'directory' ? null : <span class="happening-code">{code}</span>}
    </li>
  )
}
