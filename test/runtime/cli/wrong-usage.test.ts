import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { DEMO_PATH } from '../../app/import/stage.ts'
import { CUT_OFF, commandLine, lines } from './command-line.ts'

describe('wrong usage and what cannot be done', () => {
  it.each([
    [[], 2],
    [['bogus'], 2],
    [['import'], 2],
    [['import', 'a.json', 'b.json'], 2],
    [['import', 'a.csv'], 2],
    [['export', 'a.txt'], 2],
    [['digest'], 2],
    [['digest', '--at', CUT_OFF, '--bogus'], 2],
    [['import', '/no/such/file.json'], 1],
    [['export', 'never.json'], 1],
    [['verify'], 1],
    [['backup'], 2],
    [['backup', 'never.db'], 1],
    [['restore'], 2],
    [['restore', '/no/such/backup.db'], 1],
    [['digest', '--at', CUT_OFF], 1],
  ] as const)('%j ends with %i and one line', async (args, code) => {
    const line = commandLine()
    const result = await line.run(...args)
    expect([result.code, result.out, lines(result.err).length]).toEqual([code, '', 1])
    expect(existsSync(line.dataDir)).toBe(false)
  })

  it.each(['24.10.2025', '2025-10-24', '2025-02-30T10:00:00Z', '2025-10-24T25:00:00Z', ''])(
    'no instant: %j',
    async (at) => {
      const { run } = commandLine()
      await run('import', DEMO_PATH)
      expect((await run('digest', '--at', at)).code).toBe(2)
      expect((await run('export', 'never.json', '--as-of', at)).code).toBe(2)
    },
  )

  it('an organisation that is not there', async () => {
    const { run } = commandLine()
    await run('import', DEMO_PATH)
    expect(await run('digest', '--at', CUT_OFF, '--org', 'ORG-99')).toMatchObject({
      code: 1,
      err: expect.stringContaining('ORG-01'),
    })
  })

  it('a bad variable, by its name', async () => {
    expect(await commandLine({ TIME_ZONE: 'Mars/Base' }).run('verify')).toMatchObject({
      code: 2,
      err: expect.stringContaining('TIME_ZONE'),
    })
  })

  it('a file that is no ledger is left alone', async () => {
    const { run, dataDir, folder } = commandLine()
    await run('import', DEMO_PATH)
    const path = join(dataDir, 'taizhang.db')
    writeFileSync(path, 'x'.repeat(5000))
    for (const args of [['verify'], ['import', DEMO_PATH], ['export', join(folder, 'a.json')]])
      expect(await run(...args)).toMatchObject({ code: 1, err: expect.stringContaining('damaged') })
    expect(readFileSync(path, 'utf8')).toBe('x'.repeat(5000))
  })

  it('help, whatever the environment says', async () => {
    const { run } = commandLine({ TIME_ZONE: 'Mars/Base' })
    expect(await run('--help')).toMatchObject({ code: 0, err: '', out: expect.stringContaining('verify') })
    expect((await run('import', '--help')).code).toBe(0)
  })
})
