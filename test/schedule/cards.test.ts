import { describe, expect, it } from 'vitest'
import type { CardPost } from '../../src/app/card-posts.ts'
import { problemCode } from '../../src/domain/kernel/codes.ts'
import { instant } from '../../src/domain/kernel/time.ts'
import { on, Stage } from '../app/ledger-stage.ts'

const post = (id: string, stage: Stage): CardPost => ({
  id,
  card: 'problem',
  object: problemCode(3),
  params: '{}',
  to: { chatId: 'oc_ORG-01' },
  outboxId: `out-${id}`,
  messageId: null,
  postedAt: stage.now,
  contentHash: '',
  settled: false,
})

describe('cards that stand in chats', () => {
  it('are redrawn when their problem has changed, once they are there', () => {
    const stage = new Stage()
    stage.does(({ store }) => {
      store.cards.add(post('sent', stage))
      store.cards.add(post('underWay', stage))
      store.cards.posted('out-sent', 'om_1')
      return true
    })
    stage.tickAt('2025-10-24', '16:00')
    expect(stage.refreshed).toEqual([])
    stage.does(({ store }) => {
      store.cards.touch(problemCode(3))
      return true
    })
    stage.now = instant(on('2025-10-24', '16:00') + 2000)
    stage.tickNow()
    expect(stage.refreshed).toEqual(['sent'])
  })
})
