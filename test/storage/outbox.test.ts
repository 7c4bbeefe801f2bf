import { describe, expect, it } from 'vitest'
import type { OutboxRow, OutboxStore } from '../../src/app/outbox.ts'
import { type Instant, instant } from '../../src/domain/kernel/time.ts'
import { ledgerIn, T0, temporaryFolder } from './stage.ts'

const at = (ms: number) => instant(T0 + ms)
const row = (id: string, more: Partial<OutboxRow> = {}): OutboxRow => ({
  id,
  key: `key-${id}`,
  lane: 'oc_1',
  call: { kind: 'create', to: { chatId: 'oc_1' }, messageType: 'post', content: '{}' },
  priority: 1,
  continuation: null,
  createdAt: at(0),
  notBefore: at(0),
  tries: 0,
  ...more,
})
const store = () => {
  const ledger = ledgerIn(temporaryFolder())
  return ledger.transact((inside) => inside)
}
/** What goes next, after what came behind others has its place. */
const goes = (outbox: OutboxStore, now: Instant, limit = 10): readonly string[] => {
  outbox.place(100)
  return outbox.ready(now, limit).map(({ id }) => id)
}

describe('the outbox', () => {
  it('takes a key once and tells which row has it', () => {
    const { outbox } = store()
    expect(outbox.put(row('a'))).toBe('a')
    expect(outbox.put(row('b', { key: 'key-a' }))).toBe('a')
    expect(outbox.waiting()).toBe(1)
  })

  it('gives of each lane the row that goes next: the most urgent, of those the first', () => {
    const { outbox } = store()
    outbox.put(row('a', { priority: 2 }))
    outbox.put(row('b', { priority: 0 }))
    outbox.put(row('b2', { priority: 0 }))
    outbox.put(row('c', { priority: 1, lane: 'oc_2' }))
    const ready = () => goes(outbox, at(10))
    expect(ready()).toEqual(['b', 'c'])
    expect(goes(outbox, at(10), 1)).toEqual(['b'])
    outbox.sent('b', 'om_b', at(11))
    expect(ready()).toEqual(['b2', 'c'])
    outbox.dead('b2', '230002', at(12))
    expect(ready()).toEqual(['c', 'a'])
    expect(outbox.get('b')).toMatchObject({ state: 'sent', messageId: 'om_b', call: row('b').call })
    expect([outbox.hasMessage('om_b'), outbox.hasMessage('om_c')]).toEqual([true, false])
  })

  it('keeps the order of a chat, whatever comes while rows have no place yet', () => {
    const { outbox } = store()
    outbox.put(row('1'))
    outbox.put(row('2'))
    outbox.put(row('3'))
    outbox.put(row('elsewhere', { lane: 'oc_2' }))
    expect(outbox.hasUnplaced()).toBe(true)
    outbox.sent('1', 'om_1', at(1))
    outbox.put(row('4'))
    expect(outbox.ready(at(10), 10)).toEqual([])
    expect([outbox.waiting(), outbox.backlog()]).toEqual([4, [{ priority: 1, rows: 4, oldest: at(0) }]])
    const sent = []
    for (let [next] = goes(outbox, at(10)); next !== undefined; [next] = goes(outbox, at(10))) {
      sent.push(next)
      outbox.sent(next, `om_${next}`, at(10))
      outbox.put(row(`answer to ${next}`, { lane: 'oc_2', createdAt: at(sent.length) }))
      if (sent.length === 4) break
    }
    expect(sent).toEqual(['2', '3', 'elsewhere', '4'])
    outbox.put(row('urgent', { priority: 0 }))
    expect(goes(outbox, at(10))).toEqual(['urgent', 'answer to 2'])
    expect(outbox.hasUnplaced()).toBe(false)
    expect(outbox.place(1)).toBe(0)
  })

  it('gives the more urgent rows their places first', () => {
    const { outbox } = store()
    outbox.put(row('first'))
    outbox.put(row('second', { lane: 'oc_1' }))
    outbox.put(row('later', { lane: 'oc_2', priority: 2 }))
    outbox.put(row('urgent', { lane: 'oc_3', priority: 0 }))
    expect(outbox.place(1)).toBe(1)
    expect(outbox.ready(at(10), 10).map(({ id }) => id)).toEqual(['urgent', 'first'])
    expect(outbox.place(10)).toBe(2)
    expect(outbox.ready(at(10), 10).map(({ id }) => id)).toEqual(['urgent', 'first', 'later'])
  })

  it('lets nothing that is for later hold back what is due, whatever came first', () => {
    const { outbox } = store()
    outbox.put(row('monday', { createdAt: at(5000), notBefore: at(5000) }))
    outbox.put(row('now'))
    expect(goes(outbox, at(10))).toEqual(['now'])
    outbox.sent('now', null, at(11))
    expect([outbox.ready(at(10), 10), outbox.next()]).toEqual([[], at(5000)])
  })

  it('leaves out kinds that are held back', () => {
    const { outbox } = store()
    outbox.put(row('a'))
    outbox.put(row('b', { lane: 'om_1', call: { kind: 'patch', messageId: 'om_1', content: '{}' } }))
    const ready = (...held: ('create' | 'patch')[]) => outbox.ready(at(10), 10, held).map(({ id }) => id)
    expect([ready('create'), ready('create', 'patch'), ready()]).toEqual([['b'], [], ['a', 'b']])
  })

  it('lets what waits by a clock that was wrong go soon, but for what waits for its day', () => {
    const { outbox } = store()
    const later = { createdAt: at(9_000_000), notBefore: at(9_000_000) }
    outbox.put(row('answer', { ...later, priority: 0, lane: 'a' }))
    outbox.put(row('again', { tries: 3, notBefore: at(9_000_000), lane: 'b' }))
    outbox.put(row('card', { ...later, priority: 2, tries: 1, lane: 'c' }))
    outbox.put(row('digest', { ...later, priority: 2, lane: 'd' }))
    outbox.put(row('soon', { tries: 1, notBefore: at(50), lane: 'e' }))
    outbox.trying(['again'], at(8_000_000))
    outbox.setBack({ now: at(10), triedAt: at(-500), again: at(100), unasked: at(200) })
    const waits = (id: string) => outbox.get(id)?.notBefore
    expect(['answer', 'again', 'card', 'digest', 'soon'].map(waits)).toEqual([
      at(100),
      at(100),
      at(200),
      at(9_000_000),
      at(50),
    ])
    expect(outbox.get('again')?.triedAt).toBe(at(-500))
  })

  it('sends a row again in its place under another id', () => {
    const { outbox } = store()
    outbox.put(row('a'))
    outbox.put(row('b'))
    outbox.trying(['a'], at(1))
    outbox.postpone('a', at(5000))
    outbox.renew('a', 'a2', at(10))
    expect(outbox.ready(at(10), 10)).toMatchObject([{ id: 'a2', triedAt: null }])
    expect(outbox.byKey('key-a')).toMatchObject({ id: 'a2', tries: 0 })
  })

  it('lets what failed go at once when the reason is over, but not what waits for its time', () => {
    const { outbox } = store()
    outbox.put(row('failed'))
    outbox.put(row('monday', { lane: 'oc_2' }))
    outbox.postpone('failed', at(5000))
    outbox.defer('monday', at(9000))
    outbox.hurry(at(10))
    expect(goes(outbox, at(10))).toEqual(['failed'])
    expect(outbox.get('monday')).toMatchObject({ tries: 0, notBefore: at(9000) })
  })

  it('holds a lane back while its first row is postponed, and names the instant at which work is due', () => {
    const { outbox } = store()
    outbox.put(row('a'))
    outbox.put(row('b'))
    outbox.postpone('a', at(5000))
    expect(outbox.ready(at(10), 10)).toEqual([])
    expect(outbox.next()).toBe(at(5000))
    expect(goes(outbox, at(5000))).toEqual(['a'])
    expect(outbox.get('a')?.tries).toBe(1)
  })

  it('remembers the first try until it surely did nothing', () => {
    const { outbox } = store()
    outbox.put(row('a'))
    outbox.trying(['a'], at(1))
    outbox.trying(['a'], at(2))
    expect(outbox.get('a')?.triedAt).toBe(at(1))
    outbox.notReached('a')
    expect(outbox.get('a')?.triedAt).toBeNull()
  })

  it('tells what was settled in a while, whatever became of it, in order', () => {
    const { outbox } = store()
    for (const id of ['late', 'dead', 'first', 'old', 'waits']) outbox.put(row(id, { lane: `oc_${id}` }))
    outbox.sent('late', 'om_1', at(30))
    outbox.dead('dead', '230002', at(20))
    outbox.sent('first', null, at(10))
    outbox.sent('old', 'om_2', at(9))
    const kind = 'create'
    expect(outbox.settledBetween(at(10), at(30))).toEqual([
      { lane: 'oc_first', kind, at: at(10) },
      { lane: 'oc_dead', kind, at: at(20) },
      { lane: 'oc_late', kind, at: at(30) },
    ])
    expect(outbox.settledBetween(at(31), at(40))).toEqual([])
  })

  it('settles a row once', () => {
    const { outbox } = store()
    outbox.put(row('a'))
    outbox.sent('a', 'om_a', at(1))
    outbox.dead('a', 'late', at(2))
    expect(outbox.get('a')).toMatchObject({ state: 'sent', messageId: 'om_a' })
  })
})
