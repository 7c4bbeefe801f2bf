import { describe, expect, test } from 'vitest'
import type { OrganisationCode } from '../../../src/domain/kernel/codes.ts'
import { evolveDirectory } from '../../../src/domain/people/directory.ts'
import { addEvidence } from '../../../src/domain/problem/evidence.ts'
import { reportProgress } from '../../../src/domain/problem/progress.ts'
import { audienceOf } from '../../../src/lark/cards/view.ts'
import { person, RW1, SCHOOL, WORKS, WT } from '../../domain/fixtures.ts'
import { file, type Scene, submitted, underWay } from '../../domain/scene.ts'
import { buttonsOf, drawnIn, LEADING, ledgerOf, UNBOUND, UNIT, valuesOf, wordsOf } from './stage.ts'

const SECRETS = [
  '机密标题',
  '机密描述',
  '机密措施',
  '机密标准',
  '机密说明',
  '机密材料',
  'handler',
  'leader',
  'first',
]

const told = (): Scene => {
  const scene = underWay({ definition: { title: '机密标题', description: '机密描述' } })
  const [task] = scene.problem.tasks
  if (task === undefined) throw new Error('no task')
  return scene
    .does('handler', reportProgress, { on: RW1, percent: 20, note: '机密说明' })
    .does('handler', addEvidence, { on: RW1, kind: 'photo', title: '机密材料', file: file('a') })
}

describe('wide groups see codes, figures and lights', () => {
  for (const chatId of [LEADING, UNBOUND]) {
    test(`in ${chatId}`, () => {
      const scene = told()
      const database = ledgerOf(scene)
      const look = { to: { chatId }, now: scene.now }
      for (const viewer of [person('group'), null]) {
        const card = drawnIn(database, look, 'problem', { code: WT, viewer })
        for (const secret of SECRETS) expect(wordsOf(card)).not.toContain(secret)
        expect(wordsOf(card)).toContain('WT-001')
        expect(wordsOf(card)).toContain('绿灯')
        expect(buttonsOf(card)).toEqual([])
      }
      const query = { organisation: null, states: [], overdue: false, words: [], codes: [] }
      const ledger = drawnIn(database, look, 'ledger', { query, page: 0, viewer: person('group') })
      for (const secret of SECRETS) expect(wordsOf(ledger)).not.toContain(secret)
      expect(wordsOf(ledger)).toContain('WT-001')
      const mine = drawnIn(database, look, 'mine', { viewer: person('handler') })
      for (const secret of SECRETS.slice(0, 6)) expect(wordsOf(mine)).not.toContain(secret)
    })
  }
})

describe('a unit’s group with a guest in it', () => {
  const withGuest = (scene: Scene) => {
    const database = ledgerOf(scene)
    database.transact((store) => {
      const guests = { type: 'guestsSeen', chatId: UNIT, people: [person('strangerHead')] } as const
      store.directory.save(evolveDirectory(store.directory.load(), guests))
    })
    return database
  }

  test('sees codes, figures and lights, and presses nothing', () => {
    const scene = told()
    const database = withGuest(scene)
    const look = { to: { chatId: UNIT }, now: scene.now }
    const card = drawnIn(database, look, 'problem', { code: WT, viewer: person('head') })
    for (const secret of SECRETS) expect(wordsOf(card)).not.toContain(secret)
    expect(wordsOf(card)).toContain('绿灯')
    expect(buttonsOf(card)).toEqual([])
    const mine = drawnIn(database, look, 'mine', { viewer: person('handler') })
    for (const secret of SECRETS.slice(0, 6)) expect(wordsOf(mine)).not.toContain(secret)
  })

  test('is still that unit’s: no other’s items are listed there', () => {
    const scene = told()
    const look = { to: { chatId: UNIT }, now: scene.now }
    const listed = (organisation: OrganisationCode | null) => {
      const query = { organisation, states: [], overdue: false, words: [], codes: [] }
      return wordsOf(drawnIn(withGuest(scene), look, 'ledger', { query, page: 0, viewer: person('office') }))
    }
    expect(listed(null)).toContain('WT-001')
    expect(listed(SCHOOL)).not.toContain('WT-001')
    expect(
      audienceOf(
        withGuest(scene).read((store) => store.directory.load()),
        look.to,
      ),
    ).toEqual({
      audience: 'wide',
      unit: WORKS,
    })
  })
})

test('a person of another organisation sees no substance, in whatever place', () => {
  const scene = told()
  const database = ledgerOf(scene)
  const look = { to: { openId: 'ou_strangerLeader' }, now: scene.now }
  const card = drawnIn(database, look, 'problem', { code: WT, viewer: person('strangerLeader') })
  for (const secret of SECRETS) expect(wordsOf(card)).not.toContain(secret)
  const query = { organisation: null, states: [], overdue: false, words: [], codes: [] }
  const ledger = drawnIn(database, look, 'ledger', { query, page: 0, viewer: person('strangerLeader') })
  expect(wordsOf(ledger)).not.toContain('WT-001')
})

test('a unit’s chat offers what its members may do, not what supervision may', () => {
  const scene = submitted()
  const look = { to: { chatId: UNIT }, now: scene.now }
  const card = drawnIn(ledgerOf(scene), look, 'problem', { code: WT, viewer: null })
  const values = valuesOf(card)
  expect(values).toContainEqual({ do: 'openReview', code: 'WT-001', attempt: 1, stage: 'initial' })
  expect(values).toContainEqual({ do: 'withdraw', code: 'WT-001', attempt: 1 })
})

test('only who may press a button sees it', () => {
  const scene = submitted()
  const database = ledgerOf(scene)
  const doings = (who: string) =>
    valuesOf(
      drawnIn(database, { to: { openId: who }, now: scene.now }, 'problem', {
        code: WT,
        viewer: person(who),
      }),
    )
  expect(doings('head')).toEqual([{ do: 'withdraw', code: 'WT-001', attempt: 1 }])
  expect(doings('leader')).toEqual([{ do: 'openReview', code: 'WT-001', attempt: 1, stage: 'initial' }])
  expect(doings('handler')).toEqual([])
  expect(doings('jijian')).toEqual([])
})
