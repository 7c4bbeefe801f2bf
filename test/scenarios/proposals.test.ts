import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { asks, buttonsOn, presses, problemOf } from './steps.ts'
import { Town } from './town.ts'

const UNIT = '建设交通局巡察整改工作群'
const HANDLER = '廖望山'

let town: Town
beforeAll(async () => {
  town = await Town.open({ at: '2025-10-24T09:00:00+08:00' })
})
afterAll(() => town.close())

describe('what people write in their group', () => {
  it('is put before the writer, and stored when he confirms it', async () => {
    const before = problemOf(town, 'WT-003')
    const card = await asks(town, HANDLER, 'WT-003 签证台账已补齐，进度75%', UNIT)
    console.log(town.wordsOf(card), buttonsOn(town, card), card.parentId, card.threadId)
    expect(problemOf(town, 'WT-003')).toEqual(before)
    console.log(await presses(town, HANDLER, card, '确认'))
    console.log(town.wordsOf(card), buttonsOn(town, card))
    console.log(
      problemOf(town, 'WT-003').progress.at(-1),
      problemOf(town, 'WT-003').tasks.map((t) => [t.code, t.percent, t.state, t.owner]),
    )
  })
})
