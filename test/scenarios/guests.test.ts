import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Message } from '../../src/sandbox/state/records.ts'
import { asksAll, asksFor, plain, strangeGroup } from './answers.ts'
import { aMoment, asks, buttonsOn, nameOf, presses, problemOf } from './steps.ts'
import { Town } from './town.ts'

const UNIT = '建设交通局巡察整改工作群'
const HEAD = '廖望山'
const LEADER = '鲁启明'
const OFFICE = '骆闻达'
/** Of another unit. */
const GUEST = '苗思远'
const SECOND_GUEST = '佟海潮'
const SUPERVISOR = '穆怀远'
/** On the platform, but not in the ledger. */
const UNKNOWN = '访客'

/** What only the unit and its supervisors may read of WT-003, and names of its people. */
const SUBSTANCE = /签证|387\.5|变更|廖望山|鲁启明/
const ELSEWHERE = '已发送至您与整改助手的单聊。'

let town: Town
beforeAll(async () => {
  town = await Town.open({ at: '2025-10-27T09:00:00+08:00' })
  const [pattern] = town.emulator.store.users.all()
  if (pattern === undefined) throw new Error('nobody is there')
  const openId = `ou_${'9'.repeat(32)}`
  town.emulator.store.users.put({ ...pattern, openId, unionId: 'on_9', userId: 'u9', name: UNKNOWN })
})
afterAll(() => town.close())

const comes = async (person: string, chat = UNIT): Promise<void> => {
  town.emulator.people.addMember(chat, person, HEAD)
  await town.quiet()
  await aMoment(town)
}
const leaves = async (person: string, chat = UNIT): Promise<void> => {
  town.emulator.people.removeMember(chat, person, HEAD)
  await town.quiet()
  await aMoment(town)
}
const problemIn = (chat = UNIT): Promise<string> => asksFor(town, HEAD, '/问题 WT-003', chat)
const saidIn = (chat = UNIT): number => town.emulator.chat(chat).answers().length
const directoryEvents = (): readonly string[] =>
  town.service.database.read((store) =>
    [...store.journal.read({ stream: 'directory' })].map(({ event }) => event.type),
  )
const linesForOffice = (): readonly string[] =>
  town
    .letters(OFFICE)
    .flatMap((words) => words.split('\n'))
    .filter((line) => line.includes('无权查看'))

describe('a person of another unit in the unit’s group', () => {
  let standing: Message
  let proposal: Message
  let form: Message

  it('makes the standing cards give away nothing, and the bot is silent about it', async () => {
    standing = await asks(town, HEAD, '/问题 WT-003', UNIT)
    proposal = await asks(town, HEAD, 'RW-003-1 签证台账已补齐，进度75%', UNIT)
    form = await asks(town, LEADER, '/销号 WT-003', UNIT)
    for (const card of [standing, proposal, form]) expect(town.wordsOf(card)).toMatch(SUBSTANCE)
    const said = saidIn()
    await comes(GUEST)
    expect(saidIn()).toBe(said)
    expect(town.wordsOf(standing)).toMatch(/^WT-003\n建设交通局\n整改中/)
    expect(town.wordsOf(proposal)).toContain('报送进展：进度 75%')
    expect(buttonsOn(town, proposal)).toEqual(['查看并确认'])
    expect(town.wordsOf(form)).toBe('具体内容暂不在本群显示')
    for (const card of [standing, form]) expect(town.wordsOf(card)).not.toMatch(SUBSTANCE)
    expect(town.wordsOf(proposal)).not.toContain('签证')
  })

  it('leaves codes, figures and lights to every command', async () => {
    const [problem, ledger, mine, chased, assigned, mentioned, question] = await asksAll(
      town,
      LEADER,
      [
        '/问题 WT-003',
        '/台账',
        '/我的',
        '/催办 WT-003 请抓紧',
        `/指派 RW-003-1 @${HEAD}`,
        '@整改助手 WT-003',
        'WT-003 进展如何？',
      ],
      UNIT,
    )
    expect(problem).toMatch(/^WT-003\n建设交通局\n整改中/)
    expect(ledger).toContain('WT-003 | 绿灯 | 整改中')
    expect(chased).toContain('催办当前责任人')
    for (const answer of [problem, ledger, chased, assigned, mentioned, question])
      expect(answer).not.toMatch(SUBSTANCE)
    expect(mine).toContain('WT-003')
    expect(mine).not.toMatch(/签证|387\.5|廖望山/)
  })

  it('does not open the group to other units’ items', async () => {
    const [ledger, other] = await asksAll(town, OFFICE, ['/台账', '/台账 财政金融局'], UNIT)
    expect(ledger).toContain('共7项')
    expect(ledger).not.toContain('财政金融局')
    expect(other).toContain('不在本群的查询范围内')
    const digest = await asksFor(town, OFFICE, '/周报', UNIT)
    expect(digest).toContain('WT-005')
    const { title, leader } = problemOf(town, 'WT-005')
    for (const secret of [title, nameOf(town, leader ?? '')]) expect(digest).not.toContain(secret)
  })

  it('sends what asks for details one to one', async () => {
    expect(await asksFor(town, LEADER, '/销号 WT-003', UNIT)).toBe(ELSEWHERE)
    expect(town.wordsOf(town.cardFor(LEADER, 'WT-003'))).toMatch(SUBSTANCE)
    const said = saidIn()
    expect(await town.says(HEAD, 'RW-003-2 规程已上会，进度80%', UNIT)).toEqual([])
    expect(saidIn()).toBe(said)
    const card = town.cardFor(HEAD, 'RW-003-2')
    expect(await presses(town, HEAD, card, '确认')).toBe('已登记')
    expect(problemOf(town, 'WT-003').progress.at(-1)?.percent).toBe(80)
    expect((await town.says(HEAD, '@整改助手 RW-003-2 进度85%', UNIT)).map(plain)).toEqual([ELSEWHERE])
    expect(await presses(town, HEAD, proposal, '查看并确认')).toBe(ELSEWHERE)
    expect(await presses(town, HEAD, town.cardFor(HEAD, '签证台账已补齐'), '确认')).toBe('已登记')
  })

  it('is still there after a restart', async () => {
    await town.restart()
    expect(await problemIn()).not.toMatch(SUBSTANCE)
  })

  it('is told to OFFICE on its daily card, once for each change', async () => {
    await comes(SECOND_GUEST)
    await leaves(SECOND_GUEST)
    await town.at('2025-10-28T08:30:00+08:00')
    const line =
      '建设交通局工作群内有无权查看该单位整改事项的人员：苗思远；其退群前，群内只显示编号、数据和预警灯，具体内容通过单聊办理'
    expect(linesForOffice()).toEqual([line])
    await town.at('2025-10-29T08:30:00+08:00')
    expect(linesForOffice()).toEqual([line])
  })

  it('takes nothing with him when he leaves: the cards are as before', async () => {
    const said = saidIn()
    await leaves(GUEST)
    expect(saidIn()).toBe(said)
    expect(town.wordsOf(standing)).toMatch(SUBSTANCE)
    expect(town.wordsOf(form)).toMatch(SUBSTANCE)
    expect(await problemIn()).toMatch(SUBSTANCE)
    await town.at('2025-10-30T08:30:00+08:00')
    expect(linesForOffice()).toHaveLength(1)
  })
})

