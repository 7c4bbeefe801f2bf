import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Driver from 'better-sqlite3'
import { describe, expect, it, vi } from 'vitest'
import { EMPTY_DIRECTORY, evolveDirectory } from '../../src/domain/people/directory.ts'
import { LedgerDiskFull } from '../../src/runtime/ledger-errors.ts'
import { openLedger } from '../../src/runtime/sqlite.ts'
import {
  ledgerIn,
  openedProblem,
  organisation,
  person,
  plainFacts,
  temporaryFolder,
} from '../storage/stage.ts'
import { written } from './ledger-file.ts'

const chat = (chatId: string) => ({ type: 'chatBound', chatId, binding: { kind: 'leading' } }) as const

describe('a ledger on disk', () => {
  it('is durable: WAL, full synchronisation, foreign keys', () => {
    const folder = temporaryFolder()
    written(folder)
    expect(readdirSync(folder)).toEqual(['taizhang.db'])
    const ledger = ledgerIn(folder)
    expect(ledger.read((store) => store.problems.codes())).toHaveLength(40)
  })

  it('keeps all of a transaction or nothing', () => {
    const ledger = ledgerIn(temporaryFolder())
    const failing = () =>
      ledger.transact((store): never => {
        store.problems.save(openedProblem(1), 0, null)
        store.directory.save(evolveDirectory(store.directory.load(), chat('oc_1')))
        throw new Error('no')
      })
    expect(failing).toThrow('no')
    expect(ledger.read((store) => [store.problems.codes(), store.directory.load()])).toEqual([
      [],
      EMPTY_DIRECTORY,
    ])
  })

  it('has committed what it committed, whatever becomes of telling the length of its log', () => {
    const options = {
      factsOf: plainFacts,
      logged: () => {
        throw new Error('not told')
      },
    }
    const ledger = openLedger(join(temporaryFolder(), 'taizhang.db'), options)
    expect(ledger.transact((store) => store.settings.set('a', 'b'))).toBeUndefined()
    expect(ledger.read((store) => store.settings.get('a'))).toBe('b')
    ledger.close()
  })

  it('rolls a savepoint back alone, what was held in memory included', () => {
    const ledger = ledgerIn(temporaryFolder())
    ledger.transact((store) => {
      store.problems.save(openedProblem(1), 0, null)
      const failing = () =>
        ledger.savepoint(store, (): never => {
          store.problems.save(openedProblem(2), 0, null)
          store.directory.save(evolveDirectory(store.directory.load(), chat('oc_lost')))
          throw new Error('no')
        })
      expect(failing).toThrow('no')
      ledger.savepoint(store, () => store.problems.save(openedProblem(3), 0, null))
      store.directory.save(evolveDirectory(store.directory.load(), chat('oc_kept')))
    })
    expect(ledger.read((store) => store.problems.codes())).toEqual(['WT-001', 'WT-003'])
    expect([...ledger.read((store) => store.directory.load().chats.keys())]).toEqual(['oc_kept'])
  })

  it('writes nothing more when an error has rolled the whole transaction back', () => {
    const opened = vi.spyOn(Driver.prototype, 'pragma')
    const ledger = ledgerIn(temporaryFolder())
    const driver = opened.mock.contexts.find((each) => each instanceof Driver && each.open)
    opened.mockRestore()
    const quietly = (work: () => void): void => {
      try {
        work()
      } catch {
        // The intake goes on with the next event.
      }
    }
    const batch = () =>
      ledger.transact((store) => {
        store.problems.save(openedProblem(1), 0, null)
        quietly(() =>
          ledger.savepoint(store, () => {
            if (driver instanceof Driver) driver.exec('ROLLBACK')
            throw new Driver.SqliteError('database or disk is full', 'SQLITE_FULL')
          }),
        )
        quietly(() => ledger.savepoint(store, () => store.problems.save(openedProblem(2), 0, null)))
      })
    expect(batch).toThrow(LedgerDiskFull)
    expect(ledger.read((store) => store.problems.codes())).toEqual([])
    ledger.transact((store) => store.problems.save(openedProblem(3), 0, null))
    expect(ledger.read((store) => store.problems.codes())).toEqual(['WT-003'])
  })

  it('keeps the whole directory, in order', () => {
    const folder = temporaryFolder()
    let directory = evolveDirectory(EMPTY_DIRECTORY, chat('oc_1'))
    for (const id of ['U-2', 'U-1'])
      directory = evolveDirectory(directory, {
        type: 'personRegistered',
        person: {
          id: person(id),
          name: '程砚秋',
          post: '',
          memberships: [{ role: 'FIRST', organisation: organisation('ORG-01'), department: null }],
          openId: `ou_${id}`,
          mobile: null,
          email: null,
        },
      })
    ledgerIn(folder).transact((store) => store.directory.save(directory))
    expect(ledgerIn(folder).read((store) => store.directory.load())).toEqual(directory)
  })

  it('notices what another process wrote', () => {
    const folder = temporaryFolder()
    const [one, other] = [ledgerIn(folder), ledgerIn(folder)]
    const before = one.dataVersion()
    one.transact((store) => store.directory.save(evolveDirectory(store.directory.load(), chat('oc_1'))))
    expect(one.dataVersion()).toBe(before)
    other.transact((store) => store.directory.save(evolveDirectory(store.directory.load(), chat('oc_2'))))
    expect(one.dataVersion()).not.toBe(before)
    expect([...one.read((store) => store.directory.load().chats.keys())]).toEqual(['oc_1', 'oc_2'])
  })

  it('has after a crash what was committed', () => {
    const folder = temporaryFolder()
    const crashed = temporaryFolder()
    const ledger = ledgerIn(folder)
    ledger.transact((store) => store.problems.save(openedProblem(1), 0, null))
    for (const name of ['taizhang.db', 'taizhang.db-wal'])
      writeFileSync(join(crashed, name), readFileSync(join(folder, name)))
    expect(ledgerIn(crashed).read((store) => store.problems.codes())).toEqual(['WT-001'])
  })

  it('reads one state while somebody else writes', () => {
    const folder = temporaryFolder()
    const [reader, writer] = [ledgerIn(folder), ledgerIn(folder)]
    reader.read((store) => {
      expect(store.problems.codes()).toEqual([])
      writer.transact((inside) => inside.problems.save(openedProblem(1), 0, null))
      expect(store.problems.codes()).toEqual([])
    })
    expect(reader.read((store) => store.problems.codes())).toEqual(['WT-001'])
  })
})
