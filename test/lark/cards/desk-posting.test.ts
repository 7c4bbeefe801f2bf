import { describe, expect, test } from 'vitest'
import { instant } from '../../../src/domain/kernel/time.ts'
import { given } from '../../storage/stage.ts'
import { Post } from './post.ts'
import { LEADING } from './stage.ts'

describe('posting', () => {
  test('the same key posts once and gives the same card', () => {
    const post = new Post()
    const first = post.post()
    expect(post.post()).toBe(first)
    expect(post.waiting()).toHaveLength(1)
    expect(post.waiting()[0]).toMatchObject({
      kind: 'create',
      messageType: 'interactive',
      to: { openId: 'ou_handler' },
    })
  })

  test('an answer goes to the thread of the message that caused it', () => {
    const post = new Post()
    post.post({ to: { chatId: LEADING }, reply: { messageId: 'om_question', inThread: true } })
    expect(post.waiting()[0]).toMatchObject({ kind: 'reply', messageId: 'om_question', inThread: true })
  })

  test('what waits for the window waits', () => {
    const post = new Post()
    post.post({ notBefore: instant(post.now + 60_000) })
    expect(post.waiting()).toEqual([])
    post.now = instant(post.now + 60_000)
    expect(post.waiting()).toHaveLength(1)
  })

  test('an urgent card says for whom once it is there', () => {
    const post = new Post()
    const id = post.post({ urgentFor: ['ou_handler'] })
    const row = post.database.read((store) => ({ row: given(store.outbox.get(id)) })).row
    expect(JSON.parse(given(row.continuation ?? undefined))).toEqual({
      kind: 'urgent',
      openIds: ['ou_handler'],
    })
  })

  test('a note is plain text nodes, whatever is in it', () => {
    const post = new Post()
    const text = '<at user_id="all"></at>\n[链](https://x.cn)\u202e'
    post.database.transact((store) => {
      post.desk.note(store, { text, to: { chatId: LEADING }, key: 'note', priority: 0 })
    })
    const [call] = post.waiting()
    if (call?.kind !== 'create') throw new Error('no message')
    expect(call.messageType).toBe('post')
    expect(JSON.parse(call.content)).toEqual({
      zh_cn: {
        content: [
          [{ tag: 'text', text: '<at user_id="all"></at>' }],
          [{ tag: 'text', text: '[链](https://x.cn)' }],
        ],
      },
    })
  })
})
