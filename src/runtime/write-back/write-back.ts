import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import { failureFields, type Log } from '../../lark/log.ts'
import { LOG_PAGES } from '../sqlite.ts'
import { END } from './end.ts'

/** It holds a connection and nothing else, MB. */
const MEMORY = { maxOldGenerationSizeMb: 16, maxYoungGenerationSizeMb: 1 } as const

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
export const openWriteBack = (path: string, thread: URL, log: Log): WriteBack => {
  let worker: Worker | undefined
  let isBusy = false
  const start = (): Worker => {
    const started = new Worker(thread, { workerData: path, resourceLimits: MEMORY })
    started.unref()
    started.on('message', () => {
      isBusy = false
    })
    // It stays busy: what broke once is not tried again after every commit.
    started.on('error', (thrown) => log.error('write_back_broken', failureFields(thrown)))
    return started
  }
  return {
    waiting: (pages) => {
      if (isBusy || pages < LOG_PAGES) return
      isBusy = true
      worker ??= start()
      worker.postMessage(null)
    },
    close: async () => {
      if (worker === undefined || worker.threadId < 0) return
      isBusy = true
      const ended = once(worker, 'exit')
      worker.postMessage(END)
      await ended
    },
  }
}
