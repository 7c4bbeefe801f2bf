import { describe, expect, it } from 'vitest'
import { asksFor } from './answers.ts'
import { HEAD, LEADER, onMonday, UNIT } from './proposing.ts'
import { aMoment, asks, buttonsOn, percentOf, presses } from './steps.ts'
import type { Town } from './town.ts'

let town: Town
onMonday(async (opened) => {
  town = opened
  // How far both tasks are when the corrections begin.
  await town.says(HEAD, '/进度 RW-003-1 83%')
  await town.says(HEAD, '/进度 RW-003-2 95%')
})

describe('a correction', () => {
  it('takes the place of what the card asked', async () => {
    const card = await asks(town, HEAD, 'RW-003-1 进度94%', UNIT)
    const replied = await town.emulator
      .chat(UNIT)
      .says(HEAD, '不是这个，我说的是RW-003-2，96%', { replyTo: card.messageId })
    await aMoment(town)
    const [next] = town.answersTo(replied)
    expect(town.wordsOf(card)).toContain('已由后续消息或修改后的消息替代：RW-003-1')
    expect(next === undefined ? '' : town.wordsOf(next)).toContain('RW-003-2')
  })

  it('and a yes may be said as well as pressed, by the writer alone', async () => {
    const card = await asks(town, HEAD, 'RW-003-1 进度95%', UNIT)
    const chat = town.emulator.chat(UNIT)
    await chat.says(LEADER, '确认', { replyTo: card.messageId })
    await aMoment(town)
    expect(percentOf(town, 'WT-003', 'RW-003-1')).toBe(83)
    const said = await chat.says(HEAD, '确认。', { replyTo: card.messageId })
    await aMoment(town)
    expect(percentOf(town, 'WT-003', 'RW-003-1')).toBe(95)
    expect(town.answersTo(said)).toEqual([])
    expect(town.wordsOf(card)).toContain('已登记：RW-003-1')
    const written = await chat.says(HEAD, 'RW-003-1 核减完毕，进度96%')
    await aMoment(town)
    await chat.says(HEAD, '确认', { replyTo: written.messageId })
    await aMoment(town)
    expect(percentOf(town, 'WT-003', 'RW-003-1')).toBe(96)
  })

  it('is withdrawn for ten minutes, from the card or by the command, and the card says so', async () => {
    const card = await asks(town, HEAD, 'RW-003-2 规程发文，进度97%', UNIT)
    await presses(town, HEAD, card, '确认')
    const before = percentOf(town, 'WT-003', 'RW-003-2')
    expect(await presses(town, HEAD, card, '撤销')).toBe('已撤销')
    expect(before).toBe(97)
    expect(percentOf(town, 'WT-003', 'RW-003-2')).toBe(95)
    expect(town.wordsOf(card)).toContain('已撤销：RW-003-2')
    const again = await asks(town, HEAD, 'RW-003-2 规程发文，进度98%', UNIT)
    await presses(town, HEAD, again, '确认')
    expect(await asksFor(town, HEAD, '/撤销', UNIT)).toContain('已撤销')
    await aMoment(town)
    expect(town.wordsOf(again)).toContain('已撤销：RW-003-2')
    expect(buttonsOn(town, again)).toEqual([])
  })

  it('loses its button when the ten minutes are over', async () => {
    const card = await asks(town, HEAD, 'RW-003-2 规程发文，进度99%', UNIT)
    await presses(town, HEAD, card, '确认')
    expect(buttonsOn(town, card)).toEqual(['撤销'])
    expect(town.wordsOf(card)).toContain('登记后 10 分钟内可以撤销。')
    await town.emulator.clock.setTo(town.emulator.clock.now() + 11 * 60_000)
    await town.quiet()
    await aMoment(town)
    expect(buttonsOn(town, card)).toEqual([])
  })
})
