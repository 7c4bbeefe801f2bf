import { beforeEach, describe, expect, it } from 'vitest'
import { messageOf, readItem, recallOf } from '../../../src/lark/history/item.ts'
import type { Inbound } from '../../../src/lark/inbound/event.ts'
import { parseInbound } from '../../../src/lark/inbound/parse.ts'
import type { Emulator } from '../../../src/sandbox/index.ts'
import type { Saying } from '../../../src/sandbox/persons/people.ts'
import { ANN, BEN, ROOM, sendText } from '../../sandbox/stage.ts'
import { clientOf, platform } from '../stage.ts'

let emulator: Emulator
let self: string
beforeEach(async () => {
  emulator = await platform()
  self = emulator.people.app('Bot').botOpenId
})

const listed = async (type: 'chat' | 'thread', id: string): Promise<readonly unknown[]> => {
  const params = { container_id_type: type, container_id: id }
  const answer = await clientOf(emulator).call((sdk) => sdk.im.v1.message.list({ params }))
  return answer.ok ? (answer.value.data?.items ?? []) : []
}
/** The last message of a chat or thread as its history gives it. */
const fromHistory = async (
  type: 'chat' | 'thread',
  id: string,
  chatType: 'group' | 'p2p' = 'group',
): Promise<Inbound | undefined> => {
  const item = readItem((await listed(type, id)).at(-1))
  return item === undefined ? undefined : messageOf(item, chatType, self)
}
/** The last message as its event brought it; an event has an id of its own. */
const fromEvent = (): Inbound | undefined => {
  const inbound = parseInbound(emulator.deliveries().at(-1)?.body, self)
  return inbound.kind === 'message' ? { ...inbound, eventId: inbound.id } : inbound
}
const says = (saying: Omit<Saying, 'by' | 'chat'>, chat = ROOM) =>
  emulator.people.say({ ...saying, by: ANN, chat })

const PICTURE = Buffer.from('picture')

describe('a message in the history', () => {
  it.each<[string, Omit<Saying, 'by' | 'chat'>]>([
    ['a command to the bot', { text: '@Bot /进度 RW-003-1 71 @本初 已核' }],
    ['a text for all', { text: '@所有人 例会改期' }],
    [
      'a post',
      {
        post: {
          title: '周报',
          content: [
            [
              { tag: 'text', text: '见附件 ' },
              { tag: 'at', user_id: BEN },
            ],
          ],
        },
      },
    ],
    ['a file', { file: { name: '台账.xlsx', bytes: Buffer.from('table') } }],
    ['a picture', { image: { name: '现场.png', bytes: PICTURE } }],
    ['a sticker', { other: { msgType: 'sticker', content: { file_key: 'file_1' } } }],
  ])('is the very message that the event brings: %s', async (_what, saying) => {
    says(saying)
    await emulator.settled()
    const read = await fromHistory('chat', ROOM)
    expect(read?.kind).toBe('message')
    expect(read).toEqual(fromEvent())
  })

  it('knows what it answers, in a thread and one to one', async () => {
    const root = says({ text: '今天例会' })
    const answer = says({ text: '收到', replyTo: root.messageId, inThread: true })
    await emulator.settled()
    expect(await fromHistory('thread', answer.threadId ?? '')).toEqual(fromEvent())
    const direct = emulator.people.direct(ANN, 'Bot').chatId
    says({ text: '/我的' }, direct)
    await emulator.settled()
    expect(await fromHistory('chat', direct, 'p2p')).toEqual(fromEvent())
  })

  it('is none when a bot said it, or it was taken back; a recall is one recall by either door', async () => {
    const said = says({ text: '说错了' })
    emulator.people.recall(ANN, said.messageId)
    await emulator.settled()
    expect(await fromHistory('chat', ROOM)).toBeUndefined()
    const item = readItem((await listed('chat', ROOM)).at(-1))
    const told = fromEvent()
    expect(item === undefined ? undefined : recallOf(item)).toMatchObject({
      kind: 'recalled',
      id: told?.id,
      messageId: said.messageId,
      chatId: ROOM,
    })
    await clientOf(emulator).call((sdk) => sendText(sdk, 'from the bot'))
    expect((await listed('chat', ROOM)).length).toBe(2)
    expect(await fromHistory('chat', ROOM)).toBeUndefined()
  })

  it.each([
    null,
    {},
    { message_id: 'om_1' },
    { message_id: 'om_1', chat_id: 'oc_1', create_time: 'soon', msg_type: 'text', sender: {} },
  ])('that lacks what we need is passed over: %j', (given) => {
    expect(readItem(given)).toBeUndefined()
  })
})
