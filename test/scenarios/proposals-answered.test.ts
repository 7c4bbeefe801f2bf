import { describe, expect, it } from 'vitest'
import type { Message } from '../../src/sandbox/state/records.ts'
import { asksAll, asksFor, plain } from './answers.ts'
import { HEAD, OFFICE, onMonday, STRANGE, UNIT, withStrangers } from './proposing.ts'
import { aMoment, asks, buttonsOn, problemOf } from './steps.ts'
import type { Town } from './town.ts'

let town: Town
onMonday((opened) => {
  town = opened
  withStrangers(town)
})

const lettersBy = async (person: string, act: () => Promise<unknown>): Promise<readonly string[]> => {
  const before = town.letters(person).length
  await act()
  await town.quiet()
  return town.letters(person).slice(before).map(plain)
}

/** A picture in a post that mentions the bot and says nothing else. */
const mentionsWithPicture = async (): Promise<readonly string[]> => {
  const { people, world, clock } = town.emulator
  const bot = people.app('整改助手')
  const said = people.say({ by: HEAD, chat: UNIT, text: '看图' })
  await town.quiet()
  const message: Message = { ...said, messageId: 'om_picture', createTime: clock.now() }
  world.store.messages.put(message)
  world.outbox.publish(bot, 'im.message.receive_v1', {
    sender: { sender_id: { open_id: people.user(HEAD).openId }, sender_type: 'user' },
    message: {
      message_id: message.messageId,
      chat_id: message.chatId,
      chat_type: 'group',
      message_type: 'post',
      content: JSON.stringify({
        title: '',
        content: [
          [
            { tag: 'at', user_id: '@_user_1' },
            { tag: 'img', image_key: 'img_v3_0' },
          ],
        ],
      }),
      create_time: String(clock.now()),
      mentions: [{ key: '@_user_1', id: { open_id: bot.botOpenId }, name: '整改助手' }],
    },
  })
  await town.quiet()
  return town.answersTo(message).map((each) => plain(town.wordsOf(each)))
}

describe('what is said to the bot', () => {
  it('is refused each time, what is not only once a day', async () => {
    const talk = () => asksAll(town, OFFICE, ['WT-003 进度60%', 'WT-003 进度61%'], UNIT)
    expect(await lettersBy(OFFICE, talk)).toEqual(['您没有对 WT-003 “报送进展”的权限。'])
    const asked = () => asksAll(town, OFFICE, ['@整改助手 WT-003 进度60%', '@整改助手 WT-003 进度61%'], UNIT)
    expect(await lettersBy(OFFICE, asked)).toHaveLength(2)
    expect(await lettersBy(OFFICE, () => asksAll(town, OFFICE, ['WT-003 进度62%']))).toHaveLength(1)
    const foreign = ['WT-008 进度60%', 'WT-008 进度61%']
    expect(await lettersBy(HEAD, () => asksAll(town, HEAD, foreign, UNIT))).toHaveLength(1)
  })

  it('is refused in one letter, however many items it speaks of', async () => {
    const items = ['005', '007', '008', '011'].map((n) => `WT-${n}进度60%`)
    const [letter, ...more] = await lettersBy(OFFICE, () => asksAll(town, OFFICE, [items.join('\n')], UNIT))
    expect(more).toEqual([])
    expect(letter?.split('\n')).toHaveLength(4)
  })

  it('is answered when it is a picture and nothing else', async () => {
    expect(await mentionsWithPicture()).toEqual(['文件已收到。如需列为佐证材料，请发送“/佐证 编号”。'])
  })

  it('is answered twice when it reports and asks', async () => {
    const [answer] = await asksAll(
      town,
      HEAD,
      ['@整改助手 RW-003-1 补齐，83%。WT-005什么时候到期？'],
      STRANGE,
    )
    expect(answer).toContain('已发送至您与整改助手的单聊。')
    expect(answer).toContain('整改时限：2025年10月15日')
  })
})

describe('a card', () => {
  it('says no percent of an item that is not chosen', async () => {
    const words = town.wordsOf(await asks(town, HEAD, '进度到95%了', UNIT))
    expect(words).toContain('报送进展：进度 95%')
    expect(words).not.toContain('现为')
  })

  it('records no report that says nothing', async () => {
    const card = await asks(town, HEAD, 'WT-003 进度150%', UNIT)
    expect(town.wordsOf(card)).toContain('报送 WT-003 进展须写明进度或说明')
    expect(buttonsOn(town, card)).toEqual(['修改', '忽略'])
  })

  it('offers to confirm all where more than one can be', async () => {
    const card = await asks(town, HEAD, 'RW-003-1 80%\nRW-003-2 80%\nWT-003 进度10%', UNIT)
    expect(buttonsOn(town, card)).toContain('全部确认（2项）')
  })

  it('answers a yes with what stands in its way', async () => {
    const card = await asks(town, HEAD, 'WT-003 进度10%', UNIT)
    const said = await town.emulator.chat(UNIT).says(HEAD, '确认', { replyTo: card.messageId })
    await aMoment(town)
    expect(town.answersTo(said).map((each) => plain(town.wordsOf(each)))).toEqual([
      'WT-003 原进度为 70%，调低进度须说明原因。',
    ])
  })

  it('answers a yes that comes too late', async () => {
    const card = await asks(town, HEAD, 'RW-003-2 规程上会，84%', UNIT)
    await town.at('2025-10-28T10:00:00+08:00')
    const said = await town.emulator.chat(UNIT).says(HEAD, '确认', { replyTo: card.messageId })
    await aMoment(town)
    expect(town.answersTo(said).map((each) => plain(town.wordsOf(each)))).toEqual([
      '该条已有变化，本次操作未生效，请以最新内容为准。',
    ])
    expect(problemOf(town, 'WT-003').tasks.map(({ percent }) => percent)).toEqual([70, 70])
    expect(await asksFor(town, HEAD, '/我的')).not.toContain('待您确认的消息')
  })
})
