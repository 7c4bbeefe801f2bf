import { computed, signal } from '@preact/signals'
import { rooms } from './catalogue.ts'

/** Where the visitor stands; the address keeps it: `#components/table/3`. */
export const place = signal(read())

/** Changes whenever the visitor is led to a stand, to the same one too. */
export const led = signal(0)

export const room = computed(() => {
  const found = rooms.value.find(({ path }) => path === place.value.path)
  return found ?? (place.value.path.startsWith('cards/') ? undefined : rooms.value[0])
})

/** Which stand of the room, from 0. */
export const at = computed(() => {
  const last = (room.value?.stands.length ?? 1) - 1
  return Math.min(Math.max(0, place.value.at), Math.max(0, last))
})

export const addressOf = (path: string, stand: number): string => `#${path}/${stand + 1}`

function read(): { readonly path: string; readonly at: number } {
  const [part = '', id = '', number = ''] = location.hash.slice(1).split('/')
  const stand = /^\d{1,4}$/.test(number) ? Number(number) - 1 : 0
  return { path: `${part}/${id}`, at: stand }
}

/** Follows the address; call once. */
export function followAddress(): void {
  addEventListener('hashchange', () => {
    place.value = read()
    led.value += 1
  })
}

/** The visitor has walked there himself. */
export function walkedTo(stand: number): void {
  const path = room.value?.path
  if (path === undefined || stand === at.value) return
  place.value = { path, at: stand }
  history.replaceState(undefined, '', addressOf(path, stand))
}

/** The stand `by` further on, over the ends of rooms. */
export function leadBy(by: 1 | -1): void {
  const here = room.value
  if (here === undefined) return
  const all = rooms.value.flatMap(({ path, stands }) => stands.map((_stand, index) => ({ path, at: index })))
  const now = all.findIndex((each) => each.path === here.path && each.at === at.value)
  const next = all[now + by]
  if (next === undefined) return
  place.value = next
  history.replaceState(undefined, '', addressOf(next.path, next.at))
  led.value += 1
}
