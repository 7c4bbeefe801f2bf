import { effect, signal } from '@preact/signals'
import * as z from 'zod/mini'
import { keep, kept } from '../parts/kept.ts'
import { me } from '../session.ts'

const KEY = 'seats'
const MOST = 6
const openIds = z.array(z.string())

/** open_ids of those whose seats were taken on this browser, the latest first. */
export const recentSeats = signal<readonly string[]>(read())

function read(): readonly string[] {
  try {
    return openIds.safeParse(JSON.parse(kept(KEY) ?? '[]')).data ?? []
  } catch {
    return []
  }
}

effect(() => {
  const seat = me.value
  if (seat === '') return
  // Another window may have added its own.
  recentSeats.value = [seat, ...read().filter((each) => each !== seat)].slice(0, MOST)
  keep(KEY, JSON.stringify(recentSeats.value))
})
