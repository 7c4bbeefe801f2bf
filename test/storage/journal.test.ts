import { describe, expect, it } from 'vitest'
import { entryHash, GENESIS } from '../../src/app/chain.ts'
import type { Cause } from '../../src/app/ports.ts'
import { problemCode } from '../../src/domain/kernel/codes.ts'
import { instant } from '../../src/domain/kernel/time.ts'
import type { ProblemEvent } from '../../src/domain/problem/events.ts'
import { sha256 } from '../../src/runtime/sqlite.ts'
import { ledgerIn, openingOf, person, stamp, T0, temporaryFolder } from './stage.ts'

const CAUSE: Cause = { kind: 'message', id: 'om_1' }
const chase = (text: string): ProblemEvent => ({ type: 'chased', on: problemCode(1), to: [], text })

describe('the journal', () => {
  it('chains every entry to the one before', () => {
    const ledger = ledgerIn(temporaryFolder())
    expect(ledger.read((store) => store.journal.head())).toEqual({ seq: 0, hash: GENESIS })
    const entries = openingOf(1).map((event) => ({ event, stamp: stamp() }))
    ledger.transact((store) => store.journal.append('WT-001', entries, CAUSE, instant(T0 + 5)))
    const read = ledger.read((store) => [...store.journal.read()])
    expect(read.map(({ event }) => event)).toEqual(openingOf(1))
    expect(read[0]).toMatchObject({
      seq: 1,
      stream: 'WT-001',
      cause: CAUSE,
      recordedAt: T0 + 5,
      stamp: stamp(),
    })
    let previous = GENESIS
    for (const entry of read) {
      expect(entry.previousHash).toBe(previous)
      expect(entry.hash).toBe(entryHash(sha256, entry))
      previous = entry.hash
    }
    expect(ledger.read((store) => store.journal.head().hash)).toBe(previous)
  })

  it('reads one stream, or what came after an entry, however long', () => {
    const ledger = ledgerIn(temporaryFolder())
    ledger.transact((store) => {
      for (let n = 0; n < 1201; n += 1) {
        const stream = n % 2 === 0 ? 'WT-001' : 'WT-002'
        store.journal.append(stream, [{ event: chase(String(n)), stamp: stamp() }], CAUSE, T0)
      }
    })
    ledger.read((store) => {
      expect([...store.journal.read()]).toHaveLength(1201)
      expect([...store.journal.read({ stream: 'WT-001' })]).toHaveLength(601)
      expect([...store.journal.read({ afterSeq: 1199 })].map(({ seq }) => seq)).toEqual([1200, 1201])
    })
  })

  it('tells what a person did himself, the newest first, and what a message brought about', () => {
    const ledger = ledgerIn(temporaryFolder())
    const causes: readonly Cause[] = [
      { kind: 'import', id: 'ledger.json' },
      { kind: 'message', id: 'om_1' },
      { kind: 'message', id: 'om_2' },
      { kind: 'click', id: 'om_1' },
    ]
    ledger.transact((store) => {
      for (let n = 0; n < 40; n += 1) {
        const by = n % 8 < 4 ? 'U-105' : 'U-106'
        const cause = causes[n % 4] ?? CAUSE
        store.journal.append('WT-001', [{ event: chase(String(n)), stamp: stamp(by) }], cause, T0)
      }
    })
    ledger.read((store) => {
      const acts = [...store.journal.actsOf(person('U-105'))].map(({ seq }) => seq)
      expect(acts).toEqual([36, 35, 34, 28, 27, 26, 20, 19, 18, 12, 11, 10, 4, 3, 2])
      expect([...store.journal.actsOf(person('U-107'))]).toEqual([])
      expect(store.journal.causedBy('om_1').map(({ seq }) => seq)).toEqual([
        2, 6, 10, 14, 18, 22, 26, 30, 34, 38,
      ])
      expect(store.journal.causedBy('om_9')).toEqual([])
    })
  })

  it('can be written while it is read', () => {
    const ledger = ledgerIn(temporaryFolder())
    ledger.transact((store) => {
      store.journal.append('WT-001', [{ event: chase('a'), stamp: stamp() }], CAUSE, T0)
      for (const { seq } of store.journal.read())
        if (seq === 1) store.journal.append('WT-001', [{ event: chase('b'), stamp: stamp() }], CAUSE, T0)
    })
    expect(ledger.read((store) => store.journal.head().seq)).toBe(2)
  })
})
