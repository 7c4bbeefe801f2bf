import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Driver from 'better-sqlite3'
import { describe, expect, it } from 'vitest'
import { type Instant, instant } from '../../../src/domain/kernel/time.ts'
import { runCli } from '../../../src/runtime/cli/run.ts'
import { loadConfig } from '../../../src/runtime/config.ts'
import { lockService } from '../../../src/runtime/instance-lock.ts'
import { DEMO, DEMO_PATH, demoWith, LATER, openAt } from '../../app/import/stage.ts'
import { temporaryFolder } from '../../storage/stage.ts'

const commandLine = (env: Readonly<Record<string, string>> = {}, now: () => Instant = () => LATER) => {
  const folder = temporaryFolder()
  const dataDir = join(folder, 'data')
  const run = (...args: readonly string[]) => runWith([], ...args)
  const runWith = async (lines: readonly string[], ...args: readonly string[]) => {
    const said = { out: '', err: '' }
    const code = await runCli(args, {
      config: () => loadConfig({ DATA_DIR: dataDir, ...env }),
      now,
      lines: () => lines,
      out: (text) => {
        said.out += `${text}\n`
      },
      err: (text) => {
        said.err += `${text}\n`
      },
    })
    return { code, ...said }
  }
  const file = (name: string, text: string): string => {
    writeFileSync(join(folder, name), text)
    return join(folder, name)
  }
  return { folder, dataDir, run, runWith, file, at: (name: string) => join(folder, name) }
}
const lines = (text: string): readonly string[] => text.split('\n').slice(0, -1)
const CUT_OFF = '2025-10-24T17:00:00+08:00'

describe('import', () => {
  it('takes a ledger over once', async () => {
    const { run } = commandLine()
    expect(await run('import', DEMO_PATH)).toEqual({
      code: 0,
      out: 'demo-feedback.json imported: 6 organisations, 60 people, 40 problems, 83 tasks\n',
      err: '',
    })
    const again = await run('import', DEMO_PATH)
    expect([again.code, again.out]).toEqual([
      0,
      'demo-feedback.json is in the ledger already: nothing was changed\n',
    ])
  })

  it('works beside the service', async () => {
    const { run, dataDir } = commandLine()
    const release = lockService(dataDir)
    const service = openAt(join(dataDir, 'taizhang.db'))
    expect((await run('import', DEMO_PATH)).code).toBe(0)
    expect(service.read((store) => store.problems.codes())).toHaveLength(40)
    release()
  })

  it('lists every place that is wrong, then one line with the remedy', async () => {
    const { run, file } = commandLine()
    const bad = file(
      'bad.json',
      demoWith({ 'problems[3].deadline': '2025-02-30', 'problems[5].org': 'ORG-99' }),
    )
    const { code, err, out } = await run('import', bad)
    expect([code, out]).toEqual([1, ''])
    expect(lines(err)).toEqual([
      'problems[3].deadline: expected a day that exists: YYYY-MM-DD',
      'problems[5].org: the file has no organisation ORG-99',
      'bad.json was not imported, nothing was changed: correct the 2 places above and import it again',
    ])
  })

  it('refuses a second round in one line', async () => {
    const { run, file } = commandLine()
    await run('import', DEMO_PATH)
    const other = file('other.json', demoWith({ 'round.name': '另一轮' }))
    const { code, err } = await run('import', other)
    expect([code, lines(err)]).toEqual([
      1,
      [expect.stringMatching(/^other\.json was not imported: the ledger already holds the round LX-2025-02/)],
    ])
  })

  it('shows where it is when it takes long', async () => {
    let now = LATER
    const slow = () => {
      now = instant(now + 400)
      return now
    }
    const { err } = await commandLine({}, slow).run('import', DEMO_PATH)
    expect(lines(err).length).toBeGreaterThan(3)
    expect(lines(err).every((line) => /^import, problems: \d+ of 40$/.test(line))).toBe(true)
  })
})

describe('digest', () => {
  it('gives the figures of the demo day, to the digit', async () => {
    const { run } = commandLine()
    await run('import', DEMO_PATH)
    const { 口径: _, ...expected } = JSON.parse(DEMO).expected_digest_at_demo_now
    expect(JSON.parse((await run('digest', '--at', CUT_OFF, '--json')).out)).toEqual(expected)
    expect(JSON.parse((await run('digest', '--at', '2025-10-24T17:00', '--json')).out)).toEqual(expected)
    expect(JSON.parse((await run('digest', '--at', '2025-10-24T09:00:00Z', '--json')).out)).toEqual(expected)
  })

  it('prints one organisation beside the whole', async () => {
    const { run } = commandLine()
    await run('import', DEMO_PATH)
    const { out } = await run('digest', '--at', CUT_OFF, '--org', 'ORG-03')
    expect(out).toContain('全区\n  问题总数 40\n')
    expect(out).toContain('教育卫健局\n  问题总数 7\n')
    expect(out).toContain('  超期清单 WT-015 WT-019 WT-020\n')
    expect(out).not.toContain('建设交通局')
  })
})

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

describe('parse', () => {
  const now = '2025-09-10T10:00:00+08:00'

  it('answers each line with the items that were read', async () => {
    const { runWith } = commandLine()
    const lines = [
      JSON.stringify({
        id: 'a',
        text: 'WT-012进度80%，WT-013申请延期至10月31日',
        now,
        context: { reply_to: null },
      }),
      '',
      JSON.stringify({
        id: 'b',
        text: '材料传上去了',
        now,
        context: { reply_to: 'RW-032-2' },
        tags: ['reply'],
      }),
      JSON.stringify({ id: 'c', text: '进度六成', now }),
    ]
    const { code, out, err } = await runWith(lines, 'parse')
    expect([code, err]).toEqual([0, ''])
    expect(
      out
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line)),
    ).toEqual([
      {
        id: 'a',
        items: [
          { intent: 'progress', refs: ['WT-012'], percent: 80, note: '进度80%' },
          { intent: 'request_extension', refs: ['WT-013'], due: '2025-10-31', note: '申请延期至10月31日' },
        ],
      },
      { id: 'b', items: [{ intent: 'evidence', refs: ['RW-032-2'], note: '材料传上去了' }] },
      { id: 'c', items: [{ intent: 'progress', refs: [], percent: 60, note: '进度六成', clarify: true }] },
    ])
  })

  it('names the lines that it cannot read, answers the others and fails', async () => {
    const { runWith } = commandLine()
    const good = JSON.stringify({ id: 'a', text: '哈哈哈', now })
    const strange = JSON.stringify({ id: 'b', text: '80%', now, context: { reply_to: 'WT-X' } })
    const { code, out, err } = await runWith([good, 'not JSON', strange, good], 'parse')
    expect(code).toBe(1)
    expect(out).toBe(`${'{"id":"a","items":[{"intent":"none","refs":[]}]}\n'.repeat(2)}`)
    expect(err).toMatch(
      /^line 2: not JSON\nline 3: context: reply_to: expected a code .*\n2 of 4 lines .*\n$/,
    )
  })
})
