import { describe, expect, it } from 'vitest'
import { problemsAsOf } from '../../../src/app/as-of.ts'
import { figuresAt } from '../../../src/app/digest/figures-at.ts'
import { digestJson } from '../../../src/domain/digest/names.ts'
import { instant } from '../../../src/domain/kernel/time.ts'
import { hasRole } from '../../../src/domain/people/directory.ts'
import { organisation, person } from '../../storage/stage.ts'
import { at5pm, calendar, DEMO, DEMO_NOW, demoWith, taken } from './stage.ts'

describe('a ledger that is taken over', () => {
  it.each([
    ['a year later', undefined],
    ['at the very instant', DEMO_NOW],
  ])('gives the figures of the day that it describes, %s', (_name, now) => {
    const ledger = taken(DEMO, now)
    const { 口径: _, ...expected } = JSON.parse(DEMO).expected_digest_at_demo_now
    const named = ledger.read((store) =>
      digestJson(figuresAt(store, calendar, DEMO_NOW), store.directory.load()),
    )
    expect(JSON.parse(JSON.stringify(named))).toEqual(expected)
  })

  it('answers for any instant in between', () => {
    const ledger = taken()
    const stateAt = (day: string, number: number) =>
      ledger.read((store) => [...problemsAsOf(store, at5pm(day))][number - 1]?.state)
    expect(['2025-08-15', '2025-09-19', '2025-10-14'].map((day) => stateAt(day, 7))).toEqual([
      'rectifying',
      'closed',
      'rectifying',
    ])
    expect([stateAt('2025-09-28', 19), stateAt('2025-09-29', 19)]).toEqual(['initialReview', 'rectifying'])
    expect(ledger.read((store) => [...problemsAsOf(store, at5pm('2025-08-14'))])).toEqual([])
  })

  it('keeps the four-eyes set of every application', () => {
    const ledger = taken()
    for (const code of ledger.read((store) => store.problems.codes())) {
      for (const { by, contributors, reviews } of ledger.read((store) => store.problems.get(code))
        ?.applications ?? []) {
        const reviewers = reviews.map((review) => review.by)
        expect(new Set(reviewers).size).toBe(reviewers.length)
        expect(reviewers.filter((each) => each === by || contributors.includes(each))).toEqual([])
      }
    }
  })

  it('knows everybody with all roles, and binds accounts and chats that the file names', () => {
    const ledger = taken(
      demoWith({
        'organisations[0].first_responsible.open_id': 'ou_1',
        'organisations[0].liaison.mobile': '+8613800000000',
        'organisations[0].group_chat_id': 'oc_unit',
        'round.leading_group_chat_id': 'oc_leading',
        'problems[0].measures[0].owner': {
          id: 'U-300',
          name: '方新来',
          post: '科员',
          email: 'f@example.com',
        },
      }),
    )
    const directory = ledger.read((store) => store.directory.load())
    const unit = organisation('ORG-01')
    expect(directory.byOpenId.get('ou_1')).toBe('U-101')
    expect(directory.people.get(person('U-109'))?.mobile).toBe('+8613800000000')
    expect(directory.people.get(person('U-300'))).toMatchObject({
      post: '科员',
      email: 'f@example.com',
      memberships: [{ role: 'HANDLER', organisation: unit, department: '工程建设科' }],
    })
    expect([...directory.chats]).toEqual([
      ['oc_leading', { kind: 'leading' }],
      ['oc_unit', { kind: 'unit', organisation: unit }],
    ])
    const roles = [
      ['U-101', 'FIRST'],
      ['U-102', 'LEADER'],
      ['U-105', 'HEAD'],
      ['U-109', 'LIAISON'],
      ['U-901', 'JIJIAN'],
      ['U-911', 'ZUZHI'],
      ['U-921', 'OFFICE'],
      ['U-931', 'GROUP'],
    ] as const
    for (const [id, role] of roles) {
      const member = directory.people.get(person(id))
      expect([id, member !== undefined && hasRole(member, role)]).toEqual([id, true])
    }
    expect(directory.people.get(person('U-105'))?.memberships).toHaveLength(1)
  })

  it('writes the file’s name and hash into the journal', () => {
    const entries = taken().read((store) => [...store.journal.read({ stream: 'directory' })])
    expect(entries.at(-1)?.event).toMatchObject({
      type: 'ledgerImported',
      file: 'demo-feedback.json',
      hash: expect.stringMatching(/^[0-9a-f]{64}$/),
      problems: 40,
    })
    expect(entries[0]?.cause).toMatchObject({ kind: 'import' })
  })

  it('sends nothing by itself: what is due is planned for the clock', () => {
    const ledger = taken(DEMO, DEMO_NOW)
    ledger.read((store) => {
      expect(store.outbox.waiting()).toBe(0)
      expect(store.due.next()).toBeDefined()
      expect(store.due.ready(instant(DEMO_NOW + 7 * 86_400_000), 1000).length).toBeGreaterThan(10)
    })
  })
})
