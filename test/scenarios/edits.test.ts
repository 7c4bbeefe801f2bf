import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Message } from '../../src/sandbox/state/records.ts'
import { asksFor, plain } from './answers.ts'
import { aMoment, asks, buttonsOn, presses, problemOf } from './steps.ts'
import { Town } from './town.ts'

const UNIT = '建设交通局巡察整改工作群'
/** HEAD of WT-003 and owner of its two tasks. */
const HEAD = '廖望山'
const CUT_OFF = '2025-10-27T17:30:00+08:00'
const CHANGED = '您于10月27日 09:00发送的消息已修改'

let town: Town
beforeEach(async () => {
  town = await Town.open({ at: '2025-10-27T09:00:00+08:00' })
})
afterEach(() => town.close())

const edit = (message: Message, text: string): void =>
  town.emulator.people.edit(HEAD, message.messageId, text)

/** Says something in the unit's group; returns the message with the card that answers it. */
const tells = async (text: string): Promise<{ said: Message; card: Message }> => {
  const said = await town.emulator.chat(UNIT).says(HEAD, text)
  await town.quiet()
  const [card] = town.answersTo(said)
  if (card === undefined) throw new Error(`no answer to ${text}`)
  return { said, card }
}

/** Says it, and confirms what was understood. */
const stored = async (text: string): Promise<Message> => {
  const { said, card } = await tells(text)
  const all = buttonsOn(town, card).find((each) => each.startsWith('全部确认'))
  await presses(town, HEAD, card, all ?? '确认')
  return said
}

/** Gives a command in the unit's group. */
const orders = async (text: string): Promise<Message> => {
  const said = await town.emulator.chat(UNIT).says(HEAD, text)
  await town.quiet()
  return said
}

/** How many messages the bot has sent, in all places. */
const sent = (): number => town.emulator.store.messages.where(({ senderType }) => senderType === 'app').length

/** What the bot has written of edits, to whomever. */
const ofEdits = (): readonly string[] =>
  town.emulator.store.messages
    .where(({ senderType }) => senderType === 'app')
    .map((message) => plain(town.wordsOf(message)))
    .filter((words) => words.includes('发送的消息已修改'))

/** How often the platform was asked for the message, not counting what it refused to an expired token. */
const lookUps = ({ messageId }: Message): number =>
  town.emulator
    .requests()
    .filter(({ method, code }) => method === 'GET' && code !== 99991663)
    .filter(({ path }) => path === `/open-apis/im/v1/messages/${messageId}`).length

const percentOf = (task: string): number | undefined =>
  problemOf(town, 'WT-003').tasks.find(({ code }) => code === task)?.percent

const cardAfter = async (iso: string): Promise<Message> => {
  await town.at(iso)
  return town.cardFor(HEAD, '请确认是否更正')
}

