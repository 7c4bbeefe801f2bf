import { expect, it, onTestFinished } from 'vitest'
import { heard, openDoor } from '../../scripts/bench/load/door.ts'
import { type LedgerPlan, makeLedger } from '../../scripts/bench/load/ledger.ts'
import { instant } from '../../src/domain/kernel/time.ts'
import { LONGEST_TEXT } from '../../src/domain/understanding/read-message.ts'
import { temporaryFolder } from '../storage/stage.ts'

/** What the platform takes at most, bytes of UTF-8. */
const LONGEST = 150 * 1024
const FILLINGS = ['\n', ' ', '\u3000', '。', '、', '>', '1', '确', '\uFFFD', 'WT-001、', '/进度 ', '延期']
const TOLD = [
  '8%',
  '80%',
  '80%、',
  '，80%',
  '八成',
  '12号',
  '10月1日',
  '不',
  '吗',
  '申请办结 ',
  '尚未 ',
  'if ',
]
const AROUND = [
  ['x', ' 进度 50%'],
  ['/进度 RW-001-1 50 ', ' x'],
  ['WT-001完成50%', '。'],
  ['汉', '被立案'],
] as const

/** The processor's milliseconds that four such texts take. */
const spent = async (filling: string, times: number): Promise<number> => {
  const plan: LedgerPlan = { problems: 20, units: 4, now: instant(Date.now()) }
  const database = makeLedger(temporaryFolder(), plan)
  onTestFinished(() => database.close())
  const door = openDoor(database)
  const before = process.cpuUsage()
  for (const [n, [start, end]] of AROUND.entries()) {
    const text = start + filling.repeat(times) + end
    const answer = door.receive({ ...heard(plan, 1, text), id: `om_${n}` })
    await expect(answer).resolves.not.toThrow()
  }
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1000
}

// Whatever took the square of its time would take minutes for these, and nobody else would be answered meanwhile.
it.each(FILLINGS)(
  'a text filled up with %j holds nobody up',
  async (filling) => {
    await spent(filling, Math.floor(LONGEST / Buffer.byteLength(filling)))
  },
  5000,
)

// The longest that is read at all: past it the reader refuses before it looks.
it.each([...FILLINGS, ...TOLD])(
  'a text that is just read, filled up with %j, holds nobody up',
  async (filling) => {
    expect(await spent(filling, Math.floor((LONGEST_TEXT - 100) / filling.length))).toBeLessThan(1000)
  },
)
