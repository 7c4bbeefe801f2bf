import { signal } from '@preact/signals'
import * as z from 'zod/mini'
import { askCompanion } from '../platform/companion.ts'
import { inOrder } from '../platform/in-order.ts'
import type { Move } from './moving.ts'

const line = z.object({ code: z.string(), what: z.string(), overdue: z.boolean(), escalates: z.boolean() })
const sent = z.object({
  messageId: z.string(),
  chatId: z.string(),
  place: z.object({ name: z.string(), group: z.boolean(), readers: z.array(z.string()) }),
  at: z.number(),
  urgent: z.boolean(),
  kind: z.string(),
  label: z.string(),
  lines: z.array(line),
})
/** A message that the app sent of its own accord. */
export type Sent = z.infer<typeof sent>

const entry = z.object({
  seq: z.number(),
  at: z.number(),
  by: z.string(),
  code: z.string(),
  what: z.string(),
})
export type Entry = z.infer<typeof entry>

const answer = z.object({ entries: z.array(entry), sent: z.array(sent) })

/** Messages of one kind that went out together, or the entries of a moment. */
export interface Happening {
  readonly at: number
  /** The kind, or `entries`. */
  readonly kind: string
  readonly sent: readonly Sent[]
  readonly entries: readonly Entry[]
}

/** What happened during a move; undefined while it is asked for. */
export const meanwhile = signal<readonly Happening[] | undefined>(undefined)

const MINUTE_MS = 60_000

/** In the order of time, what belongs to one minute together. */
export const happenings = (entries: readonly Entry[], all: readonly Sent[]): readonly Happening[] => {
  const found = new Map<string, { at: number; kind: string; sent: Sent[]; entries: Entry[] }>()
  const at = (instant: number, kind: string) => {
    const key = `${Math.floor(instant / MINUTE_MS)} ${kind}`
    const known = found.get(key) ?? { at: instant, kind, sent: [], entries: [] }
    found.set(key, known)
    return known
  }
  for (const each of entries) at(each.at, 'entries').entries.push(each)
  for (const each of all) at(each.at, each.kind).sent.push(each)
  return [...found.values()].sort((a, b) => a.at - b.at)
}

const inTurn = inOrder()

/** Asks what happened during the move. */
export async function askMeanwhile({ from, to }: Move): Promise<void> {
  meanwhile.value = undefined
  const asking = askCompanion('journal', answer, { since: String(Math.floor(from)) })
  await inTurn(asking, (told) => {
    // What was done after the arrival is no part of the move, but its last messages arrive a moment later.
    const until = to + MINUTE_MS
    const within = <T extends { readonly at: number }>(list: readonly T[] = []): readonly T[] =>
      list.filter(({ at }) => at <= until)
    meanwhile.value = happenings(within(told?.entries), within(told?.sent))
  })
}