describe('a recorded message that is edited', () => {
  it('is put to its sender alone at the cut-off, and corrects the ledger once he confirms', async () => {
    const edited = await stored('RW-003-1 签证台账补齐，进度75%')
    const untouched = await stored('RW-003-2 规程已上会，进度80%')
    edit(edited, 'RW-003-1 签证台账补齐，进度85%')
    await town.at('2025-10-27T17:29:00+08:00')
    expect(lookUps(edited)).toBe(0)
    const before = sent()
    await town.at(CUT_OFF)
    expect([lookUps(edited), lookUps(untouched)]).toEqual([1, 1])
    expect(sent()).toBe(before + 1)
    const card = town.cardFor(HEAD, CHANGED)
    expect(town.wordsOf(card)).toContain('报送进展：进度 85%（现为 75%）')
    expect(percentOf('RW-003-1')).toBe(75)
    expect(await presses(town, HEAD, card, '确认')).toBe('已登记')
    expect(percentOf('RW-003-1')).toBe(85)
    expect(await asksFor(town, HEAD, '/问题 WT-003', UNIT)).toMatch(/RW-003-1.*85%/)
    const history = problemOf(town, 'WT-003').progress.slice(-2)
    expect(history.map(({ on, before: was, percent }) => [on, was, percent])).toEqual([
      ['RW-003-2', 70, 80],
      ['RW-003-1', 75, 85],
    ])
  })

  it('is asked for once and put once, across runs and restarts', async () => {
    const said = await stored('RW-003-1 进度75%')
    edit(said, 'RW-003-1 进度85%')
    await town.restart()
    await town.at(CUT_OFF)
    await town.restart()
    await town.at('2025-10-27T17:50:00+08:00')
    expect(ofEdits()).toHaveLength(1)
    await town.at('2025-10-28T18:00:00+08:00')
    await town.at('2025-10-30T18:00:00+08:00')
    expect(ofEdits()).toHaveLength(1)
    // Once for the message as it was recorded, once for what was put to him.
    expect(lookUps(said)).toBe(2)
  })

  it('is read as it stands at the cut-off: edited twice it is put once, edited back not at all', async () => {
    const twice = await stored('RW-003-1 进度75%')
    const back = await stored('RW-003-2 进度80%')
    edit(twice, 'RW-003-1 进度85%')
    edit(twice, 'RW-003-1 进度88%')
    edit(back, 'RW-003-2 进度90%')
    edit(back, 'RW-003-2 进度80%')
    const card = await cardAfter(CUT_OFF)
    expect(ofEdits()).toHaveLength(1)
    expect(town.wordsOf(card)).toContain('进度 88%（现为 75%）')
  })

  it('is put again when it is edited again; edited back to what is recorded, the question goes', async () => {
    const said = await stored('RW-003-1 进度75%')
    edit(said, 'RW-003-1 进度85%')
    const first = await cardAfter(CUT_OFF)
    edit(said, 'RW-003-1 进度88%')
    const second = await cardAfter('2025-10-28T17:30:00+08:00')
    await aMoment(town)
    expect(town.wordsOf(second)).toContain('进度 88%（现为 75%）')
    expect(buttonsOn(town, first)).toEqual([])
    edit(said, 'RW-003-1 进度75%')
    await town.at('2025-10-29T17:20:00+08:00')
    await town.at('2025-10-29T17:30:00+08:00')
    await aMoment(town)
    expect(ofEdits()).toHaveLength(2)
    expect(buttonsOn(town, second)).toEqual([])
    expect(percentOf('RW-003-1')).toBe(75)
  })

  it('asks about what changed alone, and says what it leaves standing', async () => {
    const said = await stored('RW-003-1 75%\nRW-003-2 80%\nWT-003 卡在财政评审了，请区里协调')
    edit(said, 'RW-003-1 78%\nWT-003 卡在财政评审了，请区里协调')
    const card = await cardAfter(CUT_OFF)
    const words = town.wordsOf(card)
    expect(words).toContain('进度 78%（现为 75%）')
    expect(words).not.toContain('报告堵点')
    expect(words).toContain('台账记录保持不变')
    expect(words).toContain('RW-003-2 报送进展：进度 80%')
    expect(buttonsOn(town, card)).toEqual(['确认', '修改', '忽略'])
    expect(percentOf('RW-003-2')).toBe(80)
  })

  it('that says nothing any more changes nothing: he is told in private what stands', async () => {
    const said = await stored('RW-003-1 进度75%')
    edit(said, '收到')
    const before = sent()
    await town.at(CUT_OFF)
    expect(sent()).toBe(before + 1)
    const note = plain(town.letters(HEAD).at(-1) ?? '')
    expect(note).toContain(`${CHANGED}。`)
    expect(note).toContain('RW-003-1 报送进展：进度 75%')
    expect(percentOf('RW-003-1')).toBe(75)
  })

  it('that says the same in other words is left alone', async () => {
    const said = await stored('RW-003-1 签证台账补齐，进度75%')
    edit(said, 'RW-003-1 签证台帐已补齐，进度75%')
    await town.at(CUT_OFF)
    expect([lookUps(said), ofEdits().length]).toEqual([1, 0])
  })

  it('reads a mention of the bot and of others as it did at first', async () => {
    const said = await stored('@整改助手 RW-003-1 进度75%，请@鲁启明 知悉')
    await town.at(CUT_OFF)
    expect([lookUps(said), ofEdits().length]).toEqual([1, 0])
  })

  it('needs no code in an item’s thread', async () => {
    const item = await asks(town, HEAD, '/问题 WT-003', UNIT)
    const seat = town.emulator.chat(UNIT)
    const said = await seat.says(HEAD, '签证核减完成七成五', { replyTo: item.messageId })
    await town.quiet()
    edit(said, '签证核减完成八成五')
    const words = town.wordsOf(await cardAfter(CUT_OFF))
    expect(words).toContain('WT-003')
    expect(words).toContain('进度 85%')
  })

  it('overwrites nothing that was said since', async () => {
    const said = await stored('RW-003-1 进度75%')
    await town.at('2025-10-27T10:00:00+08:00')
    edit(said, 'RW-003-1 进度77%')
    await town.at('2025-10-27T15:00:00+08:00')
    const { card: later } = await tells('RW-003-1 进度90%')
    const card = await cardAfter(CUT_OFF)
    await presses(town, HEAD, later, '确认')
    await presses(town, HEAD, card, '确认')
    expect(percentOf('RW-003-1')).toBe(90)
  })
})

