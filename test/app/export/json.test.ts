import { describe, expect, it } from 'vitest'
import { exportJson } from '../../../src/app/export/json.ts'
import type { Instant } from '../../../src/domain/kernel/time.ts'
import type { LedgerDatabase } from '../../../src/runtime/sqlite.ts'
import { ledgerIn, temporaryFolder } from '../../storage/stage.ts'
import { at5pm, DEMO, LATER, taken } from '../import/stage.ts'

const textOf = (ledger: LedgerDatabase, asOf: Instant | null = null): string =>
  ledger.read((store) => [...exportJson(store, asOf)].join(''))
const exported = (ledger: LedgerDatabase, asOf: Instant | null = null) => JSON.parse(textOf(ledger, asOf))

describe('the JSON export', () => {
  it('tells every problem by its official names', () => {
    const { problems, organisations, people } = exported(taken())
    expect([organisations.length, people.length, problems.length]).toEqual([6, 60, 40])
    expect(problems[0]).toMatchObject({
      code: 'WT-001',
      state: '待监督复核',
      percent: 100,
      reportedPercent: null,
      deadline: '2025-10-31',
      effectiveDeadline: '2025-10-31',
      flags: [],
      closeOutNumber: null,
      tasks: [
        { code: 'RW-001-1', state: '已办结', percent: 100 },
        { code: 'RW-001-2', state: '已办结', percent: 100 },
        { code: 'RW-001-3', state: '已办结', percent: 100 },
      ],
      applications: [
        {
          code: 'XH-001-1',
          person: 'U-105',
          at: '2025-10-20T09:00:00.000Z',
          reviews: [
            { stage: '责任领导初审', person: 'U-102', result: '同意', at: '2025-10-20T09:00:00.000Z' },
          ],
        },
      ],
    })
    expect(problems[0].evidence[0]).toMatchObject({ on: 'RW-001-1', title: '导入佐证', hash: null })
    expect(problems[2].progress[0]).toEqual({
      on: 'RW-003-1',
      person: 'U-108',
      onBehalfOf: null,
      at: '2025-10-24T09:00:00.000Z',
      percent: 70,
      before: 0,
      note: '台账导入',
    })
    expect([problems[1].closeOutNumber, problems[6].flags, problems[18].flags, problems[20].state]).toEqual([
      'XH-002-1',
      ['反弹'],
      ['退回1次'],
      '长期坚持',
    ])
  })

  it('is the same text while the ledger is unchanged', () => {
    const ledger = taken()
    expect(textOf(ledger)).toBe(textOf(ledger))
    expect(textOf(ledger)).toBe(textOf(taken(DEMO, at5pm('2025-10-24'))))
    expect(textOf(ledger, LATER)).toBe(textOf(ledger))
  })

  it('holds no run of the program, nor how to reach people', () => {
    const ledger = taken()
    const before = textOf(ledger)
    ledger.transact((store) => {
      store.settings.set('look', '1')
      store.inbox.record('om_1', '{}', LATER)
    })
    expect(textOf(ledger)).toBe(before)
    expect(before).not.toMatch(/openId|mobile|email|chat/)
  })

  it('reproduces a past instant', () => {
    const ledger = taken()
    const past = exported(ledger, at5pm('2025-10-01'))
    const states = past.problems.map(({ state }: { state: string }) => state)
    expect(states.filter((state: string) => state === '已销号')).toHaveLength(12)
    expect([past.problems[6].state, past.problems[6].flags, past.problems[28].effectiveDeadline]).toEqual([
      '已销号',
      [],
      '2025-10-17',
    ])
    expect(exported(ledger, at5pm('2025-08-01'))).toEqual({
      round: null,
      organisations: [],
      people: [],
      problems: [],
    })
  })

  it('is well formed for an empty ledger', () => {
    expect(exported(ledgerIn(temporaryFolder()))).toEqual({
      round: null,
      organisations: [],
      people: [],
      problems: [],
    })
  })
})
