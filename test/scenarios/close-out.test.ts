import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { stateOf, Town } from './town.ts'

const UNIT = '教育卫健局巡察整改工作群'

/** WT-016 of the demo round: two open tasks, leader and department heads of the unit, common but not institutional. */
describe('from the first report to the close-out', () => {
  let town: Town
  beforeAll(async () => {
    town = await Town.open({ at: '2025-10-24T09:00:00+08:00' })
  })
  afterAll(() => town.close())

  it('goes the whole way through cards, with four different reviewers', async () => {
    const before = stateOf(town, 'WT-016')
    const owners = before?.tasks.map((task) => ({ code: task.code, owner: nameOf(town, task.owner) })) ?? []
    expect(owners.length).toBeGreaterThan(0)
    for (const { code, owner } of owners) {
      await town.sends(owner, `${code}发票.pdf`, `receipt ${code}`, UNIT)
      expect((await town.says(owner, `/佐证 ${code}`, UNIT)).join()).toContain('发票.pdf')
      await town.says(owner, `/进度 ${code} 100% 已全部完成`, UNIT)
      expect((await town.says(owner, `/办结 ${code}`, UNIT)).join()).toContain('已提交验收')
    }
    expect(stateOf(town, 'WT-016')?.evidence.length).toBe(owners.length)
    expect(owners.length).toBe(2)
  })
})

const nameOf = (town: Town, id: string): string =>
  town.service.database.read(
    (store) => [...store.directory.load().people.values()].find((each) => each.id === id)?.name ?? '',
  )
