import type { CardRequest } from '../../../src/app/cards.ts'
import type { Database } from '../../../src/app/ports.ts'
import { extensionCode } from '../../../src/domain/kernel/codes.ts'
import type { Instant } from '../../../src/domain/kernel/time.ts'
import { askExtension } from '../../../src/domain/problem/extension.ts'
import { reportProgress } from '../../../src/domain/problem/progress.ts'
import { cardDesk } from '../../../src/lark/cards/desk.ts'
import { sha256 } from '../../../src/runtime/sqlite.ts'
import { catalogueFor } from '../../../src/text/index.ts'
import { calendar, day, person, RW1, WT } from '../../domain/fixtures.ts'
import { type Scene, underWay } from '../../domain/scene.ts'
import { ledgerOf } from './stage.ts'

/** A desk with one problem, and the outbox that its cards wait in. */
export class Post {
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
