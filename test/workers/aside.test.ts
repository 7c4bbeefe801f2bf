import Driver from 'better-sqlite3'
import { expect, it, onTestFinished } from 'vitest'
import { layAside } from '../../src/runtime/worker/copy/aside.ts'
import { COPY, EXPORT, tablesOf } from '../../src/runtime/worker/copy/tables.ts'
import { storageOver } from './storage-over.ts'

const stage = () => {
  const driver = new Driver(':memory:')
  onTestFinished(() => void driver.close())
  const storage = storageOver(driver, 0)
  const lays = (id: string, text: string, shelf: typeof COPY | typeof EXPORT = COPY) =>
    layAside(storage, shelf, { id, pieces: Array.from(text, (piece) => Buffer.from(piece)) })
  const tables = () => driver.prepare('select name from sqlite_master order by 1').pluck().all()
  return { storage, lays, tables }
}

const textOf = (stream: ReadableStream<Uint8Array>): Promise<string> => new Response(stream).text()

it('what lies aside is given out whole, is no table of the ledger, and then is gone', async () => {
  const { storage, lays, tables } = stage()
  const [copy, told] = [lays('a', '整改台账'), lays('b', 'ledger', EXPORT)]
  expect([tables(), tablesOf(storage)]).toEqual([[COPY, EXPORT], []])
  expect([await textOf(copy), await textOf(told)]).toEqual(['整改台账', 'ledger'])
  expect(tables()).toEqual([])
})

it('the next one takes its place: a fetch that goes on breaks off, and does it no harm', async () => {
  const { lays, tables } = stage()
  const first = lays('a', 'first').getReader()
  await first.read()
  const second = lays('b', 'second')
  await expect(first.read()).rejects.toThrow('the next copy was begun')
  expect(await textOf(second)).toBe('second')
  expect(tables()).toEqual([])
})

it('who leaves takes what was laid aside for him along, and nobody else’s', async () => {
  const { lays, tables } = stage()
  const leaver = lays('a', 'first')
  const second = lays('b', 'second')
  await leaver.cancel()
  expect(await textOf(second)).toBe('second')
  await lays('c', 'third').cancel()
  expect(tables()).toEqual([])
})
