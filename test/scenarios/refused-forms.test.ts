import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Message } from '../../src/sandbox/index.ts'
import { asks, clicks, finishesTasks, presses, problemOf, ticked } from './steps.ts'
import { Town } from './town.ts'

const GROUP = '教育卫健局巡察整改工作群'
const CODE = 'WT-016'
const [HEAD, LEADER, FIRST] = ['段小满', '唐景和', '宋闻笛']

/** A form that was refused for what is in it stays as it was filled in; one whose item moved on is drawn anew. */
describe('a form that is refused', () => {
  let town: Town
  beforeAll(async () => {
    town = await Town.open({ at: '2025-10-24T09:00:00+08:00' })
    await finishesTasks(town, CODE, LEADER)
  })
  afterAll(() => town.close())

  /** Presses and tells the toast, and whether the card under it was drawn anew, by the answer or afterwards. */
  const refused = async (by: string, card: Message, text: string, form: Record<string, unknown>) => {
    const stamp = () => town.emulator.people.message(card.messageId).updateTime
    const before = stamp()
    const { toast, cardReplaced } = await clicks(town, by, card, text, form)
    return { said: toast?.content ?? '', redrawn: cardReplaced || stamp() !== before }
  }

  it('keeps the statement of an application without its institution', async () => {
    const form = await asks(town, HEAD, `/销号 ${CODE}`, GROUP)
    const statement = '已建立统筹评审机制'
    expect(await refused(HEAD, form, '提交', { statement })).toEqual({
      said: expect.stringContaining('须填报制度成果，或说明免报理由'),
      redrawn: false,
    })
    const institution = {
      statement,
      institution_action: 'enact',
      institution_title: '《统筹评审办法》',
      institution_number: '临数〔2025〕18号',
      institution_date: '2025-10-30',
      institution_file: 'ZC-016-2',
    }
    expect(await refused(HEAD, form, '提交', institution)).toEqual({
      said: expect.stringContaining('2025年10月30日尚未到'),
      redrawn: false,
    })
    expect(await refused(FIRST, form, '提交', { statement })).toMatchObject({ redrawn: false })
    expect(problemOf(town, CODE).applications).toEqual([])
  })

  it('is drawn anew when the item has moved on, and shows what is so now', async () => {
    const [one, two] = [await asks(town, HEAD, `/销号 ${CODE}`), await asks(town, LEADER, `/销号 ${CODE}`)]
    const form = { statement: '已整改', exemption: '现行制度已覆盖' }
    const press = (by: string, { messageId }: Message) =>
      town.emulator.people.click({ by, messageId, text: '提交', form })
    const results = await Promise.all([press(HEAD, one), press(LEADER, two)])
    await town.quiet()
    const said = results.map(({ toast }) => toast?.content)
    // Whichever comes first.
    const [taken, late] = said[0] === '已提交' ? [0, 1] : [1, 0]
    expect([said[taken], said[late]]).toEqual(['已提交', expect.stringContaining(`${CODE} 已有变化`)])
    expect(results.map(({ cardReplaced }) => cardReplaced)).toEqual([true, true])
    expect(town.wordsOf(late === 0 ? one : two)).toContain('已提交销号申请')
  })

  it('keeps opinion and ticks of a review with one tick missing, and those of a return with a bad date', async () => {
    const card = town.cardFor(LEADER, '责任领导初审')
    const [first = '', ...others] = Object.keys(ticked(town, CODE))
    const ticks = Object.fromEntries(others.map((name) => [name, true]))
    const given = { ...ticks, opinion: '核查属实，同意报送' }
    expect(await refused(LEADER, card, '同意', given)).toEqual({
      said: expect.stringContaining('须逐项核对并勾选'),
      redrawn: false,
    })
    const back = { ...given, return_reason: 'evidence', tasks: ['RW-016-2'], tasks_due: '2025-10-20' }
    expect(await refused(LEADER, card, '退回', back)).toEqual({
      said: expect.stringContaining('已过'),
      redrawn: false,
    })
    expect(await presses(town, LEADER, card, '同意', { ...given, [first]: true })).toBe('已同意')
  })

  it('keeps reason and opinion of an extension with a bad date', async () => {
    await town.says('欧阳策', '/延期 WT-027 2025-11-14 合同变更尚在审计')
    await presses(town, '易水寒', town.cardFor('易水寒', 'WT-027 延期审批'), '同意')
    await presses(town, '雷定远', town.cardFor('雷定远', 'WT-027 延期审批'), '同意')
    const decision = town.cardFor('骆闻达', 'WT-027 延期审批')
    const given = { opinion: '从严掌握', until: '2025-11-20' }
    expect(await refused('骆闻达', decision, '批准', given)).toEqual({
      said: expect.stringContaining('不得晚于申请的时限'),
      redrawn: false,
    })
    expect(await presses(town, '骆闻达', decision, '批准', { ...given, until: '2025-11-07' })).toBe('已批准')
  })
})
