import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { commandLine } from '../runtime/command-line.ts'
import { handsIn, problemOf } from './steps.ts'
import { Town } from './town.ts'

const UNIT = '建设交通局巡察整改工作群'
const HEAD = '廖望山'

let town: Town
let folder: string
beforeAll(async () => {
  town = await Town.open({ at: '2025-10-24T10:00:00+08:00' })
  folder = mkdtempSync(join(tmpdir(), 'backup-'))
})
afterAll(async () => {
  await town.close()
  rmSync(folder, { recursive: true, force: true })
})

const line = (...args: readonly string[]) =>
  commandLine(town.dataDir, () => town.emulator.clock.now())(...args)
/** Paths of the files under a folder. */
const filesIn = (path: string): readonly string[] =>
  readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
const loses = (...names: readonly string[]): void => {
  for (const name of names) rmSync(join(town.dataDir, name), { recursive: true, force: true })
}

describe('a backup made while the service runs', () => {
  it('has the ledger and the evidence, and does not hold up who speaks', async () => {
    await handsIn(town, HEAD, 'RW-003-1')
    const made = line('backup', join(folder, 'b.db'))
    const said = await town.says(HEAD, '/进度 RW-003-1 75% 备份时所报', UNIT)
    expect(said.join()).toContain('已登记 RW-003-1 进度 75%')
    const { code, out, err } = await made
    expect([code, err]).toEqual([0, ''])
    expect(out).toMatch(/b\.db written and verified.*\n.*b\.db\.evidence holds its 1 evidence file:/)
    expect(filesIn(join(folder, 'b.db.evidence')).map((path) => readFileSync(path, 'utf8'))).toEqual([
      'bytes for RW-003-1 ',
    ])
  })

  it('brings everything back, and what was said after it is read from the chats', async () => {
    await town.says(HEAD, '/进度 RW-003-1 80% 备份之后所报', UNIT)
    await town.restart(async () => {
      loses('taizhang.db', 'taizhang.db-wal', 'taizhang.db-shm', 'evidence')
      expect(await line('restore', join(folder, 'b.db'))).toMatchObject({ code: 0, err: '' })
    })
    const { progress, evidence } = problemOf(town, 'WT-003')
    expect(progress.filter(({ note }) => note === '备份之后所报').length).toBe(1)
    expect(evidence.filter(({ file }) => file !== null).length).toBe(1)
    expect(filesIn(join(town.dataDir, 'evidence')).length).toBe(1)
    expect((await line('verify')).code).toBe(0)
  })

  it('is made and restored without evidence that is damaged, and that is told', async () => {
    const [stored = ''] = filesIn(join(town.dataDir, 'evidence'))
    writeFileSync(stored, 'rotten')
    const backup = await line('backup', join(folder, 'c.db'))
    expect(backup).toMatchObject({ code: 1, out: expect.stringContaining('written and verified') })
    expect(backup.err).toMatch(/^1 evidence file missing or damaged in .*: take it from an earlier backup\n$/)
    await town.restart(async () => {
      const restore = await line('restore', join(folder, 'c.db'))
      expect(restore).toMatchObject({
        code: 1,
        err: expect.stringContaining('bring it there and restore again'),
      })
      expect((await line('restore', join(folder, 'b.db'), '--replace')).code).toBe(0)
    })
    expect(readFileSync(stored, 'utf8')).toBe('bytes for RW-003-1 ')
  })
})
