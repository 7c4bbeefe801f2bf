import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { verifyLedger } from '../../src/app/verify.ts'
import { sha256 } from '../../src/runtime/sqlite.ts'
import { asksFor } from './answers.ts'
import { aMoment, appliesFor, asks, buttonsOn, finishesTasks, handsIn, presses, problemOf } from './steps.ts'
import { Town } from './town.ts'

const UNIT = '建设交通局巡察整改工作群'
const [OWNER, LEADER] = ['廖望山', '鲁启明']
const CODE = 'WT-003'
const TASK = 'RW-003-1'
const NOTHING = '没有可撤销的更新：只能撤销本人 10 分钟内的最近一次更新。'

let town: Town
const says = (by: string, text: string, chat = UNIT) => asksFor(town, by, text, chat)
const minutesPass = async (minutes: number) => {
  await town.emulator.clock.advance(minutes * 60_000)
  await town.quiet()
}
const task = (n = 0) => problemOf(town, CODE).tasks[n]
const verified = () => town.service.database.read((store) => verifyLedger(store, sha256).finding)

beforeAll(async () => {
  town = await Town.open({ at: '2025-10-24T09:00:00+08:00' })
})
afterAll(async () => {
  expect(verified()).toBeNull()
  await town.close()
})

describe('/撤销', () => {
  it('has nothing to take back of what was taken over from a file', async () => {
    expect(await says(OWNER, '/撤销')).toBe(NOTHING)
    expect(task()?.percent).toBe(70)
  })

  it('takes back one’s own last report and tells what stands again; then nothing is left', async () => {
    await says(OWNER, `/进度 ${TASK} 80% 合同已签`)
    expect(task()?.percent).toBe(80)
    expect(await says(OWNER, '/撤销')).toBe('已撤销：RW-003-1 进展 80%，当前恢复为 70%。')
    expect(task()?.percent).toBe(70)
    expect(await says(OWNER, '/undo')).toBe(NOTHING)
    const card = await asks(town, OWNER, `/问题 ${CODE}`, UNIT)
    expect(town.wordsOf(card)).toMatch(/报送RW-003-1进展 70%→80%：合同已签（已撤销）/)
    expect(town.wordsOf(card)).toContain('撤销RW-003-1 进展 80%')
  })

  it('pressed twice takes back one more, if that is of the last ten minutes', async () => {
    await says(OWNER, `/进度 ${TASK} 75%`)
    await minutesPass(6)
    await says(OWNER, `/进度 ${TASK} 80%`)
    await says(OWNER, `/进度 ${TASK} 85%`)
    await minutesPass(5)
    expect(await says(OWNER, '/撤销')).toBe('已撤销：RW-003-1 进展 85%，当前恢复为 80%。')
    expect(await says(OWNER, '／撤销')).toBe('已撤销：RW-003-1 进展 80%，当前恢复为 75%。')
    expect(await says(OWNER, '/撤销')).toBe(NOTHING)
  })

  it('comes too late after ten minutes', async () => {
    await says(OWNER, `/进度 ${TASK} 78%`)
    await minutesPass(11)
    expect(await says(OWNER, '/撤销')).toBe(
      'WT-003 的该项更新已超过 10 分钟，不能撤销；如需更正，请重新报送。',
    )
    expect(task()?.percent).toBe(78)
  })

  it('is not for another’s update, nor for the eyes of another unit’s group', async () => {
    await says(OWNER, `/进度 ${TASK} 79%`)
    expect(await says(LEADER, '/撤销')).toBe(NOTHING)
    const { chats } = town.emulator.store
    const other = chats.get(town.emulator.chat('城发集团巡察整改工作群').chatId)
    if (other === undefined) throw new Error('no other group')
    chats.put({ ...other, members: [...other.members, town.emulator.people.user(OWNER).openId] })
    expect(await says(OWNER, '/撤销', '城发集团巡察整改工作群')).toContain('WT-003 不在本群的查询范围内')
    expect(task()?.percent).toBe(79)
    await says(OWNER, '/撤销')
  })

  it('outlives a restart, and a message that comes twice takes back once', async () => {
    await says(OWNER, `/进度 ${TASK} 80%`)
    await says(OWNER, `/进度 ${TASK} 81%`)
    await town.restart()
    town.emulator.faults.set({ duplicateEvents: 2 })
    expect(await says(OWNER, '/撤销')).toBe('已撤销：RW-003-1 进展 81%，当前恢复为 80%。')
    town.emulator.faults.set({ duplicateEvents: 0 })
    expect(task()?.percent).toBe(80)
    await says(OWNER, '/撤销')
  })

  it('takes no arguments, and says so', async () => {
    expect(await says(OWNER, `/撤销 ${CODE}`)).toBe('用法：/撤销。例如：/撤销')
  })

  it('tells whoever was told: the leader hears that a blocker is gone', async () => {
    await says(OWNER, `/堵点 ${CODE} 财政评审未排期`)
    expect(town.letters(LEADER).at(-1)).toContain('请协调：财政评审未排期')
    expect(await says(OWNER, '/撤销')).toBe('已撤销：WT-003 堵点 DD-003-1。')
    expect(town.letters(LEADER).at(-1)).toContain('廖望山已撤销 WT-003 堵点 DD-003-1。')
    expect(problemOf(town, CODE).blockers.filter(({ undoneAt }) => undoneAt === undefined)).toEqual([])
  })

  it('settles the card that asked for a decision, and a second request gets its own', async () => {
    await says(OWNER, `/延期 ${CODE} 11月28日 评审未排期`)
    const card = town.cardFor(LEADER, `${CODE} 延期审批`)
    expect(buttonsOn(town, card)).toContain('同意')
    expect(await says(OWNER, '/撤销')).toBe('已撤销：WT-003 延期申请 YQ-003-1。')
    await aMoment(town)
    expect(buttonsOn(town, card)).toEqual([])
    expect(town.wordsOf(card)).toContain('申请人已撤销（廖望山')
    await says(OWNER, `/延期 ${CODE} 11月28日 评审未排期`)
    expect(await presses(town, LEADER, town.cardFor(LEADER, `${CODE} 延期审批`), '同意')).toBe('意见已登记')
    expect(await says(OWNER, '/撤销')).toBe('WT-003 的该项更新已有后续办理，不能撤销；如需更正，请重新报送。')
  })

  it('takes a hand-in back: the acceptance card settles and its button does nothing', async () => {
    const other = 'RW-003-2'
    await handsIn(town, OWNER, other, 'voucher', UNIT)
    await says(OWNER, `/进度 ${other} 100%`)
    await says(OWNER, `/办结 ${other}`)
    const card = town.cardFor(LEADER, `${other} 任务验收`)
    expect(buttonsOn(town, card)).toEqual(['通过', '退回'])
    expect(await says(OWNER, '/撤销')).toBe('已撤销：RW-003-2 办结申请。')
    await aMoment(town)
    expect(buttonsOn(town, card)).toEqual([])
    expect(task(1)).toMatchObject({ state: 'inProgress', percent: 100 })
    expect(await says(OWNER, '/撤销')).toContain('已撤销：RW-003-2 进展 100%，当前恢复为 70%')
    expect(await says(OWNER, '/撤销')).toBe('已撤销：RW-003-2 佐证 ZC-003-1。')
    await aMoment(town)
    const evidenceCard = town.emulator
      .chat(UNIT)
      .answers()
      .map((each) => town.wordsOf(each))
    expect(evidenceCard.join('\n')).toContain('佐证 ZC-003-1 已撤销')
  })

  it('never takes back a decision, nor what lies before it', async () => {
    await handsIn(town, OWNER, TASK, 'voucher', UNIT)
    await says(OWNER, `/进度 ${TASK} 100%`)
    await says(OWNER, `/办结 ${TASK}`)
    await says(LEADER, `/进度 ${CODE} 90%`)
    await presses(town, LEADER, town.cardFor(LEADER, `${TASK} 任务验收`), '通过')
    expect(await says(LEADER, '/撤销')).toBe('您最近一次办理的是 WT-003 的审核、审批等决定，不能撤销。')
    expect(problemOf(town, CODE).reportedPercent).toBe(90)
  })

  it('takes an application back by its own rule, and its review cards settle', async () => {
    const [head, leader] = ['金晓芃', '沈若岚']
    await finishesTasks(town, 'WT-005', leader)
    expect(await appliesFor(town, head, 'WT-005')).toBe('已提交')
    const card = town.cardFor(leader, '申请次数：第1次')
    expect(await says(head, '/撤销')).toBe('已撤销：WT-005 销号申请 XH-005-1。')
    await aMoment(town)
    expect(problemOf(town, 'WT-005').state).toBe('rectifying')
    expect(buttonsOn(town, card)).toEqual([])
  })

  it('stands in the help', async () => {
    const card = await asks(town, OWNER, '/帮助 撤销')
    expect(town.wordsOf(card)).toContain('撤销本人十分钟内的最近一次更新')
  })
})

