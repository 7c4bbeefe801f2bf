import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Message } from '../../src/sandbox/state/records.ts'
import { plain } from './answers.ts'
import { aMoment, asks, buttonsOn, presses, problemOf } from './steps.ts'
import { Town } from './town.ts'

const UNIT = '建设交通局巡察整改工作群'
/** HEAD of WT-003 and owner of its two tasks. */
const HEAD = '廖望山'
const LEADER = '鲁启明'

let town: Town
beforeAll(async () => {
  town = await Town.open({ at: '2025-10-27T09:00:00+08:00' })
})
afterAll(() => town.close())

const edit = (message: Message, text: string, by = HEAD): void =>
  town.emulator.people.edit(by, message.messageId, text)

/** Says something in the unit's group; returns the message with the card that answers it. */
const tells = async (text: string, by = HEAD): Promise<{ said: Message; card: Message }> => {
  const said = await town.emulator.chat(UNIT).says(by, text)
  await town.quiet()
  const [card] = town.answersTo(said)
  if (card === undefined) throw new Error(`no answer to ${text}`)
  return { said, card }
}

/** Says it, and confirms what was understood. */
const stored = async (text: string, by = HEAD): Promise<Message> => {
  const { said, card } = await tells(text, by)
  expect(await presses(town, by, card, '确认')).toBe('已登记')
  return said
}

/** How many messages the bot has sent, in all places. */
const sent = (): number =>
  town.emulator.store.messages.where(({ senderType }) => senderType === 'app').length

const lookUps = ({ messageId }: Message): number =>
  town.emulator
    .requests()
    .filter(({ method, path }) => method === 'GET' && path === `/open-apis/im/v1/messages/${messageId}`).length

const percentOf = (task: string): number | undefined =>
  problemOf(town, 'WT-003').tasks.find(({ code }) => code === task)?.percent

const lastLetter = (person: string): string => plain(town.letters(person).at(-1) ?? '')

describe('a message that is edited after it was recorded', () => {
  it('is put to its sender alone at the cut-off, and corrects the ledger once he confirms', async () => {
    const edited = await stored('RW-003-1 签证台账补齐，进度75%')
    const untouched = await stored('RW-003-2 规程已上会，进度80%')
    edit(edited, 'RW-003-1 签证台账补齐，进度85%')
    await town.at('2025-10-27T17:29:00+08:00')
    expect(lookUps(edited)).toBe(0)
    const before = sent()
    await town.at('2025-10-27T17:30:00+08:00')
    expect([lookUps(edited), lookUps(untouched)]).toEqual([1, 1])
    expect(sent()).toBe(before + 1)
    const card = town.cardFor(HEAD, '已修改')
    expect(town.wordsOf(card)).toContain('您于10月27日 09:00发送的消息已修改，请确认是否更正。')
    expect(town.wordsOf(card)).toContain('报送进展：进度 85%（现为 75%）')
    expect(percentOf('RW-003-1')).toBe(75)
    expect(await presses(town, LEADER, card, '确认').catch(() => 'not his chat')).toBe('not his chat')
    await presses(town, HEAD, card, '确认')
    expect(percentOf('RW-003-1')).toBe(85)
    const history = problemOf(town, 'WT-003').progress.slice(-3)
    expect(history.map(({ on, before, percent }) => [on, before, percent])).toEqual([
      ['RW-003-1', 70, 75],
      ['RW-003-2', 70, 80],
      ['RW-003-1', 75, 85],
    ])
  })

  it('is put once, whatever the clock does, and again when it is edited again', async () => {
    const before = sent()
    await town.restart()
    await town.at('2025-10-27T17:45:00+08:00')
    await town.at('2025-10-28T17:30:00+08:00')
    expect(sent()).toBe(before + briefs())
    const said = await stored('RW-003-1 核减完成，进度86%')
    edit(said, 'RW-003-1 核减完成，进度87%')
    edit(said, 'RW-003-1 核减完成，进度88%')
    await town.at('2025-10-29T17:30:00+08:00')
    const first = town.cardFor(HEAD, '进度 88%')
    edit(said, 'RW-003-1 核减完成，进度89%')
    await town.at('2025-10-30T17:30:00+08:00')
    expect(lookUps(said)).toBe(2)
    expect(town.wordsOf(town.cardFor(HEAD, '进度 89%'))).toContain('现为 86%')
    expect(buttonsOn(town, first)).toEqual([])
  })
})

const briefs = (): number => 0

describe('probe', () => {
  it('x', async () => {
    await aMoment(town)
    await asks(town, HEAD, '/我的')
    console.log(lastLetter(HEAD))
  })
})
