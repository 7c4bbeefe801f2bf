import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { CHANGED, CUT_OFF, editing, HEAD } from './editing.ts'
import { presses, problemOf } from './steps.ts'
import { Town } from './town.ts'

let town: Town
beforeEach(async () => {
  town = await Town.open({ at: '2025-10-27T09:00:00+08:00' })
})
afterEach(() => town.close())

const { edit, orders, sent, ofEdits, lookUps, percentOf, cardAfter } = editing(() => town)

describe('a command that is edited', () => {
  it('is put to its sender when it reports progress', async () => {
    const said = await orders('/进度 RW-003-1 75% 签证补齐')
    edit(said, '/进度 RW-003-1 85% 签证补齐')
    const card = await cardAfter(CUT_OFF)
    expect(town.wordsOf(card)).toContain('进度 85%（现为 75%）')
    await presses(town, HEAD, card, '确认')
    expect(percentOf('RW-003-1')).toBe(85)
  })

  it('tells what stands when it names another item', async () => {
    const said = await orders('/进度 RW-003-1 75%')
    edit(said, '/进度 RW-003-2 80%')
    const words = town.wordsOf(await cardAfter(CUT_OFF))
    expect(words).toContain('进度 80%（现为 70%）')
    expect(words).toContain('RW-003-1 报送进展：进度 75%')
  })

  it('has no effect otherwise, of which he is told in private', async () => {
    const texts = ['/堵点 WT-003 财政评审未排期', '/进度 RW-003-1 75%']
    const [blocker, report] = [await orders(texts[0] ?? ''), await orders(texts[1] ?? '')]
    const { blockers, progress } = problemOf(town, 'WT-003')
    edit(blocker, '/堵点 WT-003 征地未完成')
    edit(report, '/办结 RW-003-1')
    const before = sent()
    await town.at(CUT_OFF)
    expect(sent()).toBe(before + 2)
    expect(ofEdits()).toEqual([
      `${CHANGED}。修改已发送的命令不产生效力，台账未作变更；如需办理，请重新发送命令。`,
      `${CHANGED}。修改已发送的命令不产生效力，台账未作变更；如需办理，请重新发送命令。`,
    ])
    expect(problemOf(town, 'WT-003')).toMatchObject({ blockers, progress })
  })

  it('that only asked is never read again', async () => {
    const asked = await orders('/问题 WT-003')
    const chatter = await orders('收到')
    await town.at(CUT_OFF)
    expect([lookUps(asked), lookUps(chatter)]).toEqual([0, 0])
  })
})

it('keeps no text of what was read again', async () => {
  const said = await orders('/进度 RW-003-1 75%')
  edit(said, '/堵点 WT-003 马踏飞燕')
  await town.at(CUT_OFF)
  expect(ofEdits()).toHaveLength(1)
  for (const name of readdirSync(town.dataDir).filter((each) => each.startsWith('taizhang.db')))
    expect(readFileSync(join(town.dataDir, name)).includes('马踏飞燕')).toBe(false)
})
