import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import Driver from 'better-sqlite3'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { openLedger } from '../../src/runtime/sqlite.ts'
import { openWriteBack } from '../../src/runtime/write-back/write-back.ts'
import { listeningLog } from '../lark/stage.ts'
import { type Bundle, bundleServer } from '../process/bundle.ts'
import { smallDisk } from '../process/disk.ts'
import { plainFacts, temporaryFolder } from '../storage/stage.ts'

let bundle: Bundle
beforeAll(async () => {
  bundle = await bundleServer()
}, 60_000)
afterAll(() => bundle.remove())

const built = (thread: string): URL => pathToFileURL(join(dirname(bundle.server), thread))

/** A ledger whose log the thread of that file writes back. */
const ledgerWith = (thread: URL, folder = temporaryFolder()) => {
  const path = join(folder, 'taizhang.db')
  const log = listeningLog()
  const time = { ms: 0 }
  const writeBack = openWriteBack(path, thread, { timers: { elapsed: () => time.ms }, log })
  const waiting: number[] = []
  const ledger = openLedger(path, {
    factsOf: plainFacts,
    logged: (pages) => {
      waiting.push(pages)
      writeBack.waiting(pages)
    },
  })
  /** One commit of some so many pages. */
  const write = (pages: number, key = 'filler'): void =>
    ledger.transact((store) => store.settings.set(key, 'x'.repeat(4000 * pages)))
  return { path, log, time, ledger, writeBack, write, waiting }
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
  const { path, ledger, writeBack, write, waiting } = ledgerWith(built('write-back.js'))
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
  const { path, log, ledger, writeBack, write } = ledgerWith(built('missing.js'))
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

it('neither undoes a commit because there is no thread, nor keeps the ledger from being closed', async () => {
  const without = ledgerWith(new URL('http://127.0.0.1/'))
  without.write(5000)
  expect(without.log.lines).toHaveLength(1)
  await without.writeBack.close()
  without.ledger.close()
  const { ledger, log, writeBack, write } = ledgerWith(built('missing.js'))
  write(5000)
  await writeBack.close()
  ledger.close()
  expect(log.lines).toHaveLength(1)
})

const disk = smallDisk(64)
if (typeof disk === 'string') console.warn(`skipped: a log that has no room in the file; ${disk}`)
afterAll(() => {
  if (typeof disk !== 'string') disk.remove()
})

it.skipIf(typeof disk === 'string')('tries again a while after the disk was full', async () => {
  if (typeof disk === 'string') return
  const { path, log, time, ledger, writeBack, write } = ledgerWith(built('write-back.js'), disk.folder)
  const isWrittenBack = () => expect(logOf(path)?.checkpointed).toBe(logOf(path)?.log)
  write(5000)
  await vi.waitFor(isWrittenBack, 10_000)
  disk.fill()
  // The log, which keeps its length, has room for it; the file has none.
  write(4500, 'more')
  await vi.waitFor(() => expect(log.lines).toHaveLength(1), 10_000)
  expect(log.lines[0]).toBe('{"event":"write_back_broken","error":"LedgerDiskFull"}')
  disk.free()
  write(1)
  await new Promise((resolve) => setTimeout(resolve, 200))
  expect(logOf(path)?.checkpointed).toBe(0)
  time.ms += 30_000
  write(1)
  await vi.waitFor(isWrittenBack, 10_000)
  await expect.poll(() => log.lines.at(-1)).toContain('write_back_mended')
  await writeBack.close()
  ledger.close()
  expect([existsSync(`${path}-wal`), log.lines.length]).toEqual([false, 2])
})

it('runs on an SQLite in which two may write back at once: before 3.51.3 that could damage the file', () => {
  const sqlite = new Driver(':memory:')
  const version = String(sqlite.prepare('SELECT sqlite_version()').pluck().get())
  sqlite.close()
  const [major = 0, minor = 0, patch = 0] = version.split('.').map(Number)
  expect(major * 1e6 + minor * 1e3 + patch).toBeGreaterThanOrEqual(3_051_003)
})
