import { describe, expect, it } from 'vitest'
import { components } from '../../src/sandbox/card/walk.ts'
import type { Message } from '../../src/sandbox/state/records.ts'
import { asksAll, asksFor, plain } from './answers.ts'
import { HEAD, LEADER, OFFICE, onMonday, STRANGE, UNIT, withStrangers } from './proposing.ts'
import { aMoment, asks, buttonsOn, percentOf, presses, problemOf } from './steps.ts'
import type { Town } from './town.ts'

/** Of tasks of WT-005 and WT-007. */
const OWNER = '金晓芃'

let town: Town
onMonday((opened) => {
  town = opened
  withStrangers(town)
})

/** Chooses in the card's select. */
const chooses = async (by: string, card: Message, option: string): Promise<void> => {
  const content: Record<string, unknown> = JSON.parse(town.emulator.people.message(card.messageId).content)
  const select = [...components(content)].find(({ tag }) => tag === 'select_static')
  if (select === undefined) throw new Error(`nothing to choose: ${town.wordsOf(card)}`)
  await town.emulator.people.click({ by, messageId: card.messageId, path: select.path, option })
  await aMoment(town)
}
const answersIn = (chat: string): number => town.emulator.chat(chat).answers().length

describe('what people write in their group', () => {
  it('is put before the writer and stored when he confirms it; the card becomes the outcome', async () => {
    const before = problemOf(town, 'WT-003')
    const card = await asks(town, HEAD, 'RW-003-1 签证台账已补齐，进度75%', UNIT)
    expect(town.wordsOf(card)).toContain('RW-003-1 逐项补核5个项目变更资料，核减不实签证')
    expect(town.wordsOf(card)).toContain('报送进展：进度 75%（现为 70%）')
    expect(buttonsOn(town, card)).toEqual(['确认', '修改', '忽略'])
    expect(problemOf(town, 'WT-003')).toEqual(before)
    const said = answersIn(UNIT)
    expect(await presses(town, HEAD, card, '确认')).toBe('已登记')
    expect(town.wordsOf(card)).toContain('已登记：RW-003-1 报送进展：进度 75%')
    expect(percentOf(town, 'WT-003', 'RW-003-1')).toBe(75)
    expect(problemOf(town, 'WT-003').progress.at(-1)?.note).toContain('签证台账已补齐')
    expect(answersIn(UNIT)).toBe(said)
  })

  it('is confirmed by its writer alone, and once', async () => {
    const card = await asks(town, HEAD, 'RW-003-2 规程已上会，进度80%', UNIT)
    expect(await presses(town, LEADER, card, '确认')).toBe(`须由${HEAD}本人确认。`)
    expect(percentOf(town, 'WT-003', 'RW-003-2')).toBe(70)
    const results = await Promise.all(
      ['确认', '确认'].map((text) =>
        town.emulator.people.click({ by: HEAD, messageId: card.messageId, text }),
      ),
    )
    await aMoment(town)
    expect(results.map(({ toast }) => toast?.type).sort()).toEqual(['success', 'warning'])
    expect(problemOf(town, 'WT-003').progress.filter(({ percent }) => percent === 80)).toHaveLength(1)
  })

  it('is corrected on the card before it is stored', async () => {
    const card = await asks(town, HEAD, 'RW-003-2 规程印发，进度八成五，下周五前发文', UNIT)
    expect(town.wordsOf(card)).toContain('预计2025年11月7日')
    await presses(town, HEAD, card, '修改')
    expect(buttonsOn(town, card)).toEqual(['确认登记', '取消修改', '忽略'])
    expect(await presses(town, HEAD, card, '确认登记', { percent: '八十八', note: '规程已印发' })).toContain(
      '进度',
    )
    expect(percentOf(town, 'WT-003', 'RW-003-2')).toBe(80)
    await presses(town, HEAD, card, '确认登记', { percent: '88', note: '规程已印发' })
    expect(percentOf(town, 'WT-003', 'RW-003-2')).toBe(88)
    expect(problemOf(town, 'WT-003').progress.at(-1)?.note).toBe('规程已印发')
  })

  it('has a line for each item, each confirmed, ignored or left by itself', async () => {
    const card = await asks(town, HEAD, 'RW-003-1 80%\nRW-003-2 90%\nWT-003 卡在财政评审了，请区里协调', UNIT)
    expect(town.wordsOf(card)).toContain('请确认（3项）')
    expect(buttonsOn(town, card).filter((text) => text === '忽略')).toHaveLength(3)
    await presses(town, HEAD, card, '忽略')
    expect(town.wordsOf(card)).toContain('已忽略：RW-003-1')
    expect(await presses(town, HEAD, card, '全部确认（2项）')).toBe('已登记2项')
    expect(percentOf(town, 'WT-003', 'RW-003-1')).toBe(75)
    expect(percentOf(town, 'WT-003', 'RW-003-2')).toBe(90)
    expect(problemOf(town, 'WT-003').blockers.at(-1)?.text).toContain('财政评审')
  })

  it('asks which item is meant and offers the writer’s own; nothing is guessed', async () => {
    const card = await asks(town, HEAD, '进度到95%了', UNIT)
    expect(town.wordsOf(card)).toContain('未写明是哪一事项，请选择：')
    expect(buttonsOn(town, card)).toEqual(['忽略'])
    await chooses(HEAD, card, 'RW-003-2')
    expect(percentOf(town, 'WT-003', 'RW-003-2')).toBe(90)
    await presses(town, HEAD, card, '确认')
    expect(percentOf(town, 'WT-003', 'RW-003-2')).toBe(95)
    const unknown = await asks(town, HEAD, 'WT-099 进度60%', UNIT)
    expect(town.wordsOf(unknown)).toContain('台账中没有 WT-099')
    expect(buttonsOn(town, unknown)).toEqual(['忽略'])
    await presses(town, HEAD, unknown, '忽略')
  })

  it('never closes anything: an application is filled in on its form', async () => {
    const card = await asks(town, HEAD, 'WT-003整改完成，申请销号', UNIT)
    expect(buttonsOn(town, card)).toEqual(['填报申请', '忽略'])
    await presses(town, HEAD, card, '填报申请')
    expect(problemOf(town, 'WT-003').state).toBe('rectifying')
    expect(town.wordsOf(town.cardFor(HEAD, 'WT-003 销号申请'))).toContain('尚不具备申请条件')
    expect(town.wordsOf(card)).toMatch(/^请填报申请表\n/)
    expect(town.wordsOf(card)).toContain('申请表已发送至单聊')
  })

  it('says on the card why something cannot be recorded', async () => {
    const card = await asks(town, HEAD, 'WT-003 申请延期，人手不够', UNIT)
    expect(town.wordsOf(card)).toContain('申请 WT-003 延期须写明新时限')
    expect(buttonsOn(town, card)).toEqual(['修改', '忽略'])
    await presses(town, HEAD, card, '修改')
    await presses(town, HEAD, card, '确认登记', { until: '2025-11-28 +0800', note: '人手不够' })
    expect(problemOf(town, 'WT-003').extensions.at(-1)?.asked).toBe('2025-11-28')
  })

  it('is left alone when it is chatter, an order, or somebody else’s words', async () => {
    const texts = ['收到', '哈哈哈', '下午三点开会', '要是人手再多点就好了', '听说WT-003销号了']
    expect(await asksAll(town, HEAD, texts, UNIT)).toEqual(texts.map(() => '(silence)'))
  })

  it('answers a question directly: one item by its card, several by a table', async () => {
    expect(await asksFor(town, HEAD, 'WT-003现在什么进度？', UNIT)).toMatch(/^WT-003 工程变更签证随意/)
    const several = await asksFor(town, HEAD, 'WT-003和WT-005什么时候到期？', UNIT)
    expect(several).toContain('编号 WT-003、WT-005')
    expect(several).toContain('共2项')
    expect(await asksFor(town, HEAD, 'RW-003-1和RW-003-2什么时候到期？', UNIT)).toMatch(
      /^WT-003 工程变更签证随意/,
    )
    expect(await asksFor(town, HEAD, '@整改助手 WT-008和WT-997什么时候到期？', UNIT)).toBe(
      '已发送至您与整改助手的单聊。',
    )
    expect(plain(town.letters(HEAD).at(-1) ?? '')).toBe('WT-008 不在您的权限范围内。')
  })

  it('is read where the office said so, and always when the bot is mentioned', async () => {
    const all = '／绑定 全部消息'
    expect(await asksFor(town, OFFICE, '/绑定 仅@', UNIT)).toContain('仅读取本群中 @整改助手 的消息')
    expect(await asksAll(town, HEAD, ['RW-003-1 82%', 'WT-003什么进度'], UNIT)).toEqual([
      '(silence)',
      '(silence)',
    ])
    const card = await asks(town, HEAD, '@整改助手 RW-003-1 82%', UNIT)
    await presses(town, HEAD, card, '忽略')
    const several = await asks(town, OWNER, '@整改助手 RW-005-1 92%\nRW-007-1 94%', UNIT)
    await town.emulator.chat(UNIT).says(OWNER, '忽略', { replyTo: several.messageId })
    await aMoment(town)
    expect(town.wordsOf(several)).toContain('已忽略：RW-005-1')
    expect(await asksFor(town, OFFICE, all, UNIT)).toContain('读取本群全部消息')
    expect(await asksAll(town, HEAD, ['RW-003-1 82%'], STRANGE)).toEqual(['(silence)'])
  })
})