describe('messages that arrive late', () => {
  it('do not overwrite what was said after them', async () => {
    const { chatId } = town.emulator.chat(UNIT)
    town.emulator.faults.set({ reorderEvents: true })
    const early = town.emulator.people.say({ by: OWNER, chat: chatId, text: '/进度 RW-003-2 72%' })
    await town.emulator.clock.advance(60_000)
    const late = town.emulator.people.say({ by: OWNER, chat: chatId, text: '/进度 RW-003-2 76%' })
    await town.quiet()
    town.emulator.faults.set({ reorderEvents: false })
    const answers = [early, late].map((message) =>
      town
        .answersTo(message)
        .map((each) => town.wordsOf(each))
        .join(),
    )
    expect(answers[1]).toContain('已登记 RW-003-2 进度 76%（上次 70%）')
    expect(answers[0]).toMatch(/已补记 RW-003-2 10月24日 09:\d\d的进度 72%，当前进度仍为 76%。/)
    expect(task(1)?.percent).toBe(76)
    expect(
      problemOf(town, CODE)
        .progress.slice(-2)
        .map(({ percent, before }) => [percent, before]),
    ).toEqual([
      [76, 70],
      [72, 70],
    ])
  })
})

describe('a message that is recalled', () => {
  it('leaves what it reported and marks it in the item’s history, once', async () => {
    const seat = town.emulator.chat(UNIT)
    const said = await seat.says(OWNER, '/进度 RW-003-2 83% 验收资料已齐')
    await town.quiet()
    town.emulator.faults.set({ duplicateEvents: 1 })
    town.emulator.people.recall(OWNER, said.messageId)
    await town.quiet()
    town.emulator.faults.set({ duplicateEvents: 0 })
    expect(task(1)?.percent).toBe(83)
    const words = town.wordsOf(await asks(town, OWNER, `/问题 ${CODE}`, UNIT))
    expect(words).toContain('76%→83%：验收资料已齐（原消息已撤回）')
    expect(words.split('（原消息已撤回）')).toHaveLength(2)
  })

  it('marks evidence by its file and by the command alike', async () => {
    const sent = await town.sends(OWNER, '台账.pdf', 'ledger bytes', UNIT)
    await town.says(OWNER, '/佐证 RW-003-2', UNIT)
    await aMoment(town)
    town.emulator.people.recall(OWNER, sent.messageId)
    await town.quiet()
    const words = town.wordsOf(await asks(town, OWNER, `/问题 ${CODE}`, UNIT))
    expect(words).toMatch(/上传佐证（文件）：台账\.pdf（原消息已撤回）/)
    expect(problemOf(town, CODE).evidence.at(-1)).toMatchObject({ title: '台账.pdf' })
  })
})

describe('what was told in the evening', () => {
  it('and taken back before anybody was sent it, is never sent', async () => {
    await town.at('2025-10-24T19:00:00+08:00')
    await says(OWNER, `/堵点 ${CODE} 设备未到货`)
    await says(OWNER, `/堵点 ${CODE} 图纸未审定`)
    expect(await says(OWNER, '/撤销')).toBe('已撤销：WT-003 堵点 DD-003-3。')
    const known = town.letters(LEADER).length
    await town.at('2025-10-27T08:30:00+08:00')
    const letters = town.letters(LEADER).slice(known).join('\n')
    expect(letters).toContain('设备未到货')
    expect(letters).not.toMatch(/图纸未审定|DD-003-3/)
  })
})
