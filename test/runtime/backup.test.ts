import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Driver from 'better-sqlite3'
import { describe, expect, it, onTestFinished } from 'vitest'
import { lockService } from '../../src/runtime/instance-lock.ts'
import { openLedger } from '../../src/runtime/sqlite.ts'
import { DEMO_PATH, LATER } from '../app/import/stage.ts'
import { given, plainFacts } from '../storage/stage.ts'
import { bindsChat, ledgerPath, openIn, stage } from './data-dirs.ts'

describe('a backup', () => {
  it('holds the ledger of its moment, proven, in one file, and can be restored elsewhere', async () => {
    const { run, on, at, folder, dataDir } = stage()
    await run('import', DEMO_PATH)
    const { code, out, err } = await run('backup', at('b.db'))
    expect([code, err]).toEqual([0, ''])
    expect(out).toMatch(/b\.db written and verified: \d+ entries, head [0-9a-f]{64}\n$/)
    expect(readdirSync(folder).sort()).toEqual(['b.db', 'data'])
    await run('export', at('before.json'))
    rmSync(dataDir, { recursive: true })
    expect((await on(at('other'))('restore', at('b.db'))).code).toBe(0)
    await on(at('other'))('export', at('after.json'))
    expect(readFileSync(at('after.json'))).toEqual(readFileSync(at('before.json')))
    expect(readdirSync(at('other')).filter((name) => name.startsWith('re'))).toEqual([])
  })

  it('does not overwrite what is no backup, nor what the service works with', async () => {
    const { run, at, dataDir } = stage()
    await run('import', DEMO_PATH)
    writeFileSync(at('letter.txt'), 'Dear Sir')
    const refused = await run('backup', at('letter.txt'))
    expect([refused.code, readFileSync(at('letter.txt'), 'utf8')]).toEqual([1, 'Dear Sir'])
    expect(refused.err).toMatch(/is there already and no backup of this version: choose another name\n$/)
    for (const name of ['taizhang.db', 'service.lock', 'taizhang.db-wal'])
      expect((await run('backup', join(dataDir, name))).code).toBe(2)
    expect((await run('backup', at('no/such/b.db'))).err).toMatch(
      /cannot be written: there is no such file or folder; check the path\n$/,
    )
    expect((await run('verify')).code).toBe(0)
  })

  it('is not made of a ledger that differs from its journal, and leaves the earlier one', async () => {
    const { run, at, dataDir } = stage()
    await run('import', DEMO_PATH)
    await run('backup', at('b.db'))
    const good = readFileSync(at('b.db'))
    const hand = new Driver(ledgerPath(dataDir))
    hand.exec("update problem set effective_deadline = '2026-01-01' where code = 'WT-005'")
    hand.close()
    const { code, err } = await run('backup', at('b.db'))
    expect([code, err.split('\n').length]).toEqual([1, 2])
    expect(err).toContain('“effectiveDeadline” differs')
    expect(readFileSync(at('b.db')).equals(good)).toBe(true)
  })
})

describe('a copy of a ledger that is written to', () => {
  it('is the state of its beginning, however much is written meanwhile', async () => {
    const { at, dataDir } = stage()
    const [writer, reader] = [openIn(dataDir), openIn(dataDir)]
    writer.transact((store) => store.settings.set('large', 'x'.repeat(40_000_000)))
    writer.transact((store) => store.settings.set('counted', '0'))
    let steps = 0
    await reader.copyTo(at('copy.db'), () => {
      steps += 1
      writer.transact((store) => store.settings.set('counted', String(steps)))
    })
    expect([steps > 3, steps < 20]).toEqual([true, true])
    const copy = openLedger(at('copy.db'), { factsOf: plainFacts })
    onTestFinished(() => copy.close())
    expect(copy.read((store) => store.settings.get('counted'))).toBe('0')
    expect(reader.read((store) => store.settings.get('counted'))).toBe(String(steps))
  })
})