describe('a message that still waits for its sender', () => {
  it('is put anew: the old lines are superseded', async () => {
    const { said, card: old } = await tells('RW-003-1 75%\nRW-003-2 80%')
    edit(said, 'RW-003-1 85%\nRW-003-2 80%')
    const card = await cardAfter(CUT_OFF)
    await aMoment(town)
    expect(town.wordsOf(card)).not.toContain('RW-003-2')
    expect(town.wordsOf(old)).toContain('已由后续消息或修改后的消息替代：RW-003-1')
    expect(buttonsOn(town, old)).toEqual(['确认', '修改', '忽略'])
    await presses(town, HEAD, old, '确认')
    await presses(town, HEAD, card, '确认')
    expect([percentOf('RW-003-1'), percentOf('RW-003-2')]).toEqual([85, 80])
  })

  it('asks for nothing once it says nothing', async () => {
    const { said, card } = await tells('RW-003-1 75%')
    edit(said, '下午三点开会')
    await town.at(CUT_OFF)
    await aMoment(town)
    expect(buttonsOn(town, card)).toEqual([])
    expect(plain(town.letters(HEAD).at(-1) ?? '')).toContain('修改后的消息未涉及事项更新')
  })
})

describe('a message that is gone', () => {
  it('is treated as recalled, although nobody told of it', async () => {
    const said = await stored('RW-003-1 进度75%')
    const { card } = await tells('RW-003-2 进度80%')
    for (const message of town.emulator.people.messagesIn(UNIT))
      if (message.senderType === 'user') town.emulator.store.messages.put({ ...message, deleted: true })
    await town.at(CUT_OFF)
    await aMoment(town)
    expect(town.wordsOf(card)).toContain('原消息已撤回，未登记')
    expect(problemOf(town, 'WT-003').progress.at(-1)?.recalledAt).toBeDefined()
    expect(percentOf('RW-003-1')).toBe(75)
    expect([lookUps(said), ofEdits().length]).toEqual([1, 0])
  })

  it('is not asked for when its recall was told', async () => {
    const said = await stored('RW-003-1 进度75%')
    town.emulator.people.recall(HEAD, said.messageId)
    await town.quiet()
    await town.at(CUT_OFF)
    expect(lookUps(said)).toBe(0)
  })
})

describe('a command that is edited', () => {
  it('is put to its sender when it reports progress', async () => {
    const said = await orders('/进度 RW-003-1 75% 签证补齐')
    edit(said, '/进度 RW-003-1 85% 签证补齐')
    const card = await cardAfter(CUT_OFF)
    expect(town.wordsOf(card)).toContain('进度 85%（现为 75%）')
    await presses(town, HEAD, card, '确认')
    expect(percentOf('RW-003-1')).toBe(85)
  })

  it('tells what stands when it names another item', async () => {
    const said = await orders('/进度 RW-003-1 75%')
    edit(said, '/进度 RW-003-2 80%')
    const words = town.wordsOf(await cardAfter(CUT_OFF))
    expect(words).toContain('进度 80%（现为 70%）')
    expect(words).toContain('RW-003-1 报送进展：进度 75%')
  })

  it('has no effect otherwise, of which he is told in private', async () => {
    const texts = ['/堵点 WT-003 财政评审未排期', '/进度 RW-003-1 75%']
    const [blocker, report] = [await orders(texts[0] ?? ''), await orders(texts[1] ?? '')]
    const { blockers, progress } = problemOf(town, 'WT-003')
    edit(blocker, '/堵点 WT-003 征地未完成')
    edit(report, '/办结 RW-003-1')
    const before = sent()
    await town.at(CUT_OFF)
    expect(sent()).toBe(before + 2)
    expect(ofEdits()).toEqual([
      `${CHANGED}。修改已发送的命令不产生效力，台账未作变更；如需办理，请重新发送命令。`,
      `${CHANGED}。修改已发送的命令不产生效力，台账未作变更；如需办理，请重新发送命令。`,
    ])
    expect(problemOf(town, 'WT-003')).toMatchObject({ blockers, progress })
  })

  it('that only asked is never read again', async () => {
    const asked = await orders('/问题 WT-003')
    const chatter = await orders('收到')
    await town.at(CUT_OFF)
    expect([lookUps(asked), lookUps(chatter)]).toEqual([0, 0])
  })
})

