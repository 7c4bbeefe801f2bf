import { expect, it } from 'vitest'
import { itemActions } from '../../src/app/item-actions.ts'
import { readLine } from '../../src/app/nudge/line.ts'
import { extensionCode, problemCode } from '../../src/domain/kernel/codes.ts'
import { localDate } from '../../src/domain/kernel/time.ts'
import type { ProblemEvent } from '../../src/domain/problem/events.ts'
import { on as at, Stage } from '../app/ledger-stage.ts'
import { given } from '../storage/stage.ts'
import { briefs, happens } from './briefs.ts'

const on = problemCode(25)

const alarms = (stage: Stage): readonly string[] =>
  stage.database
    .read((store) => store.due.open(on))
    .map(({ key }) => key)
    .filter((key) => key.startsWith('silence:'))

/** The days whose cards tell that nothing was heard of the problem. */
const toldOn = (stage: Stage): readonly string[] =>
  stage.cards('brief').flatMap(({ params }) => {
    const lines = stage.database.read((store) => store.briefs.linesOf(params.id))
    const isTold = lines
      .map(readLine)
      .some((line) => line?.kind === 'nudge' && line.item === on && line.rung === 'S1')
    return isTold ? [params.day] : []
  })

it('is told ten workdays after the last update, though the alarm of an earlier one rings first', () => {
  const stage = new Stage()
  const head = given(stage.database.read((store) => store.problems.get(on)?.head ?? undefined))
  for (const day of ['2025-10-27', '2025-10-28', '2025-10-31']) {
    stage.tickAt(day, '10:00')
    stage.acts(head, (acting) => itemActions.report(acting, on, 80, '核查中'))
  }
  expect(alarms(stage)).toHaveLength(1)
  stage.runThrough('2025-10-31', '2025-11-13')
  expect(alarms(stage)).toEqual(['silence:WT-025:2025-10-31:S1@1'])
  stage.runThrough('2025-11-14', '2025-11-20')
  expect(new Set(toldOn(stage))).toEqual(new Set(['2025-11-14']))
})

const third = problemCode(3)
const update: ProblemEvent = {
  type: 'progressReported',
  on: third,
  task: null,
  percent: 70,
  before: 60,
  note: '',
}
const asked: ProblemEvent = {
  type: 'extensionAsked',
  code: extensionCode(third, 1),
  asked: localDate('2026-03-31'),
  reason: '资料未齐',
  late: false,
}
const openOn3 = (stage: Stage) =>
  stage.database
    .read((store) => store.due.open('WT-003'))
    .filter(({ key }) => key.startsWith('silence:WT-003:'))

it('is still waited for when something else of the item moves after the update that put it off', () => {
  const stage = new Stage()
  stage.tickAt('2025-10-24', '16:00')
  expect(openOn3(stage).length).toBeGreaterThan(0)
  stage.now = at('2025-10-27', '10:00')
  happens(stage, third, update)
  stage.now = at('2025-10-27', '11:00')
  happens(stage, third, asked)
  expect(openOn3(stage).some((alarm) => alarm.at <= at('2025-11-10', '08:30'))).toBe(true)
  stage.runThrough('2025-10-27', '2025-11-10')
  const told = briefs(stage).flatMap(({ lines }) => lines.filter(({ clock }) => clock === 'silence'))
  expect(told.filter(({ item }) => item === 'WT-003').map(({ rung }) => rung)).toEqual(['S1'])
})
