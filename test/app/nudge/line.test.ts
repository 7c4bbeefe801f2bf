import { describe, expect, it } from 'vitest'
import { readLine } from '../../../src/app/nudge/line.ts'
import {
  applicationCode,
  blockerCode,
  extensionCode,
  problemCode,
  taskCode,
} from '../../../src/domain/kernel/codes.ts'
import { instant, localDate } from '../../../src/domain/kernel/time.ts'
import type { OfficeNotice } from '../../../src/domain/nudge/office-notice.ts'
import type { Notice } from '../../../src/domain/problem/notice.ts'
import { person, WORKS } from '../../domain/fixtures.ts'

const code = problemCode(12)
const task = taskCode(code, 1)
const by = person('leader')
const day = localDate('2025-11-07')

/** One of every kind: the compiler names a missing one. */
const NOTICES: { readonly [N in Notice | OfficeNotice as N['kind']]: N } = {
  assigned: { kind: 'assigned', code, by },
  taskAssigned: { kind: 'taskAssigned', task, by },
  taskAccepted: { kind: 'taskAccepted', task, by },
  taskReturned: { kind: 'taskReturned', task, by, reason: '材料不全' },
  taskExtensionDecided: { kind: 'taskExtensionDecided', task, by, granted: null },
  closeOutReturned: { kind: 'closeOutReturned', code, by, reason: 'evidence', text: '请补充' },
  closedOut: { kind: 'closedOut', code, number: applicationCode(code, 2) },
  extensionDecided: {
    kind: 'extensionDecided',
    code,
    extension: extensionCode(code, 1),
    by,
    granted: day,
    text: '',
  },
  longTermSet: { kind: 'longTermSet', code },
  reopened: { kind: 'reopened', code, by, finding: '反弹', deadline: day },
  blockerCleared: { kind: 'blockerCleared', blocker: blockerCode(code, 1), code, by },
  blockerRaised: { kind: 'blockerRaised', code, by, text: '资金未到位' },
  updateUndone: { kind: 'updateUndone', what: 'blocker', code, on: task, entry: blockerCode(code, 1), by },
  undelivered: { kind: 'undelivered', call: 'create', code: '230002', people: [by], times: 3 },
  stuck: { kind: 'stuck', call: 'reply', code: '230006', people: [by], times: 1 },
  unreachable: { kind: 'unreachable', code, people: [by] },
  unbound: { kind: 'unbound', people: [by] },
  guests: { kind: 'guests', organisation: WORKS, people: [by] },
  digestNotSent: { kind: 'digestNotSent', day },
  calendarEnds: { kind: 'calendarEnds', year: 2026 },
  secretsRefused: { kind: 'secretsRefused', times: 2 },
  gap: { kind: 'gap', from: { day, time: '09:00' }, to: { day, time: '16:10' }, messages: 5 },
}
const read = (payload: unknown) =>
  readLine({
    key: 'k',
    person: by,
    kind: 'notice',
    object: code,
    payload: JSON.stringify(payload),
    createdAt: instant(0),
  })

describe('a notice on a daily card', () => {
  it.each(Object.values(NOTICES))('is read as it was written: $kind', (notice) => {
    expect(read(notice)).toEqual(notice)
  })

  it('of another version is passed over', () => {
    expect(read({ kind: 'somethingNew' })).toBeUndefined()
    expect(read({ ...NOTICES.assigned, code: 'unknown' })).toBeUndefined()
    expect(read({ ...NOTICES.reopened, deadline: 'soon' })).toBeUndefined()
    expect(read(null)).toBeUndefined()
  })
})