describe('whoever may read the unit’s items is no guest', () => {
  it('and neither is a person whom the ledger does not know', async () => {
    const before = directoryEvents()
    for (const person of [SUPERVISOR, UNKNOWN]) {
      await comes(person)
      expect(await problemIn()).toMatch(SUBSTANCE)
    }
    expect(directoryEvents()).toEqual(before)
  })
})

describe('who is there counts, not what was told', () => {
  it('for somebody who came while the program was down, or whose coming was not told', async () => {
    const { chats } = town.emulator.store
    const chat = town.emulator.people.chat(UNIT)
    const { openId } = town.emulator.people.user(GUEST)
    chats.put({ ...chat, members: [...chat.members, openId] })
    await town.restart()
    expect(await problemIn()).not.toMatch(SUBSTANCE)
    chats.put({ ...chat, members: chat.members.filter((each) => each !== openId) })
    await town.restart()
    expect(await problemIn()).toMatch(SUBSTANCE)
  })

  it('from the moment of his coming, whatever is asked next', async () => {
    town.emulator.people.addMember(UNIT, GUEST, HEAD)
    expect(await problemIn()).not.toMatch(SUBSTANCE)
    await leaves(GUEST)
  })

  it('in a group that OFFICE binds, and in its own', async () => {
    const shared = strangeGroup(town, '两个单位的群', [HEAD, OFFICE, GUEST])
    await asksFor(town, OFFICE, '/绑定 单位 建设交通局', shared)
    expect(await problemIn(shared)).not.toMatch(SUBSTANCE)
    await asksFor(town, OFFICE, '/绑定 巡察办', shared)
    expect(await asksFor(town, OFFICE, '/问题 WT-003', shared)).not.toMatch(SUBSTANCE)
    await leaves(GUEST, shared)
    expect(await asksFor(town, OFFICE, '/问题 WT-003', shared)).not.toMatch(SUBSTANCE)
    await leaves(HEAD, shared)
    const card = await asks(town, OFFICE, '/问题 WT-003', shared)
    expect(town.wordsOf(card)).toMatch(SUBSTANCE)
    await asksFor(town, OFFICE, '/绑定 领导小组', shared)
    await aMoment(town)
    expect(town.wordsOf(card)).not.toMatch(SUBSTANCE)
  })

  it('for the unit’s digest: codes, figures and lights', async () => {
    await comes(GUEST)
    const before = saidIn()
    for (const time of ['17:00', '17:45']) await town.at(`2025-10-31T${time}:00+08:00`)
    expect(saidIn()).toBe(before + 1)
    const digest = town.wordsOf(town.emulator.chat(UNIT).lastCard())
    expect(digest).toMatch(/周报[\s\S]*WT-005/)
    const { title, leader } = problemOf(town, 'WT-005')
    for (const secret of [title, nameOf(town, leader ?? '')]) expect(digest).not.toContain(secret)
    await leaves(GUEST)
  })

  it('and what is known stays while the platform does not tell', async () => {
    await comes(GUEST)
    const app = town.emulator.people.app('整改助手')
    const { apps } = town.emulator.store
    apps.put({ ...app, scopes: app.scopes.filter((scope) => !scope.startsWith('im:chat')) })
    await town.restart()
    expect(await problemIn()).not.toMatch(SUBSTANCE)
    await leaves(GUEST)
    expect(await problemIn()).toMatch(SUBSTANCE)
    apps.put(app)
  })
})
