import { expect, it } from 'vitest'
import { readLine } from '../../../src/app/nudge/line.ts'
import { noticeStuck, stuckTogether } from '../../../src/app/nudge/stuck-notice.ts'
import { parsePersonId } from '../../../src/domain/kernel/codes.ts'
import { instant } from '../../../src/domain/kernel/time.ts'
import { given } from '../../storage/stage.ts'
import { on, Stage } from '../ledger-stage.ts'

const OFFICE = given(parsePersonId('U-921'))

it('tells of all rows that fail in the same way in one line, of each row once', () => {
  const stage = new Stage({ importedAt: on('2025-10-27', '09:00') })
  const row = (id: string, hours: number) =>
    ({
      id,
      key: id,
      lane: 'oc_1',
      call: { kind: 'patch', messageId: 'om_1', content: '{}' },
      priority: 0,
      continuation: null,
      createdAt: instant(stage.now - hours * 3_600_000),
      notBefore: stage.now,
      tries: 20,
    }) as const
  stage.does((work) => {
    for (const [id, code] of [
      ['1', 'http-413'],
      ['2', 'http-413'],
      ['2', 'http-413'],
      ['3', 'internal'],
    ] as const)
      noticeStuck(work, row(id, 24), { code, people: id === '2' ? [OFFICE] : [] })
    noticeStuck(work, row('4', 23), { code: 'http-413', people: [] })
    noticeStuck(work, { ...row('5', 30), tries: 3 }, { code: 'http-413', people: [] })
    return true
  })
  const lines = stage.database.read((store) =>
    store.briefs.waiting(OFFICE).flatMap((line) => {
      const read = readLine(line)
      return read === undefined || read.kind === 'nudge' ? [] : [read]
    }),
  )
  expect(stuckTogether(lines)).toEqual([
    { kind: 'stuck', call: 'patch', code: 'http-413', people: [OFFICE], times: 2 },
    { kind: 'stuck', call: 'patch', code: 'internal', people: [], times: 1 },
  ])
})
