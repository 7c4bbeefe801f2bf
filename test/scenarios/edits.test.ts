import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { asksFor, plain } from './answers.ts'
import { CHANGED, CUT_OFF, editing, HEAD, UNIT } from './editing.ts'
import { aMoment, asks, buttonsOn, presses, problemOf } from './steps.ts'
import { Town } from './town.ts'

let town: Town
beforeEach(async () => {
  town = await Town.open({ at: '2025-10-27T09:00:00+08:00' })
})
afterEach(() => town.close())

const { edit, tells, stored, sent, ofEdits, lookUps, percentOf, cardAfter } = editing(() => town)

describe('a recorded message that is edited', () => {
  it('is put to its sender alone at the cut-off, and corrects the ledger once he confirms', async () => {
    const edited = await stored('RW-003-1 签证台账补齐，进度75%')
    const untouched = await stored('RW-003-2 规程已上会，进度80%')
    edit(edited, 'RW-003-1 签证台账补齐，进度85%')
    await town.at('2025-10-27T17:29:00+08:00')
    expect(lookUps(edited)).toBe(0)
    const before = sent()
    await town.at(CUT_OFF)
    expect([lookUps(edited), lookUps(untouched)]).toEqual([1, 1])
    expect(sent()).toBe(before + 1)
    const card = town.cardFor(HEAD, CHANGED)
    expect(town.wordsOf(card)).toContain('报送进展：进度 85%（现为 75%）')
    expect(percentOf('RW-003-1')).toBe(75)
    expect(await presses(town, HEAD, card, '确认')).toBe('已登记')
    expect(percentOf('RW-003-1')).toBe(85)
    expect(await asksFor(town, HEAD, '/问题 WT-003', UNIT)).toMatch(/RW-003-1.*85%/)
    const history = problemOf(town, 'WT-003').progress.slice(-2)
    expect(history.map(({ on, before: was, percent }) => [on, was, percent])).toEqual([
      ['RW-003-2', 70, 80],
      ['RW-003-1', 75, 85],
    ])
  })

  it('is asked for once and put once, across runs and restarts', async () => {
    const said = await stored('RW-003-1 进度75%')
    edit(said, 'RW-003-1 进度85%')
    await town.restart()
    await town.at(CUT_OFF)
    await town.restart()
    await town.at('2025-10-27T17:50:00+08:00')
    expect(ofEdits()).toHaveLength(1)
    await town.at('2025-10-28T18:00:00+08:00')
    await town.at('2025-10-30T18:00:00+08:00')
    expect(ofEdits()).toHaveLength(1)
    // Once for the message as it was recorded, once for what was put to him.
    expect(lookUps(said)).toBe(2)
  })

  it('is read as it stands at the cut-off: edited twice it is put once, edited back not at all', async () => {
    const twice = await stored('RW-003-1 进度75%')
    const back = await stored('RW-003-2 进度80%')
    edit(twice, 'RW-003-1 进度85%')
    edit(twice, 'RW-003-1 进度88%')
    edit(back, 'RW-003-2 进度90%')
    edit(back, 'RW-003-2 进度80%')
    const card = await cardAfter(CUT_OFF)
    expect(ofEdits()).toHaveLength(1)
    expect(town.wordsOf(card)).toContain('进度 88%（现为 75%）')
  })

  it('is put again when it is edited again; edited back to what is recorded, the question goes', async () => {
    const said = await stored('RW-003-1 进度75%')
    edit(said, 'RW-003-1 进度85%')
    const first = await cardAfter(CUT_OFF)
    edit(said, 'RW-003-1 进度88%')
    const second = await cardAfter('2025-10-28T17:30:00+08:00')
    await aMoment(town)
    expect(town.wordsOf(second)).toContain('进度 88%（现为 75%）')
    expect(buttonsOn(town, first)).toEqual([])
    edit(said, 'RW-003-1 进度75%')
    await town.at('2025-10-29T17:20:00+08:00')
    await town.at('2025-10-29T17:30:00+08:00')
    await aMoment(town)
    expect(ofEdits()).toHaveLength(2)
    expect(buttonsOn(town, second)).toEqual([])
    expect(percentOf('RW-003-1')).toBe(75)
  })

  it('asks about what changed alone, and says what it leaves standing', async () => {
    const said = await stored('RW-003-1 75%\nRW-003-2 80%\nWT-003 卡在财政评审了，请区里协调')
    edit(said, 'RW-003-1 78%\nWT-003 卡在财政评审了，请区里协调')
    const card = await cardAfter(CUT_OFF)
    const words = town.wordsOf(card)
    expect(words).toContain('进度 78%（现为 75%）')
    expect(words).not.toContain('报告堵点')
    expect(words).toContain('台账记录保持不变')
    expect(words).toContain('RW-003-2 报送进展：进度 80%')
    expect(buttonsOn(town, card)).toEqual(['确认', '修改', '忽略'])
    expect(percentOf('RW-003-2')).toBe(80)
  })

  it('that says nothing any more changes nothing: he is told in private what stands', async () => {
    const said = await stored('RW-003-1 进度75%')
    edit(said, '收到')
    const before = sent()
    await town.at(CUT_OFF)
    expect(sent()).toBe(before + 1)
    const note = plain(town.letters(HEAD).at(-1) ?? '')
    expect(note).toContain(`${CHANGED}。`)
    expect(note).toContain('RW-003-1 报送进展：进度 75%')
    expect(percentOf('RW-003-1')).toBe(75)
  })

  it('that says the same in other words is left alone', async () => {
    const said = await stored('RW-003-1 签证台账补齐，进度75%')
    edit(said, 'RW-003-1 签证台帐已补齐，进度75%')
    await town.at(CUT_OFF)
    expect([lookUps(said), ofEdits().length]).toEqual([1, 0])
  })

  it('reads a mention of the bot and of others as it did at first', async () => {
    const said = await stored('@整改助手 RW-003-1 进度75%，请@鲁启明 知悉')
    await town.at(CUT_OFF)
    expect([lookUps(said), ofEdits().length]).toEqual([1, 0])
  })

  it('needs no code in an item’s thread', async () => {
    const item = await asks(town, HEAD, '/问题 WT-003', UNIT)
    const seat = town.emulator.chat(UNIT)
    const said = await seat.says(HEAD, '签证核减完成七成五', { replyTo: item.messageId })
    await town.quiet()
    edit(said, '签证核减完成八成五')
    const words = town.wordsOf(await cardAfter(CUT_OFF))
    expect(words).toContain('WT-003')
    expect(words).toContain('进度 85%')
  })

  it('overwrites nothing that was said since', async () => {
    const said = await stored('RW-003-1 进度75%')
    await town.at('2025-10-27T10:00:00+08:00')
    edit(said, 'RW-003-1 进度77%')
    await town.at('2025-10-27T15:00:00+08:00')
    const { card: later } = await tells('RW-003-1 进度90%')
    const card = await cardAfter(CUT_OFF)
    await presses(town, HEAD, later, '确认')
    await presses(town, HEAD, card, '确认')
    expect(percentOf('RW-003-1')).toBe(90)
  })
})

it('is told in the language of the place, one to one as in a group', async () => {
  await town.close()
  town = await Town.open({ at: '2025-10-27T09:00:00+08:00', locale: 'en' })
  const seat = town.emulator.direct(HEAD, '整改助手')
  const [first, second] = [await seat.says(HEAD, 'RW-003-1 75%'), await seat.says(HEAD, 'RW-003-2 80%')]
  await town.quiet()
  for (const message of [first, second])
    for (const card of town.answersTo(message)) await presses(town, HEAD, card, 'Confirm')
  edit(first, 'RW-003-1 85%')
  edit(second, 'Thanks')
  await town.at(CUT_OFF)
  const words = town.letters(HEAD).map(plain).join('\n')
  expect(words).toContain('You edited your message of 27 Oct, 09:00. Please confirm what is to be corrected.')
  expect(words).toContain('no longer mentions what is recorded: RW-003-2 Progress: 80 %.')
})
