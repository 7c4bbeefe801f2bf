import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  parseCloseOut,
  parseExtensionRequest,
  parseLongTerm,
  parseNamedReviewer,
  parseReopening,
  parseReport,
  parseReturn,
  parseReview,
} from '../../../src/lark/cards/forms.ts'

test('a percent is read with or without its sign, full-width too, in any form of the card', () => {
  for (const percent of ['60', '60%', ' 60 % ', '６０％', 60])
    expect(parseReport({ percent, note: ' 初稿 ' })).toEqual({
      ok: true,
      value: { percent: 60, note: '初稿' },
    })
  expect(parseReport({ percent__3: '60', note__3: '' })).toEqual({
    ok: true,
    value: { percent: 60, note: '' },
  })
})

test('what is no percent is named with what was entered', () => {
  for (const percent of ['六十', '101', '-1', '6.5', '60分'])
    expect(parseReport({ percent })).toMatchObject({
      ok: false,
      faults: [{ field: 'percent', kind: 'invalid', given: percent }],
    })
  expect(parseReport(undefined)).toMatchObject({ ok: false, faults: [{ field: 'percent', kind: 'missing' }] })
})

test('a date comes with an offset and must exist', () => {
  const reason = { note: '结算资料未交齐' }
  expect(parseExtensionRequest({ ...reason, until: '2025-11-14 +0800' })).toEqual({
    ok: true,
    value: { to: '2025-11-14', reason: '结算资料未交齐' },
  })
  expect(parseExtensionRequest({ ...reason, until: '2025-02-30 +0800' })).toMatchObject({
    faults: [{ field: 'until', kind: 'invalid' }],
  })
  expect(parseExtensionRequest({})).toMatchObject({
    faults: [
      { field: 'until', kind: 'missing' },
      { field: 'note', kind: 'missing' },
    ],
  })
})

test('ticks come as true or "true", one by one or in a list', () => {
  expect(
    parseReview({
      tick_RW_001_1: true,
      tick_RW_001_2: 'true',
      tick_RW_001_3: false,
      tick_exemption: true,
      opinion: '同意',
    }),
  ).toEqual({
    ok: true,
    value: { opinion: '同意', ticks: ['RW-001-1', 'RW-001-2', 'exemption'], onSiteCheck: null },
  })
  expect(parseReview({ ticks: ['RW-001-1', 'nonsense', 7] })).toMatchObject({
    value: { ticks: ['RW-001-1'] },
  })
})

test('an institution is asked for whole, an exemption by its reason, neither may be absent', () => {
  const statement = '已追回资金'
  expect(parseCloseOut({ statement })).toMatchObject({ value: { outcome: null } })
  expect(parseCloseOut({ statement, exemption: '个案' })).toMatchObject({
    value: { outcome: { kind: 'exemption', reason: '个案' } },
  })
  expect(parseCloseOut({ statement, institution_title: '办法' })).toMatchObject({
    faults: [
      { field: 'institutionNumber', kind: 'missing' },
      { field: 'institutionDate', kind: 'missing' },
      { field: 'institutionAction', kind: 'missing' },
    ],
  })
  expect(parseCloseOut({ statement, institution_title: '办法', exemption: '个案' })).toMatchObject({
    faults: expect.arrayContaining([expect.objectContaining({ field: 'exemption', kind: 'excluded' })]),
  })
  expect(
    parseCloseOut({
      statement,
      institution_action: 'revise',
      institution_title: '《办法》',
      institution_number: '〔2025〕12号',
      institution_date: '2025-10-10 +0800',
      institution_file: 'ZC-001-1',
    }),
  ).toMatchObject({
    value: {
      outcome: { kind: 'institution', action: 'revise', issuedOn: '2025-10-10', evidence: 'ZC-001-1' },
    },
  })
})

test('a return names its reason and what is missing, and dates the tasks to be done again', () => {
  expect(parseReturn({})).toMatchObject({
    faults: [
      { field: 'opinion', kind: 'missing' },
      { field: 'returnReason', kind: 'missing' },
    ],
  })
  expect(parseReturn({ opinion: '补充凭证', return_reason: 'evidence', tasks: ['RW-001-1'] })).toMatchObject({
    faults: [{ field: 'tasksDue', kind: 'missing' }],
  })
  const dated = { opinion: '补充凭证', return_reason: 'evidence', tasks_due: '2025-10-30 +0800' }
  for (const none of [{}, { tasks: [] }, { tasks: '' }])
    expect(parseReturn({ ...dated, ...none })).toMatchObject({
      faults: [{ field: 'tasks', kind: 'missing' }],
    })
  expect(
    parseReturn({
      opinion: '补充凭证',
      return_reason: 'evidence',
      tasks: ['RW-001-1'],
      tasks_due: '2025-10-30 +0800',
    }),
  ).toMatchObject({ value: { reason: 'evidence', tasks: [{ task: 'RW-001-1', due: '2025-10-30' }] } })
})

test('text beyond the limit is named with the limit, not cut', () => {
  expect(parseReport({ percent: '1', note: '长'.repeat(501) })).toMatchObject({
    faults: [{ field: 'note', kind: 'tooLong', limit: 500 }],
  })
})

test('no form whatever throws', () => {
  const parsers = [
    parseReport,
    parseExtensionRequest,
    parseCloseOut,
    parseReview,
    parseReturn,
    parseNamedReviewer,
    parseReopening,
    parseLongTerm,
  ]
  fc.assert(
    fc.property(fc.anything(), (form) => {
      for (const parse of parsers) parse(form)
    }),
  )
})
