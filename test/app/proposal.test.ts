import { describe, expect, it } from 'vitest'
import type { Acting } from '../../src/app/context.ts'
import { forgetMessage } from '../../src/app/forget-message.ts'
import { propose } from '../../src/app/proposal/propose.ts'
import { confirmAll, confirmLine, dismissLine, undoLine } from '../../src/app/proposal/settle-line.ts'
import { noteSource } from '../../src/app/reread/source.ts'
import { problemTrail } from '../../src/app/trail.ts'
import { undoLast } from '../../src/app/undo.ts'
import { problemCode, taskCode } from '../../src/domain/kernel/codes.ts'
import { Refusal } from '../../src/domain/kernel/refusal.ts'
import { instant, localDate } from '../../src/domain/kernel/time.ts'
import type { Proposal } from '../../src/domain/proposal/proposal.ts'
import { proposedLines } from '../../src/domain/proposal/propose.ts'
import type { Reading } from '../../src/domain/understanding/read-message.ts'
import { given } from '../storage/stage.ts'
import { on, Stage } from './ledger-stage.ts'

const CODE = problemCode(3)
const TASK = taskCode(CODE, 1)
const OWNER = 'U-108'
const DAY_MS = 24 * 3_600_000

const stage = () => new Stage({ importedAt: on('2025-10-24', '09:00') })
const figure = (percent: number): Reading => ({ intent: 'progress', refs: [TASK], percent, reason: '' })
const POSTPONE: Reading = {
  intent: 'request_extension',
  refs: [TASK],
  due: localDate('2025-11-10'),
  note: '评审未排期',
  reason: '',
}

/** The owner does something himself. */
const acts = <T>(ledger: Stage, use: (acting: Acting) => T): T =>
  ledger.acts(OWNER, (acting) => use({ ...acting, cause: { kind: 'click', id: acting.newId() } }))

/** The owner writes something; what is understood of it is put before him. */
const writes = (ledger: Stage, messageId: string, ...readings: Reading[]): Proposal =>
  acts(ledger, (acting) => {
    const to = { openId: `ou_${OWNER}` }
    const lines = proposedLines(readings, acting.now, [])
    return propose(acting, { messageId, chatId: 'oc_1', saidAt: acting.now, to }, lines)
  })
const outcome = (ledger: Stage, use: (acting: Acting) => unknown): string => {
  try {
    acts(ledger, (acting) => ({ done: use(acting) }))
  } catch (error) {
    if (error instanceof Refusal) return error.code
    throw error
  }
  return 'done'
}
const stateOf = (ledger: Stage, { id }: Proposal) =>
  ledger.database.read((store) => store.proposals.get(id)?.lines.map(({ state }) => state))
const rev = (ledger: Stage, { id }: Proposal): number =>
  given(ledger.database.read((store) => store.proposals.get(id)?.lines[0]?.rev))

describe('what waits to be confirmed', () => {
  it('is void after a day, also while nobody has looked yet', () => {
    const ledger = stage()
    const proposal = writes(ledger, 'om_1', figure(80))
    ledger.now = instant(ledger.now + DAY_MS)
    expect(outcome(ledger, (acting) => confirmLine(acting, proposal.id, 0, 0))).toBe('stale')
    expect(outcome(ledger, (acting) => confirmAll(acting, proposal.id))).toBe('stale')
    expect(stateOf(ledger, proposal)).toEqual(['open'])
  })

  it('is confirmed as a whole once: a second press finds nothing', () => {
    const ledger = stage()
    const proposal = writes(ledger, 'om_1', figure(80))
    expect(outcome(ledger, (acting) => confirmAll(acting, proposal.id))).toBe('done')
    expect(outcome(ledger, (acting) => confirmAll(acting, proposal.id))).toBe('stale')
  })
})

describe('an update that is made again after it was taken back', () => {
  const twice = (ledger: Stage): readonly [Proposal, Proposal] => {
    const first = writes(ledger, 'om_1', POSTPONE)
    acts(ledger, (acting) => confirmLine(acting, first.id, 0, 0))
    acts(ledger, (acting) => undoLast(acting))
    const second = writes(ledger, 'om_2', POSTPONE)
    acts(ledger, (acting) => confirmLine(acting, second.id, 0, 0))
    return [first, second]
  }

  it('is taken back on the card of its own message', () => {
    const ledger = stage()
    const [first, second] = twice(ledger)
    expect([stateOf(ledger, first), stateOf(ledger, second)]).toEqual([['undone'], ['stored']])
    expect(outcome(ledger, (acting) => undoLine(acting, first.id, 0, rev(ledger, first)))).toBe('stale')
    expect(outcome(ledger, (acting) => undoLine(acting, second.id, 0, rev(ledger, second)))).toBe('done')
    expect(stateOf(ledger, second)).toEqual(['undone'])
  })

  it('is marked when its own message is recalled', () => {
    const ledger = stage()
    twice(ledger)
    ledger.does((work) => ({ done: forgetMessage(work, 'om_2') }))
    const last = ledger.database.read((store) => problemTrail(store, CODE).filter(({ recalled }) => recalled))
    expect(last).toMatchObject([{ what: { kind: 'taskExtension', task: TASK }, undone: false }])
  })

  it('shows so on that card by whatever door', () => {
    const ledger = stage()
    const [first, second] = twice(ledger)
    acts(ledger, (acting) => undoLast(acting))
    expect([stateOf(ledger, first), stateOf(ledger, second)]).toEqual([['undone'], ['undone']])
  })
})

it('keeps no words of what was not recorded', () => {
  const ledger = stage()
  const ignored = writes(ledger, 'om_1', { ...figure(80), note: '合同已签' })
  acts(ledger, (acting) => ({ done: dismissLine(acting, ignored.id, 0, 0) }))
  const note = ledger.database.read((store) => store.proposals.get(ignored.id)?.lines[0]?.note)
  expect(note).toBe('')
})

it('reads a message that came a day late again at the next cut-off, not at one that is past', () => {
  const ledger = stage()
  ledger.now = on('2025-10-25', '11:00')
  acts(ledger, (acting) => {
    const late = { ...acting, now: on('2025-10-24', '10:00'), arrivedAt: ledger.now }
    const source = {
      messageId: 'om_1',
      chatId: 'oc_1',
      person: acting.actor.id,
      kind: 'plain',
      saidAt: late.now,
    } as const
    noteSource(late, source, 'RW-003-1 80%')
    return true
  })
  const planned = ledger.database.read((store) =>
    store.due.ready(on('2025-10-26'), 1000).filter(({ kind }) => kind === 'reread'),
  )
  expect(planned.map(({ at }) => at)).toEqual([on('2025-10-25', '17:30')])
})
