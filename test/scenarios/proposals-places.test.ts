import { describe, expect, it } from 'vitest'
import { asksAll, asksFor, plain } from './answers.ts'
import { HEAD, OFFICE, onMonday, STRANGE, UNIT, withStrangers } from './proposing.ts'
import { percentOf, presses } from './steps.ts'
import type { Town } from './town.ts'

const LEADING = '区党工委巡察工作领导小组'

let town: Town
onMonday((opened) => {
  town = opened
  withStrangers(town)
})

describe('where others look on', () => {
  it('the confirmation goes one to one', async () => {
    expect(await asksFor(town, HEAD, '@整改助手 RW-003-1 签证补齐，83%', STRANGE)).toBe(
      '已发送至您与整改助手的单聊。',
    )
    const card = town.cardFor(HEAD, 'RW-003-1')
    await presses(town, HEAD, card, '确认')
    expect(percentOf(town, 'WT-003', 'RW-003-1')).toBe(83)
  })

  it('a question in the same message is answered there all the same', async () => {
    const answers = await town.says(HEAD, '@整改助手 RW-003-1 进度84%。WT-005什么时候到期？', STRANGE)
    expect(answers.map(plain)).toEqual(['已发送至您与整改助手的单聊。', expect.stringMatching(/^WT-005/)])
    await presses(town, HEAD, town.cardFor(HEAD, '进度 84%'), '忽略')
  })

  it('what is out of scope is refused in private, and reveals nothing', async () => {
    expect(await asksAll(town, HEAD, ['WT-008 进度60%'], UNIT)).toEqual(['(silence)'])
    expect(plain(town.letters(HEAD).at(-1) ?? '')).toBe('WT-008 不在您的权限范围内，未作处理。')
  })

  it('a figure of somebody who may not report is refused in private, once a day', async () => {
    expect(await asksAll(town, OFFICE, ['WT-003 进度60%', 'WT-003 进度61%'], UNIT)).toEqual([
      '(silence)',
      '(silence)',
    ])
    const refused = town.letters(OFFICE).filter((letter) => letter.includes('您没有对 WT-003'))
    expect(refused).toHaveLength(1)
  })

  it('the leading group hears codes only', async () => {
    const answer = await asksFor(town, OFFICE, '@整改助手 WT-003进展如何？', LEADING)
    expect(answer).toMatch(/^WT-003\n/)
    expect(answer).not.toContain('签证')
  })
})
