import { existsSync, readdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Driver from 'better-sqlite3'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { EMPTY_DIRECTORY, evolveDirectory } from '../../src/domain/people/directory.ts'
import { lockService } from '../../src/runtime/instance-lock.ts'
import {
  LedgerDamaged,
  LedgerDiskFull,
  LedgerForeign,
  LedgerFromNewerVersion,
  LedgerLocked,
  LedgerMissing,
  LedgerUnreachable,
  ServiceRunning,
} from '../../src/runtime/ledger-errors.ts'
import { openLedger } from '../../src/runtime/sqlite.ts'
import {
  ledgerIn,
  openedProblem,
  organisation,
  person,
  plainFacts,
  temporaryFolder,
} from '../storage/stage.ts'

const OPTIONS = { factsOf: plainFacts, patience: 50 }
const open = (path: string, more = {}) => openLedger(path, { ...OPTIONS, ...more })
const fileIn = (folder: string) => join(folder, 'taizhang.db')

/** A ledger with a problem in it, closed again. */
const written = (folder: string): string => {
  const path = fileIn(folder)
  const ledger = open(path)
  ledger.transact((store) => {
    for (let n = 1; n <= 40; n += 1) store.problems.save(openedProblem(n), 0, null)
  })
  ledger.close()
  return path
}
/** Every byte in the folder. */
const everything = (folder: string) =>
  readdirSync(folder).map((name) => [name, readFileSync(join(folder, name)).toString('base64')])

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

describe('a ledger that cannot be used is left as it is', () => {
  it('of a newer version', () => {
    const folder = temporaryFolder()
    const path = written(folder)
    const newer = new Driver(path)
    newer.pragma('user_version = 99')
    newer.pragma('wal_checkpoint(TRUNCATE)')
    newer.close()
    const before = everything(folder)
    expect(() => open(path)).toThrow(LedgerFromNewerVersion)
    expect(everything(folder)).toEqual(before)
  })

  it('of a newer version that runs just now', () => {
    const folder = temporaryFolder()
    const path = written(folder)
    const newer = new Driver(path)
    onTestFinished(() => void newer.close())
    newer.pragma('user_version = 99')
    expect(() => open(path)).toThrow(LedgerFromNewerVersion)
    expect(newer.pragma('user_version', { simple: true })).toBe(99)
  })

  it('of another program', () => {
    const folder = temporaryFolder()
    const path = fileIn(folder)
    const foreign = new Driver(path)
    foreign.exec('create table t(x)')
    foreign.close()
    const before = everything(folder)
    expect(() => open(path)).toThrow(LedgerForeign)
    expect(everything(folder)).toEqual(before)
  })

  it('no database at all', () => {
    const folder = temporaryFolder()
    const path = fileIn(folder)
    writeFileSync(path, '不是数据库'.repeat(100))
    const before = everything(folder)
    expect(() => open(path)).toThrow(LedgerDamaged)
    expect(everything(folder)).toEqual(before)
  })

  it('cut short', () => {
    const folder = temporaryFolder()
    const path = written(folder)
    truncateSync(path, 3 * 4096)
    const before = everything(folder)
    expect(() => open(path)).toThrow(LedgerDamaged)
    expect(everything(folder)).toEqual(before)
  })

  it('overwritten in the middle', () => {
    const folder = temporaryFolder()
    const path = written(folder)
    const bytes = readFileSync(path)
    bytes.fill(0xaa, 4096, 8 * 4096)
    writeFileSync(path, bytes)
    const before = everything(folder)
    expect(() => open(path)).toThrow(LedgerDamaged)
    expect(everything(folder)).toEqual(before)
  })

  it('damaged, with a log that a crash left', () => {
    const folder = temporaryFolder()
    const path = written(folder)
    const bytes = readFileSync(path)
    const ledger = ledgerIn(folder)
    ledger.transact((store) => store.settings.set('a', '1'))
    const crashed = temporaryFolder()
    const log = readFileSync(`${path}-wal`)
    writeFileSync(fileIn(crashed), bytes.fill(0xaa, 4096, 8 * 4096))
    writeFileSync(`${fileIn(crashed)}-wal`, log)
    expect(() => open(fileIn(crashed))).toThrow(LedgerDamaged)
    expect(readFileSync(fileIn(crashed)).equals(bytes)).toBe(true)
    expect(readFileSync(`${fileIn(crashed)}-wal`).equals(log)).toBe(true)
  })

  it('locked', () => {
    const folder = temporaryFolder()
    const path = written(folder)
    const other = new Driver(path)
    onTestFinished(() => void other.close())
    other.exec('BEGIN EXCLUSIVE')
    expect(() => open(path)).toThrow(LedgerLocked)
    expect(open(path, { mustExist: true }).read((store) => store.problems.codes())).toHaveLength(40)
  })

  it('held by a program that lets nobody read', () => {
    const folder = temporaryFolder()
    const path = written(folder)
    const other = new Driver(path)
    onTestFinished(() => void other.close())
    other.pragma('locking_mode = EXCLUSIVE')
    other.exec('BEGIN EXCLUSIVE')
    expect(() => open(path)).toThrow(LedgerLocked)
  })

  it('missing, where one is only read', () => {
    const folder = temporaryFolder()
    expect(() => open(fileIn(folder), { mustExist: true })).toThrow(LedgerMissing)
    expect(readdirSync(folder)).toEqual([])
  })

  it('in a place that is no folder', () => {
    const folder = temporaryFolder()
    writeFileSync(join(folder, 'file'), '')
    expect(() => open(join(folder, 'file', 'taizhang.db'))).toThrow(LedgerUnreachable)
  })
})

describe('the lock of the service', () => {
  it('refuses a second service, and nobody else', () => {
    const folder = temporaryFolder()
    const release = lockService(folder)
    expect(() => lockService(folder)).toThrow(ServiceRunning)
    ledgerIn(folder).transact((store) => store.settings.set('a', '1'))
    release()
    lockService(folder)()
  })

  it('makes the folder', () => {
    const folder = join(temporaryFolder(), 'data', 'sandbox')
    lockService(folder)()
    expect(existsSync(folder)).toBe(true)
  })
})
