import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import Driver from 'better-sqlite3'
import { describe, expect, it } from 'vitest'
import { DEMO_PATH } from '../../app/import/stage.ts'
import { commandLine, lines } from './command-line.ts'

describe('export and verify', () => {
  it('write the same file twice, and a past one', async () => {
    const { run, at } = commandLine()
    await run('import', DEMO_PATH)
    expect([(await run('export', at('a.json'))).code, (await run('export', at('b.json'))).code]).toEqual([
      0, 0,
    ])
    expect(readFileSync(at('a.json'))).toEqual(readFileSync(at('b.json')))
    await run('export', at('past.json'), '--as-of', '2025-09-01T00:00:00+08:00')
    const past = JSON.parse(readFileSync(at('past.json'), 'utf8'))
    expect(past.problems.every(({ state }: { state: string }) => state === '整改中')).toBe(true)
  })

  it('leave no half file behind', async () => {
    const { run, at, folder } = commandLine()
    await run('import', DEMO_PATH)
    const { code, err } = await run('export', at('no/such/folder/a.json'))
    expect([code, lines(err).length]).toEqual([1, 1])
    expect(readdirSync(folder)).toEqual(['data'])
  })

  it('say yes to a sound ledger and name the first difference of another', async () => {
    const { run, dataDir } = commandLine()
    await run('import', DEMO_PATH)
    expect(await run('verify')).toMatchObject({
      code: 0,
      err: '',
      out: expect.stringMatching(
        /^the ledger agrees with its journal: \d+ entries, 40 problems, head [0-9a-f]{64}\n$/,
      ),
    })
    const hand = new Driver(join(dataDir, 'taizhang.db'))
    hand.exec("update problem set effective_deadline = '2026-01-01' where code = 'WT-005'")
    hand.close()
    const { code, err } = await run('verify')
    expect([code, lines(err)]).toEqual([
      1,
      [
        'problem WT-005: “effectiveDeadline” differs from what the journal says: keep the file for evidence and restore a backup',
      ],
    ])
  })
})
