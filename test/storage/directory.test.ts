import { join } from 'node:path'
import Driver from 'better-sqlite3'
import { describe, expect, it } from 'vitest'
import { EMPTY_DIRECTORY, evolveDirectory } from '../../src/domain/people/directory.ts'
import { ledgerIn, person, temporaryFolder } from './stage.ts'

const withGuest = evolveDirectory(EMPTY_DIRECTORY, {
  type: 'guestsSeen',
  chatId: 'oc_1',
  people: [person('U-201')],
})

it('keeps the guests of chats over a restart, and none for a directory that was stored without them', () => {
  const folder = temporaryFolder()
  const ledger = ledgerIn(folder)
  ledger.transact((store) => store.directory.save(withGuest))
  expect(ledgerIn(folder).read((store) => store.directory.load())).toEqual(withGuest)

  const driver = new Driver(join(folder, 'taizhang.db'))
  driver.exec("update directory set body = json_remove(body, '$.guests')")
  driver.close()
  expect(ledgerIn(folder).read((store) => store.directory.load())).toEqual({ ...EMPTY_DIRECTORY, rev: 1 })
})

describe('the directory that is held', () => {
  const other = evolveDirectory(EMPTY_DIRECTORY, {
    type: 'chatBound',
    chatId: 'oc_2',
    binding: { kind: 'leading' },
  })
  const opened = () => {
    const folder = temporaryFolder()
    const ledger = ledgerIn(folder)
    const load = () => ledger.read((store) => store.directory.load())
    const fails = (save: typeof withGuest | null) => {
      const work = () =>
        ledger.transact((store): never => {
          if (save !== null) store.directory.save(save)
          throw new Error('no')
        })
      expect(work).toThrow('no')
    }
    return { folder, ledger, load, fails }
  }

  it('stays the same while transactions fail that did not write it, so that nobody takes it for another one', () => {
    const { ledger, load, fails } = opened()
    ledger.transact((store) => store.directory.save(withGuest))
    const before = load()
    fails(null)
    expect(load()).toBe(before)
    ledger.transact((store) => {
      const part = () =>
        ledger.savepoint(store, (): never => {
          throw new Error('no')
        })
      expect(part).toThrow('no')
    })
    fails(null)
    expect(load()).toBe(before)
  })

  it('is read anew after one that wrote it and failed, even if another process wrote the same revision', () => {
    const { folder, load, fails } = opened()
    fails(withGuest)
    expect(load()).toEqual(EMPTY_DIRECTORY)
    fails(withGuest)
    ledgerIn(folder).transact((store) => store.directory.save(other))
    expect(load()).toEqual(other)
  })

  it('is read anew after a part that failed beside one that wrote it, and again when the whole is undone', () => {
    const { ledger, load } = opened()
    const whole = () =>
      ledger.transact((store): never => {
        store.directory.save(withGuest)
        const part = () =>
          ledger.savepoint(store, (): never => {
            store.directory.save(other)
            throw new Error('a part')
          })
        expect(part).toThrow('a part')
        expect(store.directory.load()).toEqual(withGuest)
        throw new Error('the whole')
      })
    expect(whole).toThrow('the whole')
    expect(load()).toEqual(EMPTY_DIRECTORY)
  })
})
