import { describe, expect, it } from 'vitest'
import { forgetMessage } from '../../src/app/forget-message.ts'
import { itemActions } from '../../src/app/item-actions.ts'
import { undoUpdate } from '../../src/app/undo.ts'
import { verifyLedger } from '../../src/app/verify.ts'
import { problemCode, taskCode } from '../../src/domain/kernel/codes.ts'
import { Refusal } from '../../src/domain/kernel/refusal.ts'
import { localDate } from '../../src/domain/kernel/time.ts'
import type { UpdateRef } from '../../src/domain/problem/update.ts'
import { sha256 } from '../../src/runtime/sqlite.ts'
import { on, Stage } from './ledger-stage.ts'

const CODE = problemCode(3)
const TASK = taskCode(CODE, 1)
const OWNER = 'U-108'
const RECALL = { kind: 'platform', id: 'recall' } as const
const EXTENSION: UpdateRef = { kind: 'taskExtension', task: TASK }

const stage = () => new Stage({ importedAt: on('2025-10-24', '17:30') })
const reports = (ledger: Stage, percent: number): UpdateRef => {
  const after = ledger.acts(OWNER, (acting) => itemActions.report(acting, TASK, percent, '推进中'))
  return { kind: 'progress', n: after.progress.length - 1 }
}
const undoes = (ledger: Stage, who: string, what: UpdateRef) =>
  ledger.acts(who, (acting) => undoUpdate(acting, CODE, what).problem)
const refused = (ledger: Stage, who: string, what: UpdateRef): string => {
  try {
    undoes(ledger, who, what)
  } catch (error) {
    if (error instanceof Refusal) return error.code
    throw error
  }
  return 'allowed'
}

describe('taking back an update that a button names', () => {
  it('is its author’s, once, and only of what was said, not of what a file told', () => {
    const ledger = stage()
    const [first, second] = [reports(ledger, 80), reports(ledger, 85)]
    expect(refused(ledger, 'U-104', first)).toBe('notPermitted')
    expect(undoes(ledger, OWNER, first).tasks[0]?.percent).toBe(85)
    expect(refused(ledger, OWNER, first)).toBe('nothingToDo')
    expect(undoes(ledger, OWNER, second).tasks[0]?.percent).toBe(70)
    expect(refused(ledger, OWNER, { kind: 'progress', n: 0 })).toBe('stale')
    expect(refused(ledger, OWNER, { kind: 'progress', n: 99 })).toBe('stale')
    expect(ledger.database.read((store) => verifyLedger(store, sha256).finding)).toBeNull()
  })

  it('sets the alarms that an extension had silenced', () => {
    const ledger = stage()
    const open = () =>
      ledger.database.read((store) =>
        store.due.ready(on('2025-12-31'), 1000).filter(({ object }) => object === CODE),
      )
    const before = open().map(({ key }) => key.replace(/@\d+$/, ''))
    ledger.acts(OWNER, (acting) =>
      itemActions.askExtension(acting, TASK, localDate('2025-11-10'), '评审未排期'),
    )
    undoes(ledger, OWNER, EXTENSION)
    expect(open().map(({ key }) => key.replace(/@\d+$/, ''))).toEqual(before)
  })
})

describe('a recalled message', () => {
  it('is noted by the program, not as an update of the work', () => {
    const ledger = stage()
    ledger.now = on('2025-10-24', '17:40')
    ledger.acts(OWNER, (acting) =>
      itemActions.report({ ...acting, cause: { kind: 'message', id: 'om_7' } }, TASK, 90, ''),
    )
    ledger.now = on('2025-10-27', '09:00')
    for (let n = 0; n < 2; n += 1)
      ledger.database.transact((store) => forgetMessage(ledger.workOf(store, RECALL), 'om_7'))
    const [problem, notes] = ledger.database.read((store) => [
      store.problems.get(CODE),
      [...store.journal.read({ stream: CODE })].filter(({ event }) => event.type === 'sourceRecalled'),
    ])
    expect(problem?.progress.at(-1)).toMatchObject({ percent: 90, recalledAt: ledger.now })
    expect(problem?.lastUpdateAt).toBe(on('2025-10-24', '17:40'))
    expect(notes.map(({ stamp }) => stamp.by)).toEqual(['SYSTEM'])
  })
})
