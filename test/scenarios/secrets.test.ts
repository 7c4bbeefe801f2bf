import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Driver from 'better-sqlite3'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { instant } from '../../src/domain/kernel/time.ts'
import { runCli } from '../../src/runtime/cli/run.ts'
import { loadConfig } from '../../src/runtime/config.ts'
import { plain } from './answers.ts'
import { asks, clicks, problemOf } from './steps.ts'
import { Town } from './town.ts'

const UNIT = '建设交通局巡察整改工作群'
const [OWNER, COLLEAGUE, OFFICE, STRANGER] = ['廖望山', '曾之恒', '骆闻达', '外来人']
const AT = '2025-10-24T09:00:00+08:00'
const WARNED = /未予处理，也未留存。.*不得在群聊或本助手中发送.*撤回原消息.*保密渠道报送/

/** What stands nowhere once it was refused, in no table and no line of the log. */
const SECRETS = [
  '13912345678',
  '11010519491231002X',
  '6222021234567890128',
  '王建国',
  '刘强',
  '张某某',
  '密件',
]

/** Every value of every table, and every byte beside them. */
const traces = (town: Town, log: readonly string[], sought = SECRETS): readonly string[] => {
  const database = new Driver(join(town.dataDir, 'taizhang.db'), { readonly: true })
  const tables = database.prepare("select name from sqlite_master where type = 'table'").pluck().all()
  const rows = tables.flatMap((table) =>
    database
      .prepare(`select * from "${String(table)}"`)
      .all()
      .map((row) => `${String(table)} ${JSON.stringify(row)}`),
  )
  database.close()
  const files = readdirSync(town.dataDir, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => `${name} ${readFileSync(join(parentPath, name), 'utf8')}`)
  expect(tables.length).toBeGreaterThan(10)
  expect(log.length).toBeGreaterThan(0)
  return [...rows, ...files, ...log]
    .filter((each) => sought.some((secret) => each.includes(secret)))
    .map((each) => each.slice(0, 200))
}

const warnings = (town: Town, person: string): readonly string[] =>
  town
    .letters(person)
    .map(plain)
    .filter((said) => WARNED.test(said))
const saidIn = (town: Town, chat: string): number => town.emulator.chat(chat).answers().length

