import { describe, expect, test } from 'vitest'
import type { CardRequest } from '../../../src/app/cards.ts'
import type { Database } from '../../../src/app/ports.ts'
import { extensionCode } from '../../../src/domain/kernel/codes.ts'
import { type Instant, instant } from '../../../src/domain/kernel/time.ts'
import { askExtension } from '../../../src/domain/problem/extension.ts'
import { reportProgress } from '../../../src/domain/problem/progress.ts'
import { cardDesk } from '../../../src/lark/cards/desk.ts'
import { sha256 } from '../../../src/runtime/sqlite.ts'
import { catalogueFor } from '../../../src/text/index.ts'
import { calendar, day, person, RW1, WT } from '../../domain/fixtures.ts'
import { type Scene, underWay } from '../../domain/scene.ts'
import { given } from '../../storage/stage.ts'
import { LEADING, ledgerOf } from './stage.ts'

const DAY_MS = 24 * 3_600_000

class Post {
  readonly scene: Scene = underWay()
  readonly database: Database = ledgerOf(this.scene)
  now: Instant = this.scene.now
  private ids = 0

  readonly desk = cardDesk({
    calendar,
    clock: { now: () => this.now },
    text: catalogueFor('zh'),
    newId: () => {
      this.ids += 1
      return `row-${this.ids}`
    },
    hash: sha256,
    commands: [],
  })

  post(change: Partial<Pick<CardRequest, 'key' | 'reply' | 'to' | 'urgentFor' | 'notBefore'>> = {}): string {
    const request: CardRequest = {
      card: 'problem',
      params: { code: WT, viewer: person('handler') },
      object: WT,
      to: { openId: 'ou_handler' },
      key: 'once',
      priority: 0,
      ...change,
    }
    return this.database.transact((store) => this.desk.post(store, request))
  }

  /** The leader is asked about an extension. */
  asks(key: string): string {
    if (this.scene.problem.extensions.length === 0) {
      const before = this.scene.problem.rev
      this.scene.does('head', askExtension, { to: day('2025-11-10'), reason: '资料未齐' })
      this.database.transact((store) => store.problems.save(this.scene.problem, before, null))
    }
    const request: CardRequest = {
      card: 'extension',
      params: { code: WT, extension: extensionCode(WT, 1), step: 'leader', viewer: person('leader') },
      object: WT,
      to: { openId: 'ou_leader' },
      key,
      priority: 1,
    }
    return this.database.transact((store) => this.desk.post(store, request))
  }

  /** The outbox hands the card to the platform. */
  sent(messageId: string): this {
    this.database.transact((store) => {
      for (const row of store.outbox.ready(this.now, 50)) {
        store.outbox.sent(row.id, messageId, this.now)
        store.cards.posted(row.id, messageId)
      }
    })
    return this
  }

  /** Something happens to the problem, and its cards are out of date. */
  moves(percent: number): this {
    const before = this.scene.problem.rev
    this.scene.does('handler', reportProgress, { on: RW1, percent, note: '' })
    this.database.transact((store) => {
      store.problems.save(this.scene.problem, before, null)
      store.cards.touch(WT)
    })
    return this
  }

  refresh(): this {
    this.database.transact((store) => {
      for (const standing of store.cards.stale(this.now, 10)) this.desk.refresh(store, standing)
    })
    return this
  }

  /** Calls that wait, in order. */
  waiting() {
    return this.database
      .read((store) => ({
        rows: store.outbox.ready(this.now, 50).flatMap(({ id }) => store.outbox.get(id) ?? []),
      }))
      .rows.map(({ call }) => call)
  }
}

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

describe('keeping up', () => {
  test('a card follows its object in place, and not at all when nothing on it changed', () => {
    const post = new Post()
    post.post()
    post.sent('om_1').moves(30).refresh()
    const [patch, ...more] = post.waiting()
    expect(more).toEqual([])
    expect(patch).toMatchObject({ kind: 'patch', messageId: 'om_1' })
    expect(JSON.stringify(patch)).toContain('30%')

    post.sent('om_1')
    post.now = instant(post.now + 2000)
    post.database.transact((store) => {
      store.cards.touch(WT)
    })
    post.refresh()
    expect(post.waiting()).toEqual([])
  })

  test('several changes within a second become one patch of the newest state', () => {
    const post = new Post()
    post.post()
    post.sent('om_1').moves(30).refresh().moves(40).refresh().moves(50).refresh()
    expect(post.waiting()).toHaveLength(1)
    post.sent('om_1')
    post.now = instant(post.now + 1000)
    post.refresh()
    const patches = post.waiting()
    expect(patches).toHaveLength(1)
    expect(JSON.stringify(patches)).toContain('50%')
    expect(JSON.stringify(patches)).not.toContain('40%')
  })

  test('past fourteen days a new card takes the place of one that asks for an act', () => {
    const post = new Post()
    const id = post.asks('asked')
    post.sent('om_1')
    post.now = instant(post.now + 14 * DAY_MS)
    post.moves(30).refresh()
    expect(post.waiting()).toMatchObject([{ kind: 'create', to: { openId: 'ou_leader' } }])
    post.sent('om_2')
    const standing = post.database.read((store) => ({ card: given(store.cards.get(id)) })).card
    expect(standing.messageId).toBe('om_2')
  })

  test('past fourteen days one new card takes the place of all that ask the same', () => {
    const post = new Post()
    post.asks('asked')
    post.sent('om_1').asks('opened')
    post.sent('om_2').asks('openedAgain')
    post.sent('om_3')
    post.now = instant(post.now + 14 * DAY_MS)
    post.moves(30).refresh()
    expect(post.waiting()).toHaveLength(1)
    post.sent('om_4')
    post.now = instant(post.now + 2000)
    post.moves(40).refresh()
    expect(post.waiting()).toMatchObject([{ kind: 'patch', messageId: 'om_4' }])
  })

  test('a later card that asks the same, still young, is the only one that is kept up', () => {
    const post = new Post()
    post.asks('asked')
    post.sent('om_1')
    post.now = instant(post.now + 14 * DAY_MS)
    post.asks('opened')
    post.sent('om_2').moves(30).refresh()
    expect(post.waiting()).toMatchObject([{ kind: 'patch', messageId: 'om_2' }])
  })

  test('past fourteen days a card that only shows something is left as it is', () => {
    const post = new Post()
    const id = post.post()
    post.sent('om_1')
    post.now = instant(post.now + 14 * DAY_MS)
    post.moves(30).refresh()
    expect(post.waiting()).toEqual([])
    const card = post.database.read((store) => ({
      card: post.desk.draw(store, given(store.cards.get(id))),
    })).card
    expect(JSON.stringify(card)).toContain('30%')
  })

  test('a recalled card is posted anew', () => {
    const post = new Post()
    const id = post.post()
    post.sent('om_1')
    post.database.transact((store) => {
      post.desk.renew(store, given(store.cards.get(id)))
    })
    expect(post.waiting()).toMatchObject([{ kind: 'create', to: { openId: 'ou_handler' } }])
  })

  test('the answer to a click is the card as it is now', () => {
    const post = new Post()
    const id = post.post()
    post.sent('om_1').moves(70)
    const card = post.database.read((store) => ({
      card: post.desk.draw(store, given(store.cards.get(id))),
    })).card
    expect(JSON.stringify(card)).toContain('70%')
  })
})
