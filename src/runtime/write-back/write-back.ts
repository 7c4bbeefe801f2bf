import { Worker } from 'node:worker_threads'
import { type Fields, failureFields, type Log } from '../../lark/log.ts'
import type { Timers } from '../../lark/timers.ts'
import { LOG_PAGES } from '../sqlite.ts'
import { END } from './end.ts'

/** It holds a connection and nothing else, MB. */
const MEMORY = { maxOldGenerationSizeMb: 16, maxYoungGenerationSizeMb: 1 } as const
/** Pause after a failure, ms: a full disk seldom has room again by the next commit. */
const PAUSE_MS = 30_000

export interface WriteBack {
  /** Call it after a commit with the pages of the log that are not in the file yet. */
  waiting(pages: number): void
  /** Resolves when the file is let go of. */
  close(): Promise<void>
}

/**
 * Writes the ledger's log back into its file in a thread, so that nobody who waits for an answer waits for that. The
 * thread is started when it is first needed. Without it, or when it cannot keep pace, SQLite writes back within a
 * commit, as it always does.
 * @param thread the built `thread.ts`
 */
export const openWriteBack = (
  path: string,
  thread: URL,
  { timers, log }: { readonly timers: Pick<Timers, 'elapsed'>; readonly log: Log },
): WriteBack => {
  let worker: Worker | undefined
  let isBusy = false
  let isClosed = false
  /** It failed the last time: that is told once. */
  let hasFailed = false
  let restsUntil = Number.NEGATIVE_INFINITY

  const failed = (fields: Fields): void => {
    if (!hasFailed) log.error('write_back_broken', fields)
    hasFailed = true
    restsUntil = timers.elapsed() + PAUSE_MS
  }
  const answered = (error: unknown): void => {
    isBusy = false
    if (error !== null) {
      failed({ error: String(error) })
      return
    }
    if (hasFailed) log.info('write_back_mended')
    hasFailed = false
  }
  const start = (): Worker => {
    const started = new Worker(thread, { workerData: path, resourceLimits: MEMORY })
    started.unref()
    started.on('message', answered)
    started.on('error', (thrown) => failed(failureFields(thrown)))
    // Another one is started when it is needed again.
    started.on('exit', () => {
      worker = undefined
      isBusy = false
    })
    return started
  }
  return {
    waiting: (pages) => {
      if (isBusy || isClosed || pages < LOG_PAGES || timers.elapsed() < restsUntil) return
      try {
        worker ??= start()
        worker.postMessage(null)
        isBusy = true
      } catch (thrown) {
        failed(failureFields(thrown))
      }
    },
    close: async () => {
      isClosed = true
      const ending = worker
      if (ending === undefined) return
      // However it ends: what broke meanwhile must not keep the ledger from being closed.
      await new Promise<void>((resolve) => {
        ending.once('exit', () => resolve())
        ending.postMessage(END)
      })
    },
  }
}