describe('the hour', () => {
  it('waits over the days off: edited on Friday evening, put on Monday morning', async () => {
    await town.at('2025-10-31T18:30:00+08:00')
    const said = await stored('RW-003-1 进度75%')
    edit(said, 'RW-003-1 进度85%')
    await town.at('2025-11-01T17:30:00+08:00')
    expect([lookUps(said), ofEdits().length]).toEqual([1, 0])
    expect(town.wordsOf(await asks(town, HEAD, '/我的'))).toContain(
      'RW-003-1 报送进展（11月4日 08:30前有效）',
    )
    await town.at('2025-11-03T08:29:00+08:00')
    expect(ofEdits()).toHaveLength(0)
    const card = await cardAfter('2025-11-03T08:30:00+08:00')
    await town.at('2025-11-03T16:00:00+08:00')
    expect(await presses(town, HEAD, card, '确认')).toBe('已登记')
    expect(percentOf('RW-003-1')).toBe(85)
  })

  it('is made up for after an outage', async () => {
    const said = await stored('RW-003-1 进度75%')
    edit(said, 'RW-003-1 进度85%')
    await town.service.close()
    // Time passes, and no service is there to hear of it.
    await expect(town.emulator.clock.setTo(Date.parse('2025-10-29T10:00:00+08:00'))).rejects.toThrow()
    await town.restart()
    await town.quiet()
    expect([lookUps(said), ofEdits().length]).toEqual([1, 1])
  })

  it('outlasts a platform that fails in between', async () => {
    const said = await stored('RW-003-1 进度75%')
    edit(said, 'RW-003-1 进度85%')
    const path = `/im/v1/messages/${said.messageId}`
    town.emulator.faults.add({ kind: 'status', path, method: 'GET', status: 502, count: 2 })
    await town.at(CUT_OFF)
    expect(ofEdits()).toHaveLength(0)
    for (let tries = 0; tries < 10; tries += 1) await aMoment(town)
    expect(ofEdits()).toHaveLength(1)
    expect(lookUps(said)).toBe(3)
  })
})

it('keeps no text of what was read again', async () => {
  const said = await orders('/进度 RW-003-1 75%')
  edit(said, '/堵点 WT-003 马踏飞燕')
  await town.at(CUT_OFF)
  expect(ofEdits()).toHaveLength(1)
  for (const name of readdirSync(town.dataDir).filter((each) => each.startsWith('taizhang.db')))
    expect(readFileSync(join(town.dataDir, name)).includes('马踏飞燕')).toBe(false)
})

it('is told in the language of the place, one to one as in a group', async () => {
  await town.close()
  town = await Town.open({ at: '2025-10-27T09:00:00+08:00', locale: 'en' })
  const seat = town.emulator.direct(HEAD, '整改助手')
  const [first, second] = [await seat.says(HEAD, 'RW-003-1 75%'), await seat.says(HEAD, 'RW-003-2 80%')]
  await town.quiet()
  for (const message of [first, second])
    for (const card of town.answersTo(message)) await presses(town, HEAD, card, 'Confirm')
  edit(first, 'RW-003-1 85%')
  edit(second, 'Thanks')
  await town.at(CUT_OFF)
  const words = town.letters(HEAD).map(plain).join('\n')
  expect(words).toContain('You edited your message of 27 Oct, 09:00. Please confirm what is to be corrected.')
  expect(words).toContain('no longer mentions what is recorded: RW-003-2 Progress: 80 %.')
})
