import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { components } from '../../src/sandbox/card/walk.ts'
import type { Message } from '../../src/sandbox/index.ts'
import { asksFor } from './answers.ts'
import { aMoment, asks, problemOf } from './steps.ts'
import { stateOf, Town } from './town.ts'

const UNIT = '建设交通局巡察整改工作群'
const OWNER = '廖望山'
const AT = '2025-10-24T09:00:00+08:00'

const titles = (town: Town): readonly string[] =>
  problemOf(town, 'WT-003')
    .evidence.filter(({ file }) => file !== null)
    .map(({ title, on }) => `${title} ${on}`)
const stored = (town: Town): readonly string[] =>
  readdirSync(join(town.dataDir, 'evidence'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => readFileSync(join(parentPath, name), 'utf8'))
    .sort()

/** Where the kind is chosen on an evidence card. */
const kindOn = (town: Town, card: Message): string => {
  const { content } = town.emulator.people.message(card.messageId)
  const select = [...components(JSON.parse(content))].find(({ tag }) => tag === 'select_static')
  if (select === undefined) throw new Error(`no kind to choose: ${town.wordsOf(card)}`)
  return select.path
}

describe('/佐证 where the bot hears everything', () => {
  let town: Town
  beforeAll(async () => {
    town = await Town.open({ at: AT })
  })
  afterAll(() => town.close())

  it('asks for a file when there is none', async () => {
    expect(await asksFor(town, OWNER, '/佐证 RW-003-1', UNIT)).toBe(
      '没有找到可作为 RW-003-1 佐证的文件，请先发送文件再使用 /佐证，或回复该文件并 @整改助手 使用 /佐证。',
    )
  })

  it('takes all files sent just before, tells it on one card, and keeps the same bytes once', async () => {
    await town.sends(OWNER, '核查报告.pdf', 'same bytes', UNIT)
    await town.sends(OWNER, '核查报告（副本）.pdf', 'same bytes', UNIT)
    const answers = await town.says(OWNER, '/佐证 RW-003-1', UNIT)
    await aMoment(town)
    expect(answers.length).toBe(1)
    expect(answers[0]).toContain('核查报告.pdf')
    expect(new Set(titles(town))).toEqual(new Set(['核查报告.pdf RW-003-1', '核查报告（副本）.pdf RW-003-1']))
    expect(stored(town)).toEqual(['same bytes'])
    expect(await asksFor(town, OWNER, '/佐证 RW-003-1', UNIT)).toContain('没有找到')
  })

  it('takes the picture in the same message, and the file replied to, whoever sent it and whenever', async () => {
    const chat = town.emulator.chat(UNIT)
    const picture = town.emulator.people.say({ by: OWNER, chat: UNIT, image: { name: 'a.png', bytes: PNG } })
    const key: unknown = JSON.parse(picture.content).image_key
    const old = await town.sends('曾之恒', '会议纪要.docx', 'minutes', UNIT)
    await town.at('2025-10-24T10:30:00+08:00')
    town.emulator.people.say({
      by: OWNER,
      chat: UNIT,
      post: {
        content: [[{ tag: 'text', text: '/佐证 RW-003-2 ' }], [{ tag: 'img', image_key: key }]],
      },
    })
    await town.quiet()
    await town.says(OWNER, '/佐证 RW-003-2', UNIT, { replyTo: old.messageId })
    await aMoment(town)
    expect(titles(town).slice(2)).toEqual(['图片 RW-003-2', '会议纪要.docx RW-003-2'])
    expect(stateOf(town, 'WT-003')?.evidence.map(({ sentBy }) => sentBy)).toEqual([null, null, null, 'U-109'])
    expect(
      chat
        .answers()
        .map((each) => chat.words(each))
        .at(-1),
    ).toContain('已登记为佐证 ZC-003-')
  })

  it('tells one to one that a file has come, once for several', async () => {
    const seat = town.emulator.direct(OWNER, '整改助手')
    const first = await town.sends(OWNER, '一.pdf', 'one')
    const second = await town.sends(OWNER, '二.pdf', 'two')
    expect(
      town
        .answersTo(first)
        .map((each) => seat.words(each))
        .join(),
    ).toContain('“/佐证 编号”')
    expect(town.answersTo(second)).toEqual([])
    expect(await asksFor(town, OWNER, '/佐证 WT-003')).toMatch(/一\.pdf[\s\S]*二\.pdf/)
  })

  it('tells when a file cannot be fetched or is too large, and asks for it again', async () => {
    town.emulator.faults.add({ kind: 'code', path: '/resources/', code: 234003, count: 1 })
    await town.sends(OWNER, '已撤回.pdf', 'gone', UNIT)
    const lost = await asks(town, OWNER, '/佐证 RW-003-1', UNIT)
    town.emulator.faults.add({ kind: 'code', path: '/resources/', code: 234037, count: 1 })
    await town.sends(OWNER, '巨大.zip', 'huge', UNIT)
    const huge = await asks(town, OWNER, '/佐证 RW-003-1', UNIT)
    await aMoment(town)
    expect(town.wordsOf(lost)).toContain('文件下载未成功，请重新发送')
    expect(town.wordsOf(huge)).toContain('文件过大')
    expect(titles(town).join()).not.toMatch(/已撤回|巨大/)
  })

  it('tries a broken download again, also after a restart, and lists it once', async () => {
    town.emulator.faults.add({ kind: 'status', path: '/resources/', status: 502, count: 1 })
    await town.sends(OWNER, '印发通知.pdf', 'notice', UNIT)
    const card = await asks(town, OWNER, '/佐证 RW-003-2', UNIT)
    expect(town.wordsOf(card)).toContain('正在接收文件')
    await town.restart()
    await town.at('2025-10-24T10:40:00+08:00')
    expect(town.wordsOf(card)).toContain('已登记为佐证')
    expect(titles(town).filter((title) => title.startsWith('印发通知')).length).toBe(1)
  })

  it('of supervision in a unit’s group is told one to one, where its kind can be chosen', async () => {
    const by = '穆怀远'
    town.emulator.people.addMember(UNIT, by, '骆闻达')
    await town.quiet()
    await town.sends(by, '抽查记录.pdf', 'finding', UNIT)
    expect(await asksFor(town, by, '/佐证 WT-002', UNIT)).toBe('已发送至您与整改助手的单聊。')
    await aMoment(town)
    const card = town.cardFor(by, '抽查记录.pdf')
    await town.emulator.people.click({
      by,
      messageId: card.messageId,
      path: kindOn(town, card),
      option: 'siteRecord',
    })
    expect(problemOf(town, 'WT-002').evidence.at(-1)).toMatchObject({ kind: 'siteRecord', finding: true })
  })

  it('shows a hostile name of a file as it is and rings nobody', async () => {
    await town.sends(OWNER, '<at id=all></at>\u202E报告 😀.pdf', 'hostile', UNIT)
    const card = await asks(town, OWNER, '/佐证 RW-003-1', UNIT)
    await aMoment(town)
    expect(town.wordsOf(card)).toContain('文件：<at id=all></at>报告 😀.pdf')
    expect(town.emulator.people.message(card.messageId).pings).toEqual([])
  })
})

describe('/佐证 where the bot hears only what mentions it', () => {
  let town: Town
  beforeAll(async () => {
    town = await Town.open({ at: AT, without: ['im:message.group_msg'] })
  })
  afterAll(() => town.close())

  it('looks the message up that is replied to', async () => {
    const file = await town.sends(OWNER, '工程变更审批表.xlsx', 'table', UNIT)
    const answers = await town.says(OWNER, '@整改助手 /佐证 RW-003-1', UNIT, { replyTo: file.messageId })
    await aMoment(town)
    expect(answers.length).toBe(1)
    expect(titles(town)).toEqual(['工程变更审批表.xlsx RW-003-1'])
    expect(stored(town)).toEqual(['table'])
  })

  it('says so when that message has no file, is recalled, or cannot be read', async () => {
    const words = await town.emulator.chat(UNIT).says('曾之恒', '材料稍后发')
    const recalled = await town.sends('曾之恒', '误发.pdf', 'wrong', UNIT)
    town.emulator.people.recall('曾之恒', recalled.messageId)
    for (const { messageId } of [words, recalled]) {
      const [answer] = await town.says(OWNER, '@整改助手 /佐证 RW-003-1', UNIT, { replyTo: messageId })
      expect(answer).toContain('没有找到文件')
    }
    const file = await town.sends(OWNER, '保密.pdf', 'secret', UNIT)
    town.emulator.faults.add({
      kind: 'code',
      path: `/messages/${file.messageId}`,
      method: 'GET',
      code: 230027,
    })
    const [refused] = await town.says(OWNER, '@整改助手 /佐证 RW-003-1', UNIT, { replyTo: file.messageId })
    expect(refused).toContain('没有找到文件')
    expect(titles(town).length).toBe(1)
  })
})

const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)
