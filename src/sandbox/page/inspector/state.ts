import { signal } from '@preact/signals'
import { side } from '../parts/side.tsx'
import { ask, Refused } from '../platform/calls.ts'
import { inOrder } from '../platform/in-order.ts'
import { onStream } from '../platform/stream.ts'
import {
  type Entry,
  entryAnswer,
  type Inspection,
  inspection,
  type JournalEntry,
  journalAnswer,
  type Line,
  trafficAnswer,
} from './shapes.ts'

/** The message that is inspected; empty: the live log is shown. */
export const inspected = signal('')
/** Undefined while it is on its way; `gone` when there is no such message. */
export const found = signal<Inspection | 'gone' | undefined>(undefined)
/** Undefined while it is on its way; `untold` when the app under test tells nothing. */
export const journal = signal<readonly JournalEntry[] | 'untold' | undefined>(undefined)
/** Newest first; undefined while they are on their way. */
export const lines = signal<readonly Line[] | undefined>(undefined)

/** The inspector's panel at the right. */
export const NAME = 'inspector'
const LOG_LENGTH = '120'
/** A burst of changes is read once, ms. */
const SETTLE_MS = 150
const TOLD = new Set([
  'traffic',
  'delivery',
  'message',
  'reaction',
  'companion',
  'reopened',
  'reset',
  'clock',
])

export const isOpen = (): boolean => side.value?.name === NAME

/** Turns the inspector to a message; with an empty id to the live log. */
export function lookAt(messageId: string): void {
  if (inspected.value !== messageId) {
    found.value = undefined
    journal.value = undefined
  }
  inspected.value = messageId
  readSoon(0)
}

/** The whole of a line of the log; undefined if it is not kept any more. */
export async function readEntry(id: string): Promise<Entry | undefined> {
  return entryAnswer.parse(await ask('traffic-entry', { id })).entry
}

let timer: ReturnType<typeof setTimeout> | undefined

onStream(({ kind }) => {
  if (isOpen() && TOLD.has(kind)) readSoon(SETTLE_MS)
})

function readSoon(waitMs: number): void {
  if (timer !== undefined && waitMs > 0) return
  clearTimeout(timer)
  timer = setTimeout(() => {
    timer = undefined
    // The stream calls again when the emulator is back.
    read().catch(() => undefined)
  }, waitMs)
}

const [inTurn, linesInTurn] = [inOrder(), inOrder()]

async function read(): Promise<void> {
  const messageId = inspected.value
  if (messageId === '') {
    return linesInTurn(ask('traffic', { limit: LOG_LENGTH }), (answer) => {
      lines.value = [...trafficAnswer.parse(answer).lines].reverse()
    })
  }
  const asked = Promise.all([readMessage(messageId), readJournal(messageId)])
  await inTurn(asked, ([told, written]) => {
    if (inspected.value !== messageId) return
    found.value = told
    journal.value = written
  })
}

async function readMessage(messageId: string): Promise<Inspection | 'gone'> {
  const answer = await ask('inspect', { messageId }).catch(onlyRefused)
  return answer === undefined ? 'gone' : inspection.parse(answer)
}

async function readJournal(message: string): Promise<readonly JournalEntry[] | 'untold'> {
  const answer = await ask('companion/journal', { message }).catch(onlyRefused)
  return answer === undefined ? 'untold' : journalAnswer.parse(answer).entries
}

function onlyRefused(error: unknown): undefined {
  if (!(error instanceof Refused)) throw error
}
