import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { stateOf, Town } from './town.ts'

const UNIT = '建设交通局巡察整改工作群'
const [HEAD, TASK] = ['廖望山', 'RW-003-2']

describe('limits of what one person can set', () => {
  let town: Town
  beforeAll(async () => {
    town = await Town.open({ at: '2025-10-24T09:00:00+08:00' })
  })
  afterAll(() => town.close())

  it('lets nobody ask for a deadline beyond a year, or for one that no calendar has', async () => {
    const [far] = await town.says(HEAD, '/延期 WT-003 2099-12-31 资料未齐', UNIT)
    expect(far).toContain('时限最晚可至2026年10月25日，请另选日期。')
    const [never] = await town.says(HEAD, '/延期 WT-003 9999-12-31 资料未齐', UNIT)
    expect(never).toContain('9999-12-31')
    expect(stateOf(town, 'WT-003')?.extensions).toEqual([])
  })

  it('reads a bare percent before any kind of note', async () => {
    const [said] = await town.says(HEAD, `/进度 ${TASK} 81 BIM模型完成`, UNIT)
    expect(said).toContain(`已登记 ${TASK} 进度 81%（上次 70%）。`)
    expect(stateOf(town, 'WT-003')?.progress.at(-1)?.note).toBe('BIM模型完成')
  })
})