describe('a restore', () => {
  it('is refused while a service runs', async () => {
    const { run, at, dataDir } = stage()
    await run('import', DEMO_PATH)
    await run('backup', at('b.db'))
    const unlock = lockService(dataDir)
    expect(await run('restore', at('b.db'), '--replace')).toMatchObject({
      code: 1,
      err: expect.stringContaining('a service already runs'),
    })
    unlock()
    expect((await run('restore', at('b.db'))).code).toBe(0)
  })

  it('is refused over a ledger that says more, unless told; that one is kept', async () => {
    const { run, on, at, dataDir } = stage()
    await run('import', DEMO_PATH)
    await run('backup', at('b.db'))
    bindsChat(dataDir, 'oc_later')
    await run('export', at('newer.json'))
    const refused = await run('restore', at('b.db'))
    expect([refused.code, refused.out]).toEqual([1, ''])
    expect(refused.err).toMatch(/entries that are not all in the backup: add --replace to put it aside\n$/)
    const done = await run('restore', at('b.db'), '--replace')
    expect(done.code).toBe(0)
    const aside = given(/is kept in (\S+)/.exec(done.out)?.[1])
    await run('export', at('restored.json'))
    await on(aside)('export', at('aside.json'))
    expect(readFileSync(at('aside.json'))).toEqual(readFileSync(at('newer.json')))
    expect(openIn(aside).read((store) => store.directory.load().chats.has('oc_later'))).toBe(true)
    expect(openIn(dataDir).read((store) => store.directory.load().chats.has('oc_later'))).toBe(false)
  })

  it('goes over an earlier state of the same ledger without being told', async () => {
    const { run, on, at, dataDir } = stage()
    await run('import', DEMO_PATH)
    await run('backup', at('early.db'))
    bindsChat(dataDir, 'oc_later')
    await run('backup', at('late.db'))
    await on(at('other'))('restore', at('early.db'))
    expect((await on(at('other'))('restore', at('late.db'))).code).toBe(0)
    expect(openIn(at('other')).read((store) => store.directory.load().chats.has('oc_later'))).toBe(true)
  })

  it('takes the place of a damaged ledger when told, and keeps its bytes', async () => {
    const { run, at, dataDir } = stage()
    await run('import', DEMO_PATH)
    await run('backup', at('b.db'))
    const bytes = readFileSync(ledgerPath(dataDir)).fill(0xff, 4096 * 3, 4096 * 20)
    writeFileSync(ledgerPath(dataDir), bytes)
    expect(await run('restore', at('b.db'))).toMatchObject({
      code: 1,
      err: expect.stringMatching(/is damaged.*or add --replace to put it aside\n$/),
    })
    const { code, out } = await run('restore', at('b.db'), '--replace')
    expect(code).toBe(0)
    const aside = given(/is kept in (\S+)/.exec(out)?.[1])
    expect(readFileSync(ledgerPath(aside)).equals(bytes)).toBe(true)
    expect((await run('verify')).code).toBe(0)
  })

  it('counts only when chain and fold are proven; else everything stays', async () => {
    const { run, at, dataDir } = stage()
    await run('import', DEMO_PATH)
    await run('backup', at('b.db'))
    const hand = new Driver(at('b.db'))
    hand.exec("update journal set event = replace(event, 'WT-005', 'WT-006') where seq = 90")
    hand.exec("update journal set hash = 'f' || substr(hash, 2) where seq = 91")
    hand.close()
    const before = readFileSync(ledgerPath(dataDir))
    const { code, err } = await run('restore', at('b.db'), '--replace')
    expect([code, err.split('\n').length]).toEqual([1, 2])
    expect(err).toMatch(/journal entry 9[01]/)
    expect(readFileSync(ledgerPath(dataDir)).equals(before)).toBe(true)
    expect(readdirSync(dataDir).filter((name) => name.startsWith('re'))).toEqual([])
  })

  it('does not send again what waited when the backup was made', async () => {
    const { run, on, at, dataDir } = stage()
    await run('import', DEMO_PATH)
    openIn(dataDir).transact((store) => {
      store.outbox.put({
        id: 'one',
        key: 'one',
        lane: 'oc_1',
        call: { kind: 'create', to: { chatId: 'oc_1' }, messageType: 'text', content: '{}' },
        priority: 0,
        continuation: null,
        createdAt: LATER,
        notBefore: LATER,
        tries: 0,
      })
    })
    await run('backup', at('b.db'))
    await on(at('other'))('restore', at('b.db'))
    const row = openIn(at('other')).read((store) => store.outbox.get('one'))
    expect([row?.state, row?.triedAt]).toEqual(['waiting', LATER])
  })
})