describe('secrets', () => {
  let town: Town
  const log: string[] = []
  beforeAll(async () => {
    town = await Town.open({ at: AT, logged: (line) => log.push(line) })
    const { users } = town.emulator.store
    const [pattern] = users.all()
    if (pattern === undefined) throw new Error('nobody')
    const openId = `ou_${'9'.repeat(32)}`
    users.put({ ...pattern, openId, unionId: 'on_stranger', userId: 'stranger', name: STRANGER })
    const chat = town.emulator.store.chats.all().find(({ name }) => name === UNIT)
    if (chat !== undefined) town.emulator.store.chats.put({ ...chat, members: [...chat.members, openId] })
  })
  afterAll(() => town.close())

  it.each([
    ['a clue beside a name', '王建国被立案了，材料在我这里', '涉及具体人员的问题线索'],
    ['a phone number', '供应商电话１３９-1234-5678', '电话号码'],
    [
      'an identity number in a command',
      '/进度 RW-003-1 60% 当事人11010519491231002X已约谈',
      '居民身份证号码',
    ],
    ['an account in a mention', '@整改助手 退款到6222021234567890128', '银行账号或卡号'],
    ['a marked document', '【机密】密件已到，请传阅', '密级标志'],
  ])('%s: the group stays silent, the sender is warned one to one', async (_name, text, kind) => {
    const [before, warned, percent] = [
      saidIn(town, UNIT),
      warnings(town, OWNER).length,
      problemOf(town, 'WT-003'),
    ]
    expect(await town.says(OWNER, text, UNIT)).toEqual([])
    expect(saidIn(town, UNIT)).toBe(before)
    expect(warnings(town, OWNER).slice(warned)).toEqual([expect.stringContaining(kind)])
    expect(problemOf(town, 'WT-003')).toEqual(percent)
  })

  it('in a text that is too long to be answered', async () => {
    const warned = warnings(town, OWNER).length
    await town.says(OWNER, `刘强被留置${'整'.repeat(60_000)}`)
    expect(town.letters(OWNER).map(plain).at(-1)).toMatch(WARNED)
    expect(warnings(town, OWNER).length).toBe(warned + 1)
  })

  it('in the name of a file, in a group and one to one: it is no evidence', async () => {
    const [before, warned] = [saidIn(town, UNIT), warnings(town, OWNER).length]
    const sent = await town.sends(OWNER, '张某某立案决定书.pdf', 'x', UNIT)
    expect(saidIn(town, UNIT)).toBe(before)
    const direct = await town.sends(OWNER, '机密-密件.docx', 'y')
    expect(town.answersTo(direct)).toEqual([])
    expect(warnings(town, OWNER).length).toBe(warned + 2)
    expect(await town.says(OWNER, '/佐证 RW-003-1', UNIT, { replyTo: sent.messageId })).toEqual([])
    expect(warnings(town, OWNER).length).toBe(warned + 3)
    expect(problemOf(town, 'WT-003').evidence.filter(({ file }) => file !== null)).toEqual([])
  })

  it('from somebody whom the ledger does not know', async () => {
    const before = saidIn(town, UNIT)
    await town.says(STRANGER, '刘强同志的问题线索在这里', UNIT)
    expect(saidIn(town, UNIT)).toBe(before)
    expect(town.letters(STRANGER).map(plain)).toEqual([expect.stringMatching(WARNED)])
  })

  it('in a form: the presser alone is told, and the same form goes through without it', async () => {
    const before = problemOf(town, 'WT-003').progress.length
    const card = await asks(town, OWNER, '/问题 WT-003')
    const form = (note: string) => ({ percent__1: '65', note__1: note })
    const refused = await clicks(town, OWNER, card, '提交', form('已约谈，电话13912345678'))
    expect(refused.toast).toMatchObject({ type: 'error', content: expect.stringContaining('电话号码') })
    expect(problemOf(town, 'WT-003').progress.length).toBe(before)
    expect((await clicks(town, OWNER, card, '提交', form('已约谈'))).toast?.content).toBe('已登记进展')
  })

  it('leaves everyday talk alone', async () => {
    const warned = warnings(town, OWNER).length
    await town.says(OWNER, '问题线索已移交纪委，立案查处3起，注意保密', UNIT)
    expect(warnings(town, OWNER).length).toBe(warned)
  })

  it('tells OFFICE on its next daily card that the filter fired, and how often', async () => {
    await town.at('2025-10-27T08:30:00+08:00')
    const words = town.wordsOf(town.cardFor(OFFICE, '整改提醒'))
    expect(words).toContain('保密过滤已触发11次')
    expect(words.match(/保密过滤/g)).toHaveLength(1)
  })

  it('leave no trace in any table, file or log', () => {
    expect(traces(town, log)).toEqual([])
    expect(traces(town, log, ['已约谈'])).not.toEqual([])
  })

  it('leave nothing in the row for OFFICE that tells who, where or what', () => {
    const rows = town.service.database.read((store) =>
      [...store.directory.load().people.keys()].flatMap((person) => store.briefs.waiting(person)),
    )
    expect(rows.filter(({ object }) => object === 'secretsRefused')).toEqual([])
    const database = new Driver(join(town.dataDir, 'taizhang.db'), { readonly: true })
    const stored = database
      .prepare("select key, payload from brief_line where object = 'secretsRefused'")
      .all()
    database.close()
    expect(stored.length).toBeGreaterThan(0)
    for (const row of stored) {
      const { key, payload } = Object(row)
      expect(key).toMatch(/^secretsRefused:[\w-]+$/)
      expect(key).not.toMatch(/o[mcu]_/)
      expect(JSON.parse(payload)).toEqual({ kind: 'secretsRefused', times: 11 })
    }
  })
})

describe('a file that only the platform knew', () => {
  it('is no evidence when its name holds a secret: its sender is warned, who asked is told one to one', async () => {
    const log: string[] = []
    const town = await Town.open({
      at: AT,
      without: ['im:message.group_msg'],
      logged: (line) => log.push(line),
    })
    const file = await town.sends(COLLEAGUE, '刘强问题线索.pdf', 'x', UNIT)
    const before = saidIn(town, UNIT)
    expect(await town.says(OWNER, '@整改助手 /佐证 RW-003-1', UNIT, { replyTo: file.messageId })).toEqual([])
    expect(saidIn(town, UNIT)).toBe(before)
    expect(warnings(town, COLLEAGUE).length).toBe(1)
    expect(warnings(town, OWNER)).toEqual([])
    expect(town.letters(OWNER).map(plain).at(-1)).toContain('不符合保密要求')
    expect(traces(town, log)).toEqual([])
    await town.close()
  })
})

describe('an import', () => {
  it('with a secret is refused as a whole, and the place is named without the text', async () => {
    const town = await Town.open({ empty: true })
    const file = join(town.dataDir, 'round.json')
    const round = JSON.parse(town.importFile)
    round.problems[2].description = '经查，对刘强同志立案审查'
    round.organisations[0].first_responsible.mobile = '13912345678'
    round.organisations[0].liaison.post = '联络员，电话13912345678'
    writeFileSync(file, JSON.stringify(round))
    const said = { out: '', err: '' }
    const code = await runCli(['import', file], {
      config: () => loadConfig({ DATA_DIR: town.dataDir }),
      now: () => instant(town.emulator.clock.now()),
      lines: () => [],
      out: (text) => {
        said.out += text
      },
      err: (text) => {
        said.err += `${text}\n`
      },
    })
    expect([code, said.out]).toEqual([1, ''])
    expect(said.err).toContain('problems[2].description: seems to hold a clue or a case about a named person')
    expect(said.err).toContain('organisations[0].liaison.post: seems to hold a phone number')
    expect(said.err).not.toMatch(/刘强|139|first_responsible/)
    expect(town.service.database.read((store) => store.problems.codes())).toEqual([])
    await town.close()
  })
})
