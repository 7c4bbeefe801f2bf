import { expect, it } from 'vitest'
import { seatGroups, seatsMatching, whoseTurn } from '../../../src/sandbox/page/seats/arrange.ts'
import type { Hints, Turn } from '../../../src/sandbox/page/seats/hint.ts'
import { passesOf } from '../../../src/sandbox/page/seats/passes.ts'

const person = (openId: string, group: string) => ({
  openId,
  name: `name ${openId}`,
  post: `post of ${openId}`,
  group,
  resigned: false,
})
const PEOPLE = [person('ann', 'North'), person('ben', 'South'), person('eve', 'North')]

const turn = (code: string, given: Partial<Turn> = {}): Turn => ({
  code,
  stream: code,
  title: `title of ${code}`,
  what: 'review',
  label: `${code} review`,
  due: '',
  days: 5,
  light: 'green',
  decides: false,
  pressing: true,
  ...given,
})

const hintsOf = (turns: Record<string, readonly Turn[]>): Hints =>
  new Map(
    PEOPLE.map(({ openId }, index) => [
      openId,
      { openId, role: 'r', rank: 9 - index, duties: [`duty ${openId}`], turn: [...(turns[openId] ?? [])] },
    ]),
  )

it('groups people as the platform lists them, in each group the highest role first', () => {
  const groups = seatGroups(PEOPLE, hintsOf({ ann: [turn('A'), turn('B', { pressing: false })] }))
  expect(groups.map(({ name, seats }) => [name, ...seats.map((each) => each.person.openId)])).toEqual([
    ['North', 'eve', 'ann'],
    ['South', 'ben'],
  ])
  expect(groups[0]?.seats[1]?.pressing).toBe(1)
})

it('keeps the order of the platform where nothing is known', () => {
  const [north] = seatGroups(PEOPLE, new Map())
  expect(north?.seats.map((each) => each.person.openId)).toEqual(['ann', 'eve'])
})

it('finds people by every word, also by what they are responsible for and what waits', () => {
  const hints = hintsOf({ ben: [turn('WT-007')] })
  const found = (search: string) => seatsMatching(PEOPLE, hints, search).map(({ openId }) => openId)
  expect(found(' ')).toEqual(['ann', 'ben', 'eve'])
  expect(found('north EVE')).toEqual(['eve'])
  expect(found('wt-007')).toEqual(['ben'])
  expect(found('duty ann')).toEqual(['ann'])
  expect(found('nobody')).toEqual([])
})

it('puts first whom others wait for, then who is latest; what does not press is left out', () => {
  const hints = hintsOf({
    ann: [turn('LATE', { days: -9 })],
    ben: [turn('ASKED', { days: 3, decides: true })],
    eve: [turn('CALM', { pressing: false, days: null })],
  })
  expect(whoseTurn(PEOPLE, hints, 5).map((each) => each.turn.code)).toEqual(['ASKED', 'LATE'])
  expect(whoseTurn(PEOPLE, hints, 1)).toHaveLength(1)
})

it('sees what waits for whom since the last act', () => {
  const before = hintsOf({ ann: [turn('A')], eve: [turn('C', { days: 2 })] })
  const after = hintsOf({
    ben: [turn('B')],
    eve: [turn('A', { what: 'decide', decides: true }), turn('C', { days: 1 })],
  })
  expect(passesOf({ before, after }).map(({ to, turn: { code } }) => [to, code])).toEqual([
    ['eve', 'A'],
    ['ben', 'B'],
  ])
})
