import { afterAll, beforeAll, expect, it } from 'vitest'
import { asks, problemOf } from './steps.ts'
import { Town } from './town.ts'

const UNIT = '建设交通局巡察整改工作群'
const HEAD = '廖望山'

let town: Town
beforeAll(async () => {
  town = await Town.open({ at: '2025-10-27T09:00:00+08:00' })
})
afterAll(() => town.close())

/** The platform tells of something, in whatever order. */
const tells = async (type: string, event: Record<string, unknown>): Promise<void> => {
  const { world, people } = town.emulator
  world.outbox.publish(people.app('整改助手'), type, event)
  await town.quiet()
}

/** A message of which the recall came first. */
const recalledBefore = async (messageId: string, text: string): Promise<void> => {
  const { people, clock } = town.emulator
  const { chatId } = people.chat(UNIT)
  const at = String(clock.now())
  await tells('im.message.recalled_v1', { message_id: messageId, chat_id: chatId, recall_time: at })
  await tells('im.message.receive_v1', {
    sender: { sender_id: { open_id: people.user(HEAD).openId }, sender_type: 'user' },
    message: {
      message_id: messageId,
      chat_id: chatId,
      chat_type: 'group',
      message_type: 'text',
      content: JSON.stringify({ text }),
      create_time: at,
    },
  })
}

it('a message whose recall came before it is not said: nothing is stored, nothing waits', async () => {
  const before = problemOf(town, 'WT-003')
  await recalledBefore('om_recalled_1', '/进度 RW-003-2 88% 已上会')
  await recalledBefore('om_recalled_2', 'RW-003-2 规程已上会，89%')
  expect(problemOf(town, 'WT-003')).toEqual(before)
  expect(town.wordsOf(await asks(town, HEAD, '/我的'))).not.toContain('待您确认的消息')
})
