import { describe, expect, it } from 'vitest'
import type { CardPost } from '../../src/app/card-posts.ts'
import { instant } from '../../src/domain/kernel/time.ts'
import { ledgerIn, T0, temporaryFolder } from './stage.ts'

const at = (ms: number) => instant(T0 + ms)
const store = () => {
  const ledger = ledgerIn(temporaryFolder())
  return ledger.transact((inside) => inside)
}

describe('standing cards', () => {
  const post = (id: string, more: Partial<CardPost> = {}): CardPost => ({
    id,
    card: 'problem',
    object: 'WT-001',
    params: '{}',
    to: { chatId: 'oc_1' },
    outboxId: `out-${id}`,
    messageId: null,
    postedAt: at(0),
    contentHash: 'h0',
    settled: false,
    ...more,
  })

  it('become stale when their object changes, once they are posted', () => {
    const { cards } = store()
    cards.add(post('a'))
    cards.add(post('b', { to: { openId: 'ou_1' }, object: 'WT-002' }))
    cards.touch('WT-001')
    expect(cards.stale(at(10), 10)).toEqual([])
    expect(cards.next()).toBeUndefined()
    cards.posted('out-a', 'om_a')
    expect(cards.stale(at(10), 10)).toEqual([post('a', { messageId: 'om_a' })])
    expect(cards.byMessage('om_a')?.id).toBe('a')
    cards.refreshed('a', 'h1', false, at(1000))
    expect(cards.stale(at(10), 10)).toEqual([])
    cards.touch('WT-001')
    expect([cards.stale(at(999), 10).length, cards.next()]).toEqual([0, at(1000)])
    expect(cards.stale(at(1000), 10)).toMatchObject([{ id: 'a', contentHash: 'h1' }])
  })

  it('are left alone once settled', () => {
    const { cards } = store()
    cards.add(post('a', { messageId: 'om_a' }))
    cards.settle('a')
    cards.touch('WT-001')
    expect(cards.stale(at(10), 10)).toEqual([])
    expect(cards.standing(post('a'))).toBeUndefined()
  })

  it('become stale where they stand when others look on', () => {
    const { cards } = store()
    cards.add(post('a', { messageId: 'om_a' }))
    cards.add(post('b', { messageId: 'om_b', object: 'WT-002' }))
    cards.add(post('c', { messageId: 'om_c', to: { openId: 'oc_1' } }))
    cards.add(post('d', { messageId: 'om_d', settled: true }))
    cards.add(post('e'))
    cards.touchPlace({ chatId: 'oc_1' })
    expect(cards.stale(at(10), 10).map(({ id }) => id)).toEqual(['a', 'b'])
    cards.posted('out-e', 'om_e')
    expect(cards.stale(at(10), 10).map(({ id }) => id)).toEqual(['a', 'b', 'e'])
  })

  it('are found where they stand, the latest first, and can move', () => {
    const { cards } = store()
    cards.add(post('a'))
    cards.add(post('b'))
    cards.add(post('c', { to: { openId: 'oc_1' } }))
    cards.add(post('d', { params: '{"viewer":"U-1"}' }))
    expect(cards.standing(post('a'))?.id).toBe('b')
    expect(cards.standing(post('a', { to: { openId: 'oc_1' } }))?.id).toBe('c')
    cards.posted('out-b', 'om_b')
    cards.replaced('b', 'out-b2', at(50))
    expect(cards.get('b')).toMatchObject({ messageId: null, outboxId: 'out-b2', postedAt: at(50) })
    cards.posted('out-b2', 'om_b2')
    expect(cards.byMessage('om_b')).toBeUndefined()
    cards.rewrite('b', '{"page":2}')
    expect(cards.stale(at(60), 10)).toMatchObject([{ id: 'b', params: '{"page":2}' }])
  })
})

describe('the inbox', () => {
  it('answers a replay as before', () => {
    const { inbox } = store()
    expect(inbox.answerTo('om_1')).toBeUndefined()
    inbox.record('om_1', '{"toast":1}', at(0))
    inbox.record('om_1', '{"toast":2}', at(1))
    expect(inbox.answerTo('om_1')).toBe('{"toast":1}')
  })
})

describe('sent files', () => {
  it('are offered to their sender until they are taken', () => {
    const { files } = store()
    const file = (fileKey: string, ms: number, openId = 'ou_1') => ({
      messageId: `om_${ms}`,
      chatId: 'oc_1',
      openId,
      fileKey,
      resource: 'file' as const,
      name: '核查报告.pdf',
      at: at(ms),
    })
    files.record(file('f2', 20))
    files.record(file('f1', 10))
    files.record(file('f1', 10))
    files.record(file('other', 15, 'ou_2'))
    expect(files.recent('oc_1', 'ou_1', at(0))).toEqual([file('f1', 10), file('f2', 20)])
    expect(files.recent('oc_1', 'ou_1', at(11))).toEqual([file('f2', 20)])
    files.take('om_10', 'f1')
    expect(files.recent('oc_1', 'ou_1', at(0))).toEqual([file('f2', 20)])
    expect(files.ofMessage('om_10')).toEqual([file('f1', 10)])
  })
})
