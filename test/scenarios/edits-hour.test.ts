import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { CUT_OFF, editing, HEAD } from './editing.ts'
import { aMoment, asks, presses } from './steps.ts'
import { Town } from './town.ts'

let town: Town
beforeEach(async () => {
  town = await Town.open({ at: '2025-10-27T09:00:00+08:00' })
})
afterEach(() => town.close())

const { edit, stored, ofEdits, lookUps, percentOf, cardAfter } = editing(() => town)

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
