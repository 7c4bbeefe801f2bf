import { setTimeout as sleep } from 'node:timers/promises'
import { verifyLedger } from '../../src/app/verify.ts'
import { problemCode, problemOf } from '../../src/domain/kernel/codes.ts'
import { sha256 } from '../../src/runtime/sqlite.ts'
import type { Message } from '../../src/sandbox/index.ts'
import { Settlement, until } from './settlement.ts'

/** Uniform in [0, 1), the same again for the same seed. */
const randomFrom = (seed: number): (() => number) => {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

export interface CrashPlan {
  /** The service's bundle. */
  readonly server: string
  readonly rounds: number
  readonly seed: number
  /** Hears a line about every round. */
  readonly tell?: (line: string) => void
}

/** What came of the rounds; every list is empty when nothing was lost and nothing done twice. */
export interface CrashReport {
  readonly messages: number
  readonly acknowledged: number
  readonly clicks: number
  readonly faults: readonly string[]
}

/** The person who presses a button all the while, on a problem that nobody else reports on. */
const CLICKER = { name: '廖望山', problem: problemCode(3) } as const
const [SHORTEST_MS, LOAD_MS] = [100, 500]
const STARTING_MS = 900

const once = (what: string, counts: readonly number[]): readonly string[] =>
  counts.flatMap((count, n) => (count === 1 ? [] : [`${what} ${n}: ${count} times`]))

/**
 * Kills the service with -9 again and again, at random moments under load and now and then while it starts, and looks
 * after each start whether what was acknowledged is in the journal once, and then whether all is answered once.
 */
export const crashRounds = async ({ server, rounds, seed, tell }: CrashPlan): Promise<CrashReport> => {
  const random = randomFrom(seed)
  const place = await Settlement.open(server, 'webhook')
  const posts = place.posts.filter(({ task }) => problemOf(task) !== CLICKER.problem)
  const said: Message[] = []
  const pressed = new Map<string, boolean>()
  const faults: string[] = []
  let acknowledged = 0

  const speaks = async (ended: () => boolean): Promise<void> => {
    while (!ended()) {
      said.push(place.reports(said.length, posts))
      await sleep(random() * 12)
    }
  }
  const presses = async (card: Message, ended: () => boolean): Promise<void> => {
    while (!ended()) {
      const note = `第${pressed.size}次点击`
      pressed.set(note, false)
      const form = { percent__1: String(50 + (pressed.size % 40)), note__1: note }
      const { toast } = await place.emulator.people.click({
        by: CLICKER.name,
        messageId: card.messageId,
        text: '提交',
        form,
      })
      pressed.set(note, toast?.type === 'success')
      await sleep(random() * 60)
    }
  }
  const underLoad = async (card: Message, ms: number): Promise<void> => {
    let over = false
    const loads = [speaks(() => over), presses(card, () => over)]
    await sleep(ms)
    place.program?.kill('SIGKILL')
    await place.program?.ended
    await sleep(random() * 30)
    over = true
    await Promise.all(loads)
    await place.emulator.settled()
  }
  const look = (fresh: readonly Message[]): void => {
    const taken = place.acknowledged(fresh)
    acknowledged += taken.length
    place.read((store) => {
      const { finding } = verifyLedger(store, sha256)
      if (finding !== null) faults.push(`verify: ${JSON.stringify(finding)}`)
      const counts = taken.map(({ messageId }) => store.journal.causedBy(messageId).length)
      faults.push(...once('acknowledged and in the journal', counts))
      const notes = store.problems.get(CLICKER.problem)?.progress.map(({ note }) => note) ?? []
      for (const [note, succeeded] of pressed) {
        const times = notes.filter((each) => each === note).length
        if (times > 1 || (succeeded && times === 0))
          faults.push(`${note}: ${times} times, success ${succeeded}`)
      }
    })
  }
  const starts = async (): Promise<void> => {
    while (random() < 0.2) {
      const program = place.launch()
      await sleep(random() * STARTING_MS)
      program.kill('SIGKILL')
      await program.ended
    }
    await place.launch().ready
  }

  try {
    await place.start()
    const card = await place.asks(CLICKER.name, `/问题 ${CLICKER.problem}`)
    for (let round = 1; round <= rounds; round += 1) {
      const from = said.length
      await underLoad(card, SHORTEST_MS + random() * LOAD_MS)
      await starts()
      const fresh = said.slice(from)
      look(fresh)
      await place.sendAgain()
      await until(
        () => !place.answers(fresh).includes(0),
        `round ${round}, seed ${seed}: all are answered`,
        60_000,
      )
      tell?.(`round ${round}: ${fresh.length} messages, ${faults.length} faults`)
    }
    place.program?.kill('SIGTERM')
    await place.program?.ended
    faults.push(...once('message in the journal', place.causes(said)), ...once('answer', place.answers(said)))
    const clicks = [...pressed.values()].filter((succeeded) => succeeded).length
    return { messages: said.length, acknowledged, clicks, faults }
  } finally {
    await place.close()
  }
}
