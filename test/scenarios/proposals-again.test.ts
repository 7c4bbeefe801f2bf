import { describe, expect, it } from 'vitest'
import { HEAD, onMonday, UNIT } from './proposing.ts'
import { aMoment, asks, buttonsOn, presses, problemOf } from './steps.ts'
import type { Town } from './town.ts'

let town: Town
onMonday((opened) => {
  town = opened
})

const asking = (day: string): string => `RW-003-1 申请延期到2025年10月${day}日，人手不够`
const pending = () =>
  problemOf(town, 'WT-003').tasks.find(({ code }) => code === 'RW-003-1')?.pendingExtension

describe('what was taken back and is asked anew', () => {
  it('is taken back from its own card; the earlier card stays as it was', async () => {
    const first = await asks(town, HEAD, asking('30'), UNIT)
    await presses(town, HEAD, first, '确认')
    await presses(town, HEAD, first, '撤销')
    const second = await asks(town, HEAD, asking('29'), UNIT)
    await presses(town, HEAD, second, '确认')
    expect(pending()).toBeTruthy()
    expect(await presses(town, HEAD, second, '撤销')).toBe('已撤销')
    expect(pending()).toBeFalsy()
    expect(town.wordsOf(second)).toContain('已撤销：RW-003-1')
    expect(buttonsOn(town, second)).toEqual([])
  })

  it('is marked when its message is recalled', async () => {
    const said = await town.emulator.chat(UNIT).says(HEAD, asking('28'))
    await town.quiet()
    const [card] = town.answersTo(said)
    if (card === undefined) throw new Error('no card')
    await presses(town, HEAD, card, '确认')
    await town.emulator.people.recall(HEAD, said.messageId)
    await aMoment(town)
    expect(pending()).toBeTruthy()
    const events = town.service.database.read(({ journal }) => [...journal.read({ stream: 'WT-003' })])
    expect(events.filter(({ event }) => event.type === 'sourceRecalled')).toHaveLength(1)
  })
})
