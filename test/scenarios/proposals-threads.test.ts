import { describe, expect, it } from 'vitest'
import { HEAD, onMonday, UNIT } from './proposing.ts'
import { aMoment, asks, buttonsOn, presses, problemOf } from './steps.ts'
import type { Town } from './town.ts'

let town: Town
onMonday((opened) => {
  town = opened
})

describe('in an item’s thread', () => {
  it('no code is needed', async () => {
    const problem = await asks(town, HEAD, '/问题 WT-003', UNIT)
    const replied = await town.emulator
      .chat(UNIT)
      .says(HEAD, '签证核减完成九成', { replyTo: problem.messageId })
    await town.quiet()
    const [card] = town.answersTo(replied)
    expect(card === undefined ? '' : town.wordsOf(card)).toContain('报送进展：进度 90%')
    expect(card === undefined ? '' : town.wordsOf(card)).toContain('WT-003')
  })

  it('an answer to a card of many items is about none of them', async () => {
    const problem = await asks(town, HEAD, '/问题 WT-003', UNIT)
    const chat = town.emulator.chat(UNIT)
    const asked = await chat.says(HEAD, '/台账', { replyTo: problem.messageId })
    await town.quiet()
    const [ledger] = town.answersTo(asked)
    if (ledger === undefined) throw new Error('no ledger')
    const replied = await chat.says(HEAD, '签证核减完成九成', { replyTo: ledger.messageId })
    await town.quiet()
    const [card] = town.answersTo(replied)
    if (card === undefined) throw new Error('no card')
    expect(town.wordsOf(card)).toContain('未写明是哪一事项')
    await presses(town, HEAD, card, '忽略')
  })

  it('files are offered as evidence; those that follow the words belong to them', async () => {
    const problem = await asks(town, HEAD, '/问题 WT-003', UNIT)
    const chat = town.emulator.chat(UNIT)
    const sent = await chat.sends(
      HEAD,
      { name: '核减单.pdf', bytes: Buffer.from('one') },
      { replyTo: problem.messageId },
    )
    await town.quiet()
    const [card] = town.answersTo(sent)
    if (card === undefined) throw new Error('no offer')
    expect(town.wordsOf(card)).toContain('提交佐证：核减单.pdf')
    await chat.sends(HEAD, { name: '规程.pdf', bytes: Buffer.from('two') })
    await aMoment(town)
    expect(town.wordsOf(card)).toContain('核减单.pdf、规程.pdf')
    await presses(town, HEAD, card, '确认')
    await aMoment(town)
    const titles = problemOf(town, 'WT-003').evidence.map(({ title }) => title)
    expect(titles).toEqual(expect.arrayContaining(['核减单.pdf', '规程.pdf']))
    expect(town.wordsOf(card)).toContain('已登记为佐证 ZC-003-')
  })
})

describe('a file that became evidence', () => {
  it('is withdrawn from its card, which says so', async () => {
    const problem = await asks(town, HEAD, '/问题 WT-003', UNIT)
    const sent = await town.emulator
      .chat(UNIT)
      .sends(HEAD, { name: '误传.pdf', bytes: Buffer.from('three') }, { replyTo: problem.messageId })
    await town.quiet()
    const [card] = town.answersTo(sent)
    if (card === undefined) throw new Error('no offer')
    await presses(town, HEAD, card, '确认')
    await aMoment(town)
    expect(await presses(town, HEAD, card, '撤销')).toBe('已撤销')
    const evidence = problemOf(town, 'WT-003').evidence.at(-1)
    expect(evidence?.title).toBe('误传.pdf')
    expect(evidence?.undoneAt).toBeDefined()
    expect(town.wordsOf(card)).toContain(`佐证 ${evidence?.code} 已撤销`)
    expect(buttonsOn(town, card)).toEqual([])
  })
})
