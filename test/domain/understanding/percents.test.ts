import { describe, expect, it } from 'vitest'
import { localDate } from '../../../src/domain/kernel/time.ts'
import { normalise } from '../../../src/domain/understanding/normalise.ts'
import { percentsIn } from '../../../src/domain/understanding/percents.ts'
import { readMessage } from '../../../src/domain/understanding/read-message.ts'
import { calendar } from './grade.ts'

const shares = (text: string) => percentsIn(normalise(text), []).map(({ value, range }) => value ?? range)
const told = (text: string): number | undefined =>
  readMessage(`WT-012${text}`, { today: localDate('2025-09-10'), calendar, replyTo: null }).readings[0]
    ?.percent

describe('shares of the work', () => {
  it.each([
    ['８０％', 80],
    ['八成', 80],
    ['八成五', 85],
    ['七成半', 75],
    ['9成', 90],
    ['百分之九十', 90],
    ['百分之七十五', 75],
    ['三分之二', 67],
    ['一半', 50],
    ['还剩两成', 80],
    ['进度:80', 80],
    ['七八成', [70, 80]],
    ['60%-70%', [60, 70]],
    ['过半', [51, 99]],
    ['近九成', [80, 90]],
    ['不到四成', [1, 39]],
    ['超过六成', [60, 99]],
    ['一半都不到', [1, 49]],
  ])('%s is %j', (text, share) => expect(shares(text)).toEqual([share]))

  it.each(['完成', '成立专班', '八成是赶不上了', '形成机制', '过半个月'])('%s is none', (text) =>
    expect(shares(text)).toEqual([]),
  )

  it.each([
    ['40%→75%', 75],
    ['从40%提高到75%', 75],
    ['上周60%，这周75%', 75],
    ['是70%，不是90%', 70],
    ['提升了10个百分点，现在70%', 70],
    ['群众满意度95%，整改进度60%', 60],
    ['预计月底能到90%，目前65%', 65],
    ['其中甲项100%，乙项50%，总体75%', 75],
    ['还剩30%没做', 70],
    ['剩余三成未完成', 70],
    ['没做的还有30%', 70],
    ['余下20%正在做', 80],
    ['三成未动', 70],
    ['还有1/4没弄', 75],
    ['完成率70%，未完成率30%', 70],
    ['已整改70%，未整改30%', 70],
    ['完成3/4', 75],
  ])('%s tells %i', (text, share) => expect(told(text)).toBe(share))

  it.each(['满意度95%', '未整改30%', '还有9/15的会没开', '争取月底到80%', '资金回收率80%'])(
    '%s tells none',
    (text) => expect(told(text)).toBeUndefined(),
  )
})
