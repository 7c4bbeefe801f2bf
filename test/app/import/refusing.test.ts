import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { type Fault, ImportRejected } from '../../../src/app/import/fault.ts'
import { temporaryFolder } from '../../storage/stage.ts'
import { DEMO, demoWith, openAt, take, taken } from './stage.ts'

const faultsOf = (text: string, path = join(temporaryFolder(), 'taizhang.db')): readonly Fault[] => {
  try {
    take(path, text)
  } catch (error) {
    if (error instanceof ImportRejected) return error.faults
    throw error
  }
  return []
}
const inShort = (faults: readonly Fault[]) => faults.map(({ at, kind }) => `${at}: ${kind}`)

describe('a file that cannot be taken over', () => {
  it.each<[string, unknown, string]>([
    ['problems[3].deadline', '2025-02-30', 'wrongForm'],
    ['problems[3].deadline', undefined, 'missing'],
    ['problems[3].title', ' ', 'wrongForm'],
    ['problems[3].code', 'WT-1', 'wrongForm'],
    ['problems[3].rectify_type', '马上改', 'unknownWord'],
    ['problems[3].org', 'ORG-99', 'unknownOrganisation'],
    ['problems[3].feedback', 'FK-2025-02-02', 'differs'],
    ['problems[3].first_responsible', '某某', 'differs'],
    ['problems[3].responsible_department', '审计科', 'unknownDepartment'],
    ['problems[3].responsible_leader', { id: 'U-111', name: '葛以宁' }, 'notInOrganisation'],
    ['problems[3].department_head', { id: 'U-107', name: '金晓芃' }, 'differs'],
    ['problems[3].measures[0].owner', '白露宁', 'wrongForm'],
    ['problems[3].measures[0].owner', { id: 'U-113', name: '苗思远' }, 'notInOrganisation'],
    ['problems[3].measures[0].owner', { id: 'U-901', name: '穆怀远' }, 'notInOrganisation'],
    ['problems[3].measures[0].department', '审计科', 'unknownDepartment'],
    ['problems[3].measures[0].deadline', '2025-09-13', 'tooLate'],
    ['problems[3].measures[0].kind', '长远立', 'unknownWord'],
    ['problems[3].demo_state.status', '已作废', 'unknownWord'],
    ['problems[3].demo_state.percent', 101, 'wrongForm'],
    ['problems[3].demo_state.percent', 90, 'differs'],
    ['problems[3].demo_state.closed_on', '2025-09-07', 'tooEarly'],
    ['problems[3].demo_state.closed_on', null, 'neededFor'],
    ['problems[3].demo_state.closed_on', '2025-10-25', 'tooLate'],
    ['problems[3].demo_state.accepted_or_latest_submission', null, 'neededFor'],
    ['problems[3].demo_state.effective_deadline', '2025-09-30', 'differs'],
    ['problems[6].demo_state.reopened_on', '2025-09-18', 'tooEarly'],
    ['problems[18].demo_state.return_reason', '', 'neededFor'],
    ['problems[28].demo_state.extensions[0].code', 'YQ-029-2', 'differs'],
    ['problems[28].demo_state.extensions[0].from_date', '2025-10-16', 'differs'],
    ['problems[28].demo_state.extensions[0].decision', '再议', 'unknownWord'],
    ['organisations[2].feedback.signed_by', '某某', 'differs'],
    ['organisations[2].code', 'ORG-01', 'duplicate'],
    ['round.concentrated_end', null, 'missing'],
    ['round.supervisors.领导小组', [], 'wrongForm'],
    ['demo_now', '昨天', 'wrongForm'],
  ])('names the place: %s = %j is %s', (path, value, kind) => {
    expect(inShort(faultsOf(demoWith({ [path]: value })))).toContain(`${path}: ${kind}`)
  })

  it('names codes that stand twice', () => {
    const faults = faultsOf(
      demoWith({ 'problems[3].code': 'WT-003', 'problems[3].measures[1].code': 'RW-003-1' }),
    )
    expect(faults).toContainEqual({
      at: 'problems[3].code',
      kind: 'duplicate',
      given: 'WT-003',
      first: 'problems[2]',
    })
    expect(inShort(faults)).toContain('problems[3].measures[1].code: duplicate')
  })

  it('names an account given to two people, and two names of one id', () => {
    const faults = faultsOf(
      demoWith({
        'organisations[0].first_responsible.open_id': 'ou_1',
        'organisations[1].first_responsible.open_id': 'ou_1',
        'problems[0].measures[0].owner.name': '邱大伟',
      }),
    )
    expect(inShort(faults)).toEqual([
      'organisations[1].first_responsible.open_id: duplicate',
      'problems[0].measures[0].owner.name: differs',
    ])
  })

  it('names a review for which nobody is left', () => {
    const only = { id: 'U-901', name: '穆怀远' }
    const faults = faultsOf(
      demoWith({ 'round.supervisors.纪检监察': [only], 'round.supervisors.组织部门': [only] }),
    )
    expect(faults).toContainEqual({ at: 'problems[0].demo_state.status', kind: 'noReviewer', stage: 'zuzhi' })
  })

  it('lists everything at once, in the rows that can be read too', () => {
    const faults = faultsOf(
      demoWith({
        'problems[0].deadline': 'soon',
        'problems[1].title': undefined,
        'problems[2].org': 'ORG-99',
      }),
    )
    expect(inShort(faults)).toEqual([
      'problems[0].deadline: wrongForm',
      'problems[1].title: missing',
      'problems[2].org: unknownOrganisation',
    ])
  })

  it.each([
    ['no JSON', '{', [': notJson']],
    ['no object', '[]', [': wrongForm']],
    ['nothing in it', '{}', ['organisations: missing', 'problems: missing', 'round: missing']],
  ])('is told apart: %s', (_name, text, expected) => {
    expect(inShort(faultsOf(text))).toEqual(expected)
  })

  it('changes nothing', () => {
    const path = join(temporaryFolder(), 'taizhang.db')
    faultsOf(demoWith({ 'problems[39].deadline': 'soon' }), path)
    const ledger = openAt(path)
    expect(ledger.read((store) => [store.journal.head().seq, store.problems.codes()])).toEqual([0, []])
  })

  it('may have keys that nobody knows, and leave optional ones out', () => {
    expect(
      faultsOf(
        demoWith({
          'problems[0].extra': { a: 1 },
          'problems[0].root_cause': null,
          expected_digest_at_demo_now: undefined,
        }),
      ),
    ).toEqual([])
  })
})

describe('a second file', () => {
  it('changes nothing when it is the same', () => {
    const path = join(temporaryFolder(), 'taizhang.db')
    expect(take(path, DEMO)).toEqual({
      kind: 'imported',
      organisations: 6,
      people: 60,
      problems: 40,
      tasks: 83,
    })
    const ledger = openAt(path)
    const before = ledger.read((store) => store.journal.head())
    expect(take(path, DEMO)).toEqual({ kind: 'unchanged' })
    expect(ledger.read((store) => store.journal.head())).toEqual(before)
  })

  it('is refused when it is another one', () => {
    const path = join(temporaryFolder(), 'taizhang.db')
    take(path, DEMO)
    expect(faultsOf(demoWith({ 'problems[0].title': '另一个题目' }), path)).toEqual([
      { at: '', kind: 'ledgerTaken', round: 'LX-2025-02' },
    ])
    expect(taken().read((store) => store.problems.codes())).toHaveLength(40)
  })
})
