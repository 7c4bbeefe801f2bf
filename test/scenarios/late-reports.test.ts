import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { exportJson } from '../../src/app/export/json.ts'
import { verifyLedger } from '../../src/app/verify.ts'
import { type Instant, instant } from '../../src/domain/kernel/time.ts'
import { sha256 } from '../../src/runtime/sqlite.ts'
import type { Message } from '../../src/sandbox/index.ts'
import { plain } from './answers.ts'
import { say } from './gaps.ts'
import { asks, problemOf } from './steps.ts'
import { Town } from './town.ts'

const UNIT = '建设交通局巡察整改工作群'
const [OWNER, LEADER] = ['廖望山', '鲁启明']
const CODE = 'WT-003'
const MINUTE = 60_000

let town: Town
beforeAll(async () => {
  town = await Town.open({ at: '2025-10-24T09:00:00+08:00' })
})
afterAll(() => town.close())

const exported = (asOf: Instant | null) => {
  const text = town.service.database.read((store) => [...exportJson(store, asOf)].join(''))
  const { problems }: { problems: { code: string; progress: unknown[]; reportedPercent: number }[] } =
    JSON.parse(text)
  const found = problems.find(({ code }) => code === CODE)
  if (found === undefined) throw new Error('not exported')
  return found
}

describe('a report of which the bot hears after those that were said since', () => {
  let late: Message
  let between: Instant

  it('is told to be of the time at which it was said', async () => {
    town.emulator.faults.set({ reorderEvents: true })
    late = say(town, OWNER, `/进度 ${CODE} 71%`, UNIT)
    await town.emulator.clock.advance(20 * MINUTE)
    between = instant(town.emulator.clock.now())
    await town.emulator.clock.advance(20 * MINUTE)
    say(town, LEADER, `/进度 ${CODE} 77%`, UNIT)
    await town.quiet()
    town.emulator.faults.set({ reorderEvents: false })
    const answers = town.answersTo(late).map((each) => plain(town.wordsOf(each)))
    expect(answers).toEqual(['已补记 WT-003 10月24日 09:00的进度 71%，当前进度仍为 77%。'])
  })

  it('stands there in the history of the item', async () => {
    const words = town.wordsOf(await asks(town, LEADER, `/问题 ${CODE}`, UNIT))
    expect(words.match(/.*报送WT-003进展.*/g)).toEqual([
      expect.stringMatching(/^10月24日 09:40 鲁启明 报送WT-003进展 .*→77%/),
      expect.stringMatching(/^10月24日 09:00 廖望山 报送WT-003进展 .*→71%/),
    ])
  })

  it('is exported so, and the past is told as it was said', () => {
    const at = new Date(late.createTime).toISOString()
    const now = exported(null)
    expect(now.progress.slice(-2)).toMatchObject([{ percent: 71, at }, { percent: 77 }])
    expect(now.reportedPercent).toBe(77)
    const then = exported(between)
    expect(then.progress.at(-1)).toMatchObject({ percent: 71, at })
    expect(then.reportedPercent).toBe(71)
    expect(exported(instant(late.createTime - 1)).progress).not.toContainEqual(
      expect.objectContaining({ percent: 71 }),
    )
    expect(problemOf(town, CODE).reportedPercent).toBe(77)
    expect(town.service.database.read((store) => verifyLedger(store, sha256).finding)).toBeNull()
  })
})
