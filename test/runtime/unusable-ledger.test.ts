import { readdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Driver from 'better-sqlite3'
import { describe, expect, it, onTestFinished } from 'vitest'
import {
  LedgerDamaged,
  LedgerForeign,
  LedgerFromNewerVersion,
  LedgerLocked,
  LedgerMissing,
  LedgerUnreachable,
} from '../../src/runtime/ledger-errors.ts'
import { ledgerIn, temporaryFolder } from '../storage/stage.ts'
import { fileIn, open, written } from './ledger-file.ts'

/** Every byte in the folder. */
const everything = (folder: string) =>
  readdirSync(folder).map((name) => [name, readFileSync(join(folder, name)).toString('base64')])

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
