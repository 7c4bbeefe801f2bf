import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { exportJson } from '../../src/app/export/json.ts'
import { verifyLedger } from '../../src/app/verify.ts'
import { sha256 } from '../../src/runtime/sqlite.ts'
import { asksFor } from './answers.ts'
import { asks, buttonsOn, problemOf } from './steps.ts'
import { Town } from './town.ts'

const UNIT = '建设交通局巡察整改工作群'
/** The responsible leader and the first-responsible person of WT-003. */
const LEADER = '鲁启明'
const FIRST = '程砚秋'
const CODE = 'WT-003'

let town: Town
const says = (by: string, text: string) => asksFor(town, by, text, UNIT)

beforeAll(async () => {
  town = await Town.open({
    at: '2025-10-24T09:00:00+08:00',
    edits: ({ problems }) => {
      for (const problem of problems) if (problem.code === CODE) delete problem.demo_state
    },
  })
})
afterAll(() => town.close())

describe('a problem taken over without a state', () => {
  it('waits to be claimed, its tasks known already', () => {
    expect(problemOf(town, CODE)).toMatchObject({ state: 'awaitingClaim', leader: null, claim: null })
    expect(problemOf(town, CODE).tasks.length).toBeGreaterThan(0)
  })

  it('keeps the department and its head that the file names: on the card, in the export, and once claimed', async () => {
    const named = { department: '质量安全监督站', head: 'U-108' }
    expect(town.wordsOf(await asks(town, LEADER, `/问题 ${CODE}`, UNIT))).toContain(
      '责任部门：质量安全监督站（廖望山）',
    )
    const text = town.service.database.read((store) => [...exportJson(store, null)].join(''))
    expect(JSON.parse(text).problems[2]).toMatchObject({
      code: CODE,
      state: '待认领',
      leader: null,
      ...named,
    })
    await says(LEADER, `/认领 ${CODE}`)
    expect(problemOf(town, CODE)).toMatchObject({ state: 'awaitingPlan', ...named })
    await says(LEADER, '/撤销')
    expect(problemOf(town, CODE)).toMatchObject({ state: 'awaitingClaim', ...named })
    expect(town.service.database.read((store) => verifyLedger(store, sha256).finding)).toBeNull()
  })

  it('is assigned to a leader only; whoever is none is called by his name', async () => {
    expect(await says(FIRST, `/指派 ${CODE} @邱大为`)).toBe('“邱大为”不是该单位的责任领导，不能指派。')
  })

  it('is given back when it was claimed by mistake', async () => {
    expect(await says(LEADER, `/认领 ${CODE}`)).toContain(`已认领 ${CODE}`)
    expect(await says(LEADER, '/撤销')).toBe(`已撤销：${CODE} 的认领。`)
    expect(problemOf(town, CODE)).toMatchObject({ state: 'awaitingClaim', leader: null, claim: null })
    await says(FIRST, `/指派 ${CODE} @沈若岚`)
    expect(problemOf(town, CODE).state).toBe('awaitingPlan')
    expect(await says('沈若岚', `/催办 ${CODE}`)).toBe('WT-003 现由您本人办理，请抓紧推进，无需催办。')
    expect(await says(FIRST, '/撤销')).toContain('已撤销')
    expect(problemOf(town, CODE)).toMatchObject({ state: 'awaitingClaim', leader: null, claim: null })
    expect(buttonsOn(town, await asks(town, LEADER, `/问题 ${CODE}`, UNIT))).toContain('认领')
  })
})
