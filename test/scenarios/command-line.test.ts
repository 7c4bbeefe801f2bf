import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Driver from 'better-sqlite3'
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { commandLine } from '../runtime/command-line.ts'
import { Town } from './town.ts'

const UNIT = '教育卫健局巡察整改工作群'
const CUT_OFF = '2025-10-24T17:00:00+08:00'

const files = (folder: string): ReadonlyMap<string, string> =>
  new Map(
    readdirSync(folder)
      .sort((a, b) => a.localeCompare(b))
      .map((name) => [name, readFileSync(join(folder, name)).toString('base64')]),
  )

/** The program itself, as `npm start` runs it. */
const program = (dataDir: string, domain: string) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--import', 'tsx', 'src/runtime/node.ts'], {
    encoding: 'utf8',
    timeout: 20_000,
    env: {
      PATH: process.env.PATH,
      DATA_DIR: dataDir,
      PORT: '0',
      LARK_APP_ID: 'cli_00000000000000aa',
      LARK_APP_SECRET: 'secret',
      LARK_DOMAIN: domain,
    },
  })
  return { status, stdout, lines: stderr.trim().split('\n') }
}
const folder = (): string => {
  const made = mkdtempSync(join(tmpdir(), 'line-'))
  onTestFinished(() => rmSync(made, { recursive: true, force: true }))
  return made
}

describe('the command line beside a running service', () => {
  let town: Town
  let line: ReturnType<typeof commandLine>
  beforeAll(async () => {
    town = await Town.open({ at: '2025-10-24T10:00:00+08:00', empty: true })
    line = commandLine(town.dataDir, () => town.emulator.clock.now())
  })
  afterAll(() => town.close())

  it('takes over a ledger; the service notices it and speaks to its people', async () => {
    expect((await town.says('段小满', '/我的', UNIT)).join()).toContain('尚未与台账人员关联')
    const file = join(folder(), 'round.json')
    writeFileSync(file, town.importFile)
    expect(await line('import', file)).toMatchObject({ code: 0, err: '' })
    await town.emulator.waitFor(
      () => town.emulator.store.messages.first((message) => message.msgType === 'interactive'),
      { what: 'a daily card' },
    )
    await town.quiet()
    expect(town.letters('段小满').some((letter) => letter.startsWith('整改提醒'))).toBe(true)
    expect((await town.says('段小满', '/我的')).join()).toContain('RW-016-2')
    expect(await line('import', file)).toMatchObject({
      code: 0,
      out: expect.stringContaining('nothing was changed'),
    })
  })

  it('exports what was just said in a chat, and the same again', async () => {
    await town.says('段小满', '/进度 RW-016-2 85% 储备库已建成', UNIT)
    const at = folder()
    expect(await line('export', join(at, 'a.json'))).toMatchObject({ code: 0 })
    expect(await line('export', join(at, 'b.json'))).toMatchObject({ code: 0 })
    const text = readFileSync(join(at, 'a.json'), 'utf8')
    expect(readFileSync(join(at, 'b.json'), 'utf8')).toBe(text)
    const problem = JSON.parse(text).problems.find(({ code }: { code: string }) => code === 'WT-016')
    expect(problem.progress.at(-1)).toMatchObject({ person: 'U-122', percent: 85, note: '储备库已建成' })
  })

  it('prints the figures of the cut-off, and finds the ledger sound', async () => {
    const { 口径: _, ...expected } = JSON.parse(town.importFile).expected_digest_at_demo_now
    expect(JSON.parse((await line('digest', '--at', CUT_OFF, '--json')).out)).toEqual(expected)
    expect(await line('verify')).toMatchObject({ code: 0, out: expect.stringContaining('40 problems') })
  })

  it('does not start a second service', () => {
    const { status, stdout, lines } = program(town.dataDir, town.emulator.url)
    expect([status, stdout, lines.length]).toEqual([1, '', 1])
    expect(lines[0]).toContain(`a service already runs on ${town.dataDir}`)
  })
})

describe('a ledger that cannot be used', () => {
  const ledger = async (): Promise<{ dataDir: string; path: string }> => {
    const dataDir = join(folder(), 'data')
    mkdirSync(dataDir)
    writeFileSync(join(dataDir, 'round.json'), readFileSync('src/runtime/demo/demo-feedback.json'))
    const line = commandLine(dataDir, () => Date.parse(CUT_OFF))
    expect((await line('import', join(dataDir, 'round.json'))).code).toBe(0)
    return { dataDir, path: join(dataDir, 'taizhang.db') }
  }
  /** Both doors name the error in one line and leave every byte of the ledger as it was. */
  const refuses = async (dataDir: string, reason: RegExp): Promise<void> => {
    const before = files(dataDir)
    const cli = await commandLine(dataDir, () => Date.parse(CUT_OFF))('verify')
    expect([cli.code, cli.out]).toEqual([1, ''])
    expect(cli.err).toMatch(reason)
    const service = program(dataDir, 'http://127.0.0.1:9')
    expect([service.status, service.stdout, service.lines.length]).toEqual([1, '', 1])
    expect(service.lines[0]).toMatch(reason)
    const after = new Map([...files(dataDir)].filter(([name]) => !name.startsWith('service.lock')))
    expect(after).toEqual(before)
  }

  it('of a newer version', async () => {
    const { dataDir, path } = await ledger()
    const hand = new Driver(path)
    hand.pragma('user_version = 999')
    hand.close()
    await refuses(dataDir, /newer version.*start that version or a later one$/m)
  })

  it('damaged', async () => {
    const { dataDir, path } = await ledger()
    const bytes = readFileSync(path)
    bytes.fill(0xff, 4096 * 3, 4096 * 20)
    writeFileSync(path, bytes)
    await refuses(dataDir, /is damaged.*restore a backup$/m)
  })
})
