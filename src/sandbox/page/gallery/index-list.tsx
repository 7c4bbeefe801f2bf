import { computed, signal } from '@preact/signals'
import { useEffect, useRef } from 'preact/hooks'
import { Icon } from '../parts/icon.tsx'
import { locale } from '../words/wording.ts'
import { addressOf, place, room } from './address.ts'
import { loading, type Part, parts, rooms } from './catalogue.ts'
import { words } from './words.ts'

/** Whether the contents are open where there is no room for them beside the cards. */
export const contents = signal(false)
const query = signal('')
const MOST = 80

const wanted = computed(() => query.value.trim().toLowerCase())
const texts = computed(() =>
  rooms.value.map((each) => ({
    each,
    name: `${each.title.zh} ${each.title.en} ${each.tag}`.toLowerCase(),
    stands: each.stands.map(({ title, card }) =>
      `${title.zh} ${title.en} ${JSON.stringify(card[locale.value])}`.toLowerCase(),
    ),
  })),
)

/** Stands that have the words in their title, their room's name or their JSON. */
const found = computed(() =>
  texts.value.flatMap(({ each, name, stands }) =>
    stands.flatMap((text, index) =>
      name.includes(wanted.value) || text.includes(wanted.value) ? [{ each, index }] : [],
    ),
  ),
)

export function IndexList() {
  const w = words()
  const field = useRef<HTMLInputElement>(null)
  const list = useRef<HTMLDivElement>(null)
  const here = partHere()
  useKeys(field)
  useEffect(() => {
    list.current?.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest' })
  }, [room.value, wanted.value])
  return (
    <nav class="gallery-index" data-open={contents.value} aria-label={w.contents}>
      <div class="gallery-search">
        <Icon name="search" size={16} />
        <input
          ref={field}
          type="search"
          value={query.value}
          placeholder={w.search}
          aria-label={w.search}
          onInput={(event) => {
            query.value = event.currentTarget.value
          }}
          onKeyDown={(event) => {
            if (event.key === 'Escape') query.value = ''
            if (event.key !== 'ArrowDown') return
            event.preventDefault()
            event.currentTarget.closest('nav')?.querySelector<HTMLElement>('.gallery-list a')?.focus()
          }}
        />
        {query.value === '' ? null : (
          <button
            type="button"
            class="gallery-clear"
            aria-label={w.clear}
            onClick={() => {
              query.value = ''
              field.current?.focus()
            }}
          >
            <Icon name="close" size={14} />
          </button>
        )}
      </div>
      <PartLinks />
      <div class="gallery-list" ref={list}>
        {wanted.value === '' ? <Contents part={here} /> : <Found />}
      </div>
    </nav>
  )
}

const partHere = (): Part | undefined =>
  parts.value.find(({ id }) => place.value.path.startsWith(`${id}/`)) ?? parts.value[0]

const countIn = (part: Part): number =>
  part.groups.flatMap(({ rooms: of }) => of).reduce((sum, { stands }) => sum + stands.length, 0)

function PartLinks() {
  const w = words()
  return (
    <ul class="gallery-parts">
      {parts.value.map((part) => (
        <li key={part.id}>
          <a
            href={`#${part.groups[0]?.rooms[0]?.path ?? `${part.id}/`}`}
            aria-current={part === partHere() ? 'true' : undefined}
          >
            {w.parts[part.id]} <span class="gallery-count">{countIn(part)}</span>
          </a>
        </li>
      ))}
    </ul>
  )
}

function Contents({ part }: { readonly part: Part | undefined }) {
  const w = words()
  if (part === undefined) return null
  return (
    <section aria-label={w.parts[part.id]}>
      {countIn(part) > 0 ? null : <p class="gallery-none">{loading.value ? w.loading : w.absent}</p>}
      {part.groups.map(({ title, rooms: of }) => (
        <div key={title?.en ?? ''}>
          {title === undefined ? null : <h3 class="gallery-group">{title[locale.value]}</h3>}
          <ul>
            {of.map((each) => (
              <li key={each.path}>
                <a
                  class="gallery-link"
                  href={`#${each.path}`}
                  aria-current={each.path === room.value?.path ? 'page' : undefined}
                  onClick={close}
                >
                  <span class="gallery-name">{each.title[locale.value]}</span>
                  <span class="gallery-count">{each.stands.length}</span>
                </a>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </section>
  )
}

function Found() {
  const w = words()
  const hits = found.value
  return (
    <section>
      <p class="gallery-none" role="status">
        {hits.length === 0 ? w.nothing : w.found(hits.length)}
      </p>
      <ul>
        {hits.slice(0, MOST).map(({ each, index }) => (
          <li key={`${each.path}/${index}`}>
            <a class="gallery-link gallery-hit" href={addressOf(each.path, index)} onClick={close}>
              <span class="gallery-name">{each.stands[index]?.title[locale.value]}</span>
              <span class="gallery-of">{each.title[locale.value]}</span>
            </a>
          </li>
        ))}
      </ul>
    </section>
  )
}

const close = (): void => {
  contents.value = false
}

/** Up and down move between the links, `/` leads to the search. */
function useKeys(field: { readonly current: HTMLInputElement | null }): void {
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      const searching = event.key === '/' && !isWriting(event.target)
      if (searching) field.current?.focus()
      if (searching || walked(event)) event.preventDefault()
    }
    addEventListener('keydown', listen)
    return () => removeEventListener('keydown', listen)
  }, [])
}

function walked({ key, target }: KeyboardEvent): boolean {
  const step = { ArrowDown: 1, ArrowUp: -1 }[key]
  const list = target instanceof Element ? target.closest('.gallery-list') : null
  if (step === undefined || list === null) return false
  const links = [...list.querySelectorAll<HTMLElement>('a')]
  const now = links.findIndex((each) => each.matches(':focus'))
  links[Math.min(Math.max(0, now + step), links.length - 1)]?.focus()
  return true
}

/** Whether keys belong to what has the keyboard. */
export function isWriting(target: EventTarget | null): boolean {
  return (
    target instanceof Element &&
    target.closest(
      'input, textarea, select, [role=combobox], [role=listbox], [role=grid], dialog, [contenteditable]',
    ) !== null
  )
}
