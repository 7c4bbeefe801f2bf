import { describe, expect, it } from 'vitest'
import type { BriefLine } from '../../src/app/briefs.ts'
import type { DueRow } from '../../src/app/ports.ts'
import { instant, localDate } from '../../src/domain/kernel/time.ts'
import { ledgerIn, person, T0, temporaryFolder } from './stage.ts'

const at = (ms: number) => instant(T0 + ms)
const store = () => {
  const ledger = ledgerIn(temporaryFolder())
  return ledger.transact((inside) => inside)
}
const dueRow = (key: string, ms: number, object = 'WT-001'): DueRow => ({
  key,
  kind: 'nudge',
  object,
  at: at(ms),
  payload: '{}',
})

describe('due rows', () => {
  it('are planned once, whatever became of them', () => {
    const { due } = store()
    due.plan([dueRow('b', 20), dueRow('a', 10), dueRow('c', 30)])
    expect(due.ready(at(20), 10)).toEqual([dueRow('a', 10), dueRow('b', 20)])
    due.settle('a', 'done', at(21))
    due.plan([dueRow('a', 99)])
    expect(due.get('a')).toEqual({ ...dueRow('a', 10), outcome: 'done' })
    expect([due.next(), due.ready(at(20), 10)]).toEqual([at(20), [dueRow('b', 20)]])
  })

  it('of an object can be made void', () => {
    const { due } = store()
    due.plan([dueRow('a', 10), dueRow('b', 10), dueRow('c', 10), dueRow('x', 10, 'WT-002')])
    due.settle('a', 'done', at(11))
    expect(due.open('WT-001')).toEqual([
      { key: 'b', at: at(10) },
      { key: 'c', at: at(10) },
    ])
    due.voidAll('WT-001', at(12))
    expect(['a', 'b', 'c', 'x'].map((key) => due.get(key)?.outcome)).toEqual(['done', 'void', 'void', 'open'])
  })
})

describe('daily cards', () => {
  const line = (key: string, id: string, more: Partial<BriefLine> = {}): BriefLine => ({
    key,
    person: person(id),
    kind: 'nudge',
    object: 'WT-001',
    payload: '{}',
    createdAt: at(0),
    ...more,
  })
  const monday = localDate('2025-10-20')

  it('say something else in a line until it is sent', () => {
    const { briefs } = store()
    briefs.add(line('1', 'U-105'))
    briefs.rewrite('1', '{"times":2}')
    expect(briefs.waiting(person('U-105'))).toMatchObject([{ payload: '{"times":2}' }])
    briefs.sent(['1'], 'card-1')
    briefs.rewrite('1', '{"times":3}')
    expect(briefs.linesOf('card-1')).toMatchObject([{ payload: '{"times":2}' }])
  })

  it('gather lines until one card a day takes them', () => {
    const { briefs } = store()
    briefs.add(line('2', 'U-105', { createdAt: at(2) }))
    briefs.add(line('1', 'U-105'))
    briefs.add(line('1', 'U-105', { payload: 'again' }))
    briefs.add(line('3', 'U-106'))
    expect(briefs.peopleWaiting(monday, 10)).toEqual(['U-105', 'U-106'])
    expect(briefs.waiting(person('U-105')).map(({ key }) => key)).toEqual(['1', '2'])
    briefs.sent(['1', '2'], 'card-1')
    briefs.recordDay(person('U-105'), monday, 'card-1', at(5))
    briefs.add(line('4', 'U-105'))
    expect(briefs.peopleWaiting(monday, 10)).toEqual(['U-106'])
    expect(briefs.peopleWaiting(localDate('2025-10-21'), 10)).toEqual(['U-105', 'U-106'])
    expect(briefs.linesOf('card-1').map(({ key }) => key)).toEqual(['1', '2'])
    briefs.sent(['3'], null)
    expect(briefs.waiting(person('U-106'))).toEqual([])
  })

  it('know the latest card of a person, also after a day on which nothing could reach him', () => {
    const { briefs } = store()
    const [hers, his] = [person('U-105'), person('U-106')]
    briefs.recordDay(hers, monday, 'DB-000001', at(5))
    briefs.recordDay(hers, localDate('2025-10-21'), null, at(6))
    briefs.recordDay(his, localDate('2025-10-21'), null, at(6))
    expect([briefs.latest(hers), briefs.latest(his)]).toEqual(['DB-000001', undefined])
    briefs.add(line('5', 'U-105'))
    expect(briefs.peopleWaiting(localDate('2025-10-21'), 10)).toEqual([])
  })

  it('tell those above who was nudged last, and who has seen it first when', () => {
    const { briefs } = store()
    for (const [n, id] of ['U-105', 'U-102'].entries()) {
      briefs.add(line(`l${n}`, id))
      briefs.sent([`l${n}`], `card-${n}`)
      briefs.recordDay(person(id), monday, `card-${n}`, at(5))
    }
    briefs.add(line('older', 'U-105'))
    briefs.sent(['older'], 'card-old')
    briefs.recordDay(person('U-105'), localDate('2025-10-17'), 'card-old', at(1))
    briefs.mark('card-0', 'seen', at(7))
    briefs.mark('card-0', 'seen', at(9))
    briefs.mark('card-1', 'answered', at(9))
    expect(briefs.ofObject('WT-001')).toEqual([
      { person: 'U-102', sentAt: at(5), seenAt: null },
      { person: 'U-105', sentAt: at(5), seenAt: at(7) },
    ])
  })

  it('are numbered without a gap', () => {
    const { briefs } = store()
    expect([briefs.nextNumber(), briefs.nextNumber(), briefs.nextNumber()]).toEqual([1, 2, 3])
  })
})

describe('settings', () => {
  it('keep the last value', () => {
    const { settings } = store()
    expect(settings.get('look')).toBeUndefined()
    settings.set('look', '1')
    settings.set('look', '2')
    expect(settings.get('look')).toBe('2')
  })

  it('are what was stored: by another process, and not by what was rolled back', () => {
    const folder = temporaryFolder()
    const [ours, theirs] = [ledgerIn(folder), ledgerIn(folder)]
    const look = () => ours.read(({ settings }) => settings.get('look'))
    expect(look()).toBeUndefined()
    theirs.transact(({ settings }) => settings.set('look', '1'))
    expect(look()).toBe('1')
    expect(() =>
      ours.transact(({ settings }) => {
        settings.set('look', '2')
        throw new Error('undone')
      }),
    ).toThrow('undone')
    expect(look()).toBe('1')
  })
})
