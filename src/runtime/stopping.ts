import { performance } from 'node:perf_hooks'
import type { Log } from '../lark/log.ts'
import type { Drain } from '../lark/outbound/drain.ts'
import type { Listening } from './http.ts'
import type { LedgerDatabase } from './sqlite.ts'
import type { WriteBack } from './write-back/write-back.ts'

/** Longest stop, ms: supervisors kill after ten seconds. */
const LONGEST_MS = 8000
/** Kept for closing when sending goes on until the end, ms. */
const CLOSING_MS = 1000

/** What a running service lets go of. */
export interface Running {
  /** What begins work by itself. */
  readonly starters: readonly { close(): void }[]
  readonly listening: Pick<Listening, 'stop'>
  /** What takes events in or asks the platform. */
  readonly askers: readonly { close(): Promise<void> }[]
  readonly drain: Pick<Drain, 'idle' | 'close'>
  readonly writeBack?: Pick<WriteBack, 'close'>
  readonly database: LedgerDatabase
  readonly unlock: () => void
  readonly log: Log
}

/**
 * Takes no more, finishes what is under way, sends what waits as far as eight seconds allow, and closes. What was
 * acknowledged is on disk, what is left in the outbox goes out after the next start: nothing depends on an end in time.
 */
export const stopInOrder = async (running: Running): Promise<void> => {
  const { drain, database, log } = running
  const deadline = performance.now() + LONGEST_MS
  const remaining = (): number => Math.max(0, deadline - performance.now())

  for (const each of running.starters) each.close()
  const doors = [running.listening.stop(), ...running.askers.map((each) => each.close())]
  await within(remaining() - CLOSING_MS, Promise.allSettled(doors))
  await within(remaining() - CLOSING_MS, drain.idle())
  // Both at once: calls that are never answered take all the time that is left.
  const writtenBack = within(remaining(), running.writeBack?.close() ?? Promise.resolve())
  const finished = await within(remaining(), drain.close())
  await writtenBack
  const left = waiting(database)
  database.close()
  running.unlock()
  log.info('stopped', { left, finished })
}

const waiting = (database: LedgerDatabase): number | null => {
  try {
    return database.read((store) => store.outbox.waiting())
  } catch {
    return null
  }
}

/** Whether `work` ended within `ms`. */
const within = async (ms: number, work: Promise<unknown>): Promise<boolean> => {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<boolean>((resolve) => {
    timer = setTimeout(() => resolve(false), ms)
  })
  try {
    return await Promise.race([work.then(() => true), late])
  } finally {
    clearTimeout(timer)
  }
}
