import { describe, expect, it } from 'vitest'
import type { ProblemQuery } from '../../src/app/ports.ts'
import { problemCode } from '../../src/domain/kernel/codes.ts'
import { Refusal } from '../../src/domain/kernel/refusal.ts'
import { localDate } from '../../src/domain/kernel/time.ts'
import {
  fold,
  ledgerIn,
  openedProblem,
  openingOf,
  organisation,
  person,
  plainFacts,
  temporaryFolder,
} from './stage.ts'

const ALL = { limit: 100, offset: 0 }

const stocked = () => {
  const ledger = ledgerIn(temporaryFolder())
  ledger.transact((store) => {
    store.problems.save(openedProblem(1), 0, person('U-102'))
    store.problems.save(
      openedProblem(2, { organisation: 'ORG-02', title: '公务用车管理不严', owner: 'U-113' }),
      0,
      null,
    )
    store.problems.save(
      openedProblem(3, { deadline: '2025-09-30', description: '６张派车单缺ＡＢＣ事由' }),
      0,
      person('U-105'),
    )
    store.problems.save(fold(openingOf(4).slice(0, 1)), 0, person('U-101'))
    store.problems.save(openedProblem(1000, { category: '选人用人', deadline: '2025-10-01' }), 0, null)
  })
  return ledger
}

describe('problems', () => {
  it('gives back what was saved', () => {
    const ledger = stocked()
    const problem = openedProblem(1)
    expect(ledger.read((store) => store.problems.get(problem.code))).toEqual(problem)
    expect(ledger.read((store) => store.problems.get(problemCode(77)))).toBeUndefined()
  })

  it('refuses a save over a state that somebody else has changed', () => {
    const ledger = stocked()
    const before = openedProblem(1)
    const after = fold([{ type: 'chased', on: before.code, to: [], text: '' }], before)
    ledger.transact((store) => store.problems.save(after, before.rev, null))
    for (const expectedRev of [before.rev, 0]) {
      const late = () => ledger.transact((store) => store.problems.save(after, expectedRev, null))
      expect(late).toThrow(new Refusal('stale', { code: 'WT-001' }))
    }
  })

  it.each<[string, Partial<ProblemQuery>, readonly number[]]>([
    ['everything, WT-1000 after WT-004', {}, [1, 2, 3, 4, 1000]],
    ['an organisation', { organisation: organisation('ORG-02') }, [2]],
    ['states', { states: ['awaitingSignature', 'closed'] }, [4]],
    ['no states', { states: [] }, []],
    ['what is overdue', { overdueOn: localDate('2025-10-01') }, [3]],
    ['the due day itself is not overdue', { overdueOn: localDate('2025-09-30') }, []],
    ['a word of two characters', { words: ['派车'] }, [3]],
    ['a word of one character', { words: ['车'] }, [2, 3]],
    ['a longer word', { words: ['公务用车管理'] }, [2]],
    ['width and case aside', { words: ['６张', 'abc'] }, [3]],
    ['a code', { words: ['wt-1000'] }, [1000]],
    ['a category', { words: ['选人用人'] }, [1000]],
    ['words that do not stand together', { words: ['派单'] }, []],
    ['a wildcard is a character like others', { words: ['%'] }, []],
    ['who is involved: an owner', { involving: person('U-113') }, [2]],
    ['who is involved: the leader', { involving: person('U-102') }, [1, 2, 3, 1000]],
    ['who holds the ball', { heldBy: person('U-105') }, [3]],
    ['several at once', { organisation: organisation('ORG-01'), words: ['车'], states: ['rectifying'] }, [3]],
  ])('finds by %s', (_name, query, numbers) => {
    const { problems, total } = stocked().read((store) => store.problems.find({ ...ALL, ...query }))
    expect(problems.map(({ code }) => code)).toEqual(numbers.map(problemCode))
    expect(total).toBe(numbers.length)
  })

  it('pages, and counts all matches', () => {
    const page = stocked().read((store) => store.problems.find({ limit: 2, offset: 2 }))
    expect(page.problems.map(({ code }) => code)).toEqual(['WT-003', 'WT-004'])
    expect(page.total).toBe(5)
  })

  it('takes any number of words', () => {
    const words = Array.from({ length: 5000 }, (_, n) => `词${n}`)
    expect(stocked().read((store) => store.problems.find({ ...ALL, words })).total).toBe(0)
  })

  it('knows whose open tasks a problem has', () => {
    const ledger = stocked()
    const ofOwner = (id: string) =>
      ledger.read((store) => store.problems.withOpenTaskOf(person(id))).map(({ code }) => code)
    expect(ofOwner('U-113')).toEqual(['WT-002'])
    const before = openedProblem(2, { organisation: 'ORG-02', title: '公务用车管理不严', owner: 'U-113' })
    const [task] = before.tasks
    if (task === undefined) throw new Error('no task')
    const handedOver = fold([{ type: 'taskAssigned', task: task.code, owner: person('U-114') }], before)
    ledger.transact((store) => store.problems.save(handedOver, before.rev, null))
    expect([ofOwner('U-113'), ofOwner('U-114')]).toEqual([[], ['WT-002']])
    const done = fold([{ type: 'taskAccepted', task: task.code }], handedOver)
    ledger.transact((store) => store.problems.save(done, handedOver.rev, null))
    expect(ofOwner('U-114')).toEqual([])
  })

  it('keeps the facts of every problem', () => {
    const facts = stocked().read((store) => [...store.problems.facts()])
    expect(facts).toHaveLength(5)
    expect(facts[0]).toEqual(plainFacts(openedProblem(1)))
  })
})
