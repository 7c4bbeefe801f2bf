import { describe, expect, it } from 'vitest'
import { arrange } from '../../../src/sandbox/page/chat/arrange.ts'
import type { Message } from '../../../src/sandbox/page/platform/shapes.ts'

const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE

const message = (position: number, more: Partial<Message> = {}): Message => ({
  messageId: `om_${position}`,
  position,
  sender: '安宁',
  senderId: 'ou_ann',
  senderType: 'user',
  msgType: 'text',
  content: {},
  mentions: [],
  parentId: '',
  threadId: '',
  replies: 0,
  createTime: position * MINUTE,
  deleted: false,
  updated: false,
  reactions: [],
  urgent: [],
  ...more,
})

const arranged = (messages: readonly Message[], readTo?: number) =>
  arrange(messages, { me: 'ou_me', readTo, dayOf: (at) => String(Math.floor(at / DAY)) })
const kinds = (messages: readonly Message[], readTo?: number) =>
  arranged(messages, readTo).map((item) => (item.kind === 'message' && item.joined ? 'joined' : item.kind))

describe('a conversation', () => {
  it('puts a day before its first message, and one sender’s messages together', () => {
    expect(kinds([message(1), message(2)])).toEqual(['day', 'message', 'joined'])
    expect(kinds([message(1), message(2, { createTime: DAY })])).toEqual(['day', 'message', 'day', 'message'])
  })

  it.each([
    ['another sender', message(2, { senderId: 'ou_ben' })],
    ['five minutes', message(2, { createTime: 6 * MINUTE })],
    [
      'a quote',
      message(2, { parentId: 'om_0', quoted: { sender: '', msgType: 'text', deleted: false, text: '' } }),
    ],
  ])('begins anew after %s', (_what, second) => {
    expect(kinds([message(1), second])).toEqual(['day', 'message', 'message'])
  })

  it('draws the line before the first unread message of somebody else', () => {
    const own = message(2, { senderId: 'ou_me' })
    expect(kinds([message(1), own, message(3)], 1)).toEqual([
      'day',
      'message',
      'message',
      'unread',
      'message',
    ])
    expect(kinds([message(1), own], 1)).toEqual(['day', 'message', 'message'])
    expect(kinds([message(1)], 0)).toEqual(['day', 'message'])
  })

  it('knows an answer that stands just below its question', () => {
    const answer = message(2, { parentId: 'om_1', senderId: 'cli_bot' })
    expect(arranged([message(1), answer]).at(-1)).toMatchObject({ follows: true })
    expect(arranged([message(1), message(3), answer]).at(-1)).toMatchObject({ follows: false })
  })
})
