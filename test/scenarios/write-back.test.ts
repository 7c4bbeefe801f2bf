import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import Driver from 'better-sqlite3'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { openLedger } from '../../src/runtime/sqlite.ts'
import { openWriteBack } from '../../src/runtime/write-back/write-back.ts'
import { listeningLog } from '../lark/stage.ts'
import { type Bundle, bundleServer } from '../process/bundle.ts'
import { plainFacts, temporaryFolder } from '../storage/stage.ts'

let bundle: Bundle
beforeAll(async () => {
  bundle = await bundleServer()
}, 60_000)
afterAll(() => bundle.remove())

/** A ledger whose log the thread of that file writes back. */
const ledgerWith = (thread: string) => {
  const folder = temporaryFolder()
  const path = join(folder, 'taizhang.db')
  const log = listeningLog()
  const writeBack = openWriteBack(path, pathToFileURL(join(dirname(bundle.server), thread)), log)
  const waiting: number[] = []
  const ledger = openLedger(path, {
    factsOf: plainFacts,
    logged: (pages) => {
      waiting.push(pages)
      writeBack.waiting(pages)
    },
  })
  /** One commit of some so many pages. */
  const write = (pages: number): void =>
    ledger.transact((store) => store.settings.set('filler', 'x'.repeat(4000 * pages)))
  return { path, log, ledger, writeBack, write, waiting }
}

/** Pages of the log, and how many of them are in the file, as somebody beside the service sees them. */
const logOf = (path: string) => {
  const beside = new Driver(path, { readonly: true })
  const [found] = beside
    .prepare<[], { log: number; checkpointed: number }>('PRAGMA wal_checkpoint(NOOP)')
    .all()
  beside.close()
  return found
}

it('writes a long log back while nobody commits, and lets go of the file at the end', async () => {
  const { path, ledger, writeBack, write, waiting } = ledgerWith('write-back.js')
  write(100)
  expect(waiting.at(-1)).toBeGreaterThan(90)
  write(5000)
  expect(waiting.at(-1)).toBeGreaterThan(4500)
  await vi.waitFor(() => expect(logOf(path)?.checkpointed).toBe(logOf(path)?.log), 10_000)
  write(10)
  expect(waiting.at(-1)).toBeLessThan(100)
  await writeBack.close()
  ledger.close()
  expect(existsSync(`${path}-wal`)).toBe(false)
})

it('leaves it to the commits when the thread is broken, and says so once', async () => {
  const { path, log, ledger, writeBack, write } = ledgerWith('missing.js')
  write(5000)
  await vi.waitFor(() => expect(log.lines).toHaveLength(1), 10_000)
  expect(log.lines[0]).toContain('write_back_broken')
  expect(logOf(path)?.checkpointed).toBe(0)
  write(12_000)
  expect(logOf(path)?.checkpointed).toBe(logOf(path)?.log)
  await writeBack.close()
  ledger.close()
  expect([existsSync(`${path}-wal`), log.lines.length]).toEqual([false, 1])
})
