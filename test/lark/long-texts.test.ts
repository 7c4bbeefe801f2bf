import { expect, it, onTestFinished } from 'vitest'
import { heard, openDoor } from '../../scripts/bench/load/door.ts'
import { type LedgerPlan, makeLedger } from '../../scripts/bench/load/ledger.ts'
import { instant } from '../../src/domain/kernel/time.ts'
import { temporaryFolder } from '../storage/stage.ts'

/** What the platform takes at most, bytes of UTF-8. */
const LONGEST = 150 * 1024
const FILLINGS = ['\n', ' ', '\u3000', '。', '、', '>', '1', '确', '\uFFFD', 'WT-001、', '/进度 ', '延期']
const AROUND = [
  ['x', ' 进度 50%'],
  ['/进度 RW-001-1 50 ', ' x'],
  ['WT-001完成50%', '。'],
  ['汉', '被立案'],
] as const

// Whatever took the square of its time would take minutes for these, and nobody else would be answered meanwhile.
it.each(FILLINGS)(
  'a text filled up with %j holds nobody up',
  async (filling) => {
    const plan: LedgerPlan = { problems: 20, units: 4, now: instant(Date.now()) }
    const database = makeLedger(temporaryFolder(), plan)
    onTestFinished(() => database.close())
    const door = openDoor(database)
    const texts = AROUND.map(
      ([start, end]) => start + filling.repeat(Math.floor(LONGEST / Buffer.byteLength(filling))) + end,
    )
    for (const [n, text] of texts.entries()) {
      const answer = door.receive({ ...heard(plan, 1, text), id: `om_${n}` })
      await expect(answer).resolves.not.toThrow()
    }
  },
  5000,
)
