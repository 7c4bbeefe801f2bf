import { describe, expect, it } from 'vitest'
import type { Message } from '../../src/sandbox/index.ts'
import { HEAD, LEADER, onMonday, UNIT } from './proposing.ts'
import { aMoment, asks, handsIn, percentOf, presses } from './steps.ts'
import type { Town } from './town.ts'

/** What was said before a newer figure is kept for its own time, and nobody is told that it counts now. */
describe('a proposal confirmed after a newer figure', () => {
  let town: Town
  onMonday((opened) => {
    town = opened
  })
  const overtaken = async (text: string, command: string): Promise<Message> => {
    const card = await asks(town, HEAD, text, UNIT)
    await aMoment(town)
    await town.says(HEAD, command, UNIT)
    return card
  }

  it('says so in the toast, as the command does, and on the card', async () => {
    const card = await overtaken('RW-003-1 进度71%，初稿已形成', '/进度 RW-003-1 80%')
    expect(await presses(town, HEAD, card, '确认')).toMatch(
      /^已补记 RW-003-1 10月27日 09:00的进度 71%，当前进度仍为 80%。$/,
    )
    expect(town.wordsOf(card)).toContain('已补记：RW-003-1 报送进展：进度 71%')
    expect(town.wordsOf(card)).toContain('此后已有更新的进展 80%，当前进度不变')
    expect(town.wordsOf(card)).not.toContain('已登记：')
    expect(percentOf(town, 'WT-003', 'RW-003-1')).toBe(80)
  })

  it('says so of those among several, too', async () => {
    const card = await overtaken('RW-003-1 进度82%，RW-003-2 进度76%', '/进度 RW-003-1 85%')
    expect(await presses(town, HEAD, card, '全部确认（2项）')).toBe('已登记2项，其中1项为补记，当前进度不变')
    expect(percentOf(town, 'WT-003', 'RW-003-1')).toBe(85)
    expect(percentOf(town, 'WT-003', 'RW-003-2')).toBe(76)
  })

  it('of a figure corrected on the card counts from the correction on', async () => {
    const card = await overtaken('RW-003-1 进度86%', '/进度 RW-003-1 88%')
    expect(await presses(town, HEAD, card, '修改')).toBe('')
    expect(await presses(town, HEAD, card, '确认登记', { percent: '86', note: '补充说明' })).toContain(
      '已补记 RW-003-1',
    )
    expect(percentOf(town, 'WT-003', 'RW-003-1')).toBe(88)
    const other = await overtaken('RW-003-1 进度89%', '/进度 RW-003-1 90%')
    expect(await presses(town, HEAD, other, '修改')).toBe('')
    expect(await presses(town, HEAD, other, '确认登记', { percent: '91', note: '' })).toBe('已登记')
    expect(percentOf(town, 'WT-003', 'RW-003-1')).toBe(91)
  })

  it('says so of a figure of before the task was returned', async () => {
    const item = 'RW-003-2'
    await handsIn(town, HEAD, item)
    await town.says(HEAD, `/进度 ${item} 100% 已按要求完成`, UNIT)
    const card = await asks(town, HEAD, `${item} 进度96%，规程已会签`, UNIT)
    await aMoment(town)
    await town.says(HEAD, `/办结 ${item}`, UNIT)
    const form = town.cardFor(LEADER, `${item} 任务验收`)
    await presses(town, LEADER, form, '退回', { opinion: '规程尚未印发' })
    const percent = percentOf(town, 'WT-003', item)
    expect(await presses(town, HEAD, card, '确认')).toContain(`已补记 ${item} `)
    expect(town.wordsOf(card)).toContain(`已补记：${item} 报送进展：进度 96%`)
    expect(town.wordsOf(card)).toContain('此后事项已被退回或重开，当前进度不变')
    expect(town.wordsOf(card)).not.toContain('已登记：')
    expect(percentOf(town, 'WT-003', item)).toBe(percent)
  })
})
