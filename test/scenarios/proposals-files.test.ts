import { describe, expect, it } from 'vitest'
import type { Message } from '../../src/sandbox/state/records.ts'
import { HEAD, onMonday, UNIT } from './proposing.ts'
import { aMoment, asks, presses, problemOf } from './steps.ts'
import type { Town } from './town.ts'

let town: Town
onMonday((opened) => {
  town = opened
})

const sends = async (name: string): Promise<Message> => {
  const sent = await town.sends(HEAD, name, `bytes of ${name}`, UNIT)
  await aMoment(town)
  return sent
}
const titlesOn = (item: string): readonly string[] =>
  problemOf(town, 'WT-003').evidence.flatMap(({ on, title }) => (on === item ? [title] : []))

describe('files and words in turn', () => {
  it('belong to each other: no file is offered for two items', async () => {
    await sends('核减单.pdf')
    const first = await asks(town, HEAD, 'RW-003-1 佐证材料已上传', UNIT)
    await aMoment(town)
    await sends('规程.pdf')
    const second = await asks(town, HEAD, 'RW-003-2 佐证材料已上传', UNIT)
    await aMoment(town)
    for (const card of [first, second]) await presses(town, HEAD, card, '确认')
    await aMoment(town)
    expect(titlesOn('RW-003-1')).toEqual(['核减单.pdf'])
    expect(titlesOn('RW-003-2')).toEqual(['规程.pdf'])
  })

  it('go on to come after their words', async () => {
    const card = await asks(town, HEAD, 'RW-003-1 佐证材料已上传', UNIT)
    await aMoment(town)
    await sends('台账一.pdf')
    await sends('台账二.pdf')
    expect(town.wordsOf(card)).toContain('提交佐证：台账一.pdf、台账二.pdf')
    await presses(town, HEAD, card, '忽略')
  })

  it('are offered no more when they were taken back', async () => {
    await town.at('2025-10-27T09:30:00+08:00')
    const card = await asks(town, HEAD, 'RW-003-1 佐证材料已上传', UNIT)
    await aMoment(town)
    const sent = await sends('误发.pdf')
    expect(town.wordsOf(card)).toContain('误发.pdf')
    town.emulator.people.recall(HEAD, sent.messageId)
    await aMoment(town)
    expect(town.wordsOf(card)).not.toContain('误发.pdf')
    expect(town.wordsOf(card)).toContain('尚未收到文件')
  })
})
