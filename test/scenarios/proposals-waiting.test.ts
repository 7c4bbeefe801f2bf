import { describe, expect, it } from 'vitest'
import { HEAD, LEADER, onMonday, UNIT } from './proposing.ts'
import { aMoment, asks, buttonsOn } from './steps.ts'
import type { Town } from './town.ts'

let town: Town
onMonday((opened) => {
  town = opened
})

describe('what waits', () => {
  it('is listed, lapses after a day, and is withdrawn with its message', async () => {
    await asks(town, LEADER, 'WT-003 进度76%', UNIT)
    expect(town.wordsOf(await asks(town, LEADER, '/我的'))).toContain('WT-003 报送进展')
    await asks(town, HEAD, 'RW-003-2整改完成，申请销号', UNIT)
    expect(town.wordsOf(await asks(town, HEAD, '/我的'))).toContain('RW-003-2 申请办结')
    const said = await town.emulator.chat(UNIT).says(LEADER, 'WT-003 监理单位换人，卡住了，请区里协调')
    await town.quiet()
    const [recalled] = town.answersTo(said)
    await town.emulator.people.recall(LEADER, said.messageId)
    await aMoment(town)
    expect(recalled === undefined ? '' : town.wordsOf(recalled)).toContain('原消息已撤回，未登记')
    const card = await asks(town, LEADER, 'WT-003 进度77%', UNIT)
    await town.at('2025-10-28T10:00:00+08:00')
    expect(town.wordsOf(card)).toContain('逾期未确认，已失效')
    expect(buttonsOn(town, card)).toEqual([])
    expect(town.wordsOf(await asks(town, LEADER, '/我的'))).not.toContain('待您确认的消息')
  })
})
