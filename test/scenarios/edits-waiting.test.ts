import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { plain } from './answers.ts'
import { CUT_OFF, editing, HEAD, UNIT } from './editing.ts'
import { aMoment, buttonsOn, presses, problemOf } from './steps.ts'
import { Town } from './town.ts'

let town: Town
beforeEach(async () => {
  town = await Town.open({ at: '2025-10-27T09:00:00+08:00' })
})
afterEach(() => town.close())

const { edit, tells, stored, ofEdits, lookUps, percentOf, cardAfter } = editing(() => town)

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
