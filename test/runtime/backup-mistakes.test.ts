import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import {
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { evidenceFiles } from '../../src/runtime/evidence-files.ts'
import { DEMO_PATH } from '../app/import/stage.ts'
import { bindsChat, ledgerPath, stage } from './data-dirs.ts'

describe('a backup to the wrong place', () => {
  it('never takes the place of another ledger, whether that one is at work or its backup', async () => {
    const { run, on, at } = stage()
    await run('import', DEMO_PATH)
    const other = at('other')
    bindsChat(other, 'oc_other')
    await on(other)('backup', at('other.db'))
    for (const file of [ledgerPath(other), at('other.db')]) {
      const before = readFileSync(file)
      const { code, err } = await run('backup', file)
      expect([code, err]).toEqual([1, expect.stringMatching(/: choose another name\n$/)])
      expect(readFileSync(file).equals(before)).toBe(true)
    }
    expect((await on(other)('verify')).code).toBe(0)
  })

  it('does not overwrite the only copy of later entries', async () => {
    const { run, on, at, dataDir } = stage()
    await run('import', DEMO_PATH)
    await run('backup', at('early.db'))
    bindsChat(dataDir, 'oc_later')
    await run('backup', at('b.db'))
    const later = readFileSync(at('b.db'))
    await on(at('rebuilt'))('restore', at('early.db'))
    const { code, err } = await on(at('rebuilt'))('backup', at('b.db'))
    expect([code, err]).toEqual([1, expect.stringMatching(/: choose another name\n$/)])
    expect(readFileSync(at('b.db')).equals(later)).toBe(true)
    bindsChat(dataDir, 'oc_still_later')
    expect((await run('backup', at('b.db'))).code).toBe(0)
  })

  it('leaves what is no file as it is', async () => {
    const { run, at } = stage()
    await run('import', DEMO_PATH)
    const socket = createServer().listen(at('socket'))
    await once(socket, 'listening')
    onTestFinished(() => void socket.close())
    const { code, err } = await run('backup', at('socket'))
    expect([code, err]).toEqual([1, expect.stringMatching(/is no file: name a file\n$/)])
    expect(lstatSync(at('socket')).isSocket()).toBe(true)
  })
})

describe('two at once', () => {
  it('backups of one name are each whole', async () => {
    const { run, on, at, folder } = stage()
    await run('import', DEMO_PATH)
    const both = await Promise.all([run('backup', at('b.db')), run('backup', at('b.db'))])
    expect(both.map(({ code, err }) => [code, err])).toEqual([
      [0, ''],
      [0, ''],
    ])
    expect(readdirSync(folder).sort()).toEqual(['b.db', 'data'])
    expect((await on(at('new'))('restore', at('b.db'))).code).toBe(0)
  })

  it('of which one was killed the other day leave nothing, and what is not ours stays', async () => {
    const { run, at, folder } = stage()
    await run('import', DEMO_PATH)
    const [killed, alive] = [`b.db.${randomUUID()}.partial`, `b.db.${randomUUID()}.partial`]
    for (const name of [killed, alive, 'b.db.partial', 'b.db.mine.partial', `c.db.${randomUUID()}.partial`])
      writeFileSync(at(name), 'x')
    for (const name of readdirSync(folder)) if (name !== alive && name !== 'data') utimesSync(at(name), 1, 1)
    expect((await run('backup', at('b.db'))).code).toBe(0)
    const left = readdirSync(folder)
    expect(left).not.toContain(killed)
    expect(left).toEqual(expect.arrayContaining([alive, 'b.db.partial', 'b.db.mine.partial']))
    expect(left.length).toBe(6)
  })

  it('of which one was killed at a file of evidence leave nothing of it, and what is not ours stays', async () => {
    const { run, at } = stage()
    await run('import', DEMO_PATH)
    const evidence = at('b.db.evidence')
    mkdirSync(evidence)
    const [killed, alive] = [`.${randomUUID()}.part`, `.${randomUUID()}.part`]
    for (const name of [killed, alive, 'mine.part', '.mine.part']) writeFileSync(join(evidence, name), 'x')
    for (const name of [killed, 'mine.part', '.mine.part']) utimesSync(join(evidence, name), 1, 1)
    expect((await run('backup', at('b.db'))).code).toBe(0)
    expect(new Set(readdirSync(evidence))).toEqual(new Set([alive, 'mine.part', '.mine.part']))
  })

  it('leave a service nothing but what is not ours', () => {
    const { at } = stage()
    mkdirSync(at('evidence'))
    for (const name of [`.${randomUUID()}.part`, 'mine.part']) writeFileSync(join(at('evidence'), name), 'x')
    evidenceFiles(at('evidence'))
    expect(readdirSync(at('evidence'))).toEqual(['mine.part'])
  })

  it('of two restores one is refused', async () => {
    const { run, on, at } = stage()
    await run('import', DEMO_PATH)
    await run('backup', at('b.db'))
    const both = await Promise.all(['b.db', 'b.db'].map((file) => on(at('new'))('restore', at(file))))
    expect(both.map(({ code }) => code)).toEqual([0, 1])
    expect((await on(at('new'))('verify')).code).toBe(0)
  })
})

describe('a restore from the wrong place', () => {
  it('does not delete what a restore that was killed has left, which may be the last copy', async () => {
    const { run, at, dataDir } = stage()
    await run('import', DEMO_PATH)
    mkdirSync(join(dataDir, 'restoring'))
    const left = join(dataDir, 'restoring/taizhang.db')
    await run('backup', left)
    symlinkSync(left, at('link.db'))
    for (const file of [left, at('link.db')])
      expect(await run('restore', file)).toMatchObject({
        code: 1,
        err: expect.stringMatching(/is of a restore that was broken off: move it elsewhere first\n$/),
      })
    expect(existsSync(left)).toBe(true)
  })

  it('does not take the ledger for a backup of itself, by whatever name', async () => {
    const { run, at, dataDir } = stage()
    await run('import', DEMO_PATH)
    symlinkSync(ledgerPath(dataDir), at('link.db'))
    symlinkSync(dataDir, at('folder'))
    for (const file of [at('link.db'), join(at('folder'), 'taizhang.db')])
      for (const command of ['restore', 'backup']) expect((await run(command, file)).code).toBe(2)
    expect(readdirSync(dataDir).filter((name) => name.startsWith('re'))).toEqual([])
  })
})
