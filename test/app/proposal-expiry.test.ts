import { describe, expect, it } from 'vitest'
import { propose } from '../../src/app/proposal/propose.ts'
import { confirmAll, confirmLine } from '../../src/app/proposal/settle-line.ts'
import { problemCode, taskCode } from '../../src/domain/kernel/codes.ts'
import { Refusal } from '../../src/domain/kernel/refusal.ts'
import { instant } from '../../src/domain/kernel/time.ts'
import { LIFE_MS } from '../../src/domain/proposal/proposal.ts'
import { proposedLines } from '../../src/domain/proposal/propose.ts'
import { on, Stage } from './ledger-stage.ts'

const TASK = taskCode(problemCode(3), 1)
const OWNER = 'U-108'
const SAID = on('2025-10-27', '09:00')

const proposed = (ledger: Stage): string => {
  ledger.now = SAID
  return ledger.acts(OWNER, (acting) => {
    const reading = {
      intent: 'progress',
      refs: [TASK],
      percent: 80,
      note: '签证已补齐',
      reason: 'test',
    } as const
    const heard = { messageId: 'om_1', chatId: 'oc_1', saidAt: SAID, to: { chatId: 'oc_1' } }
    return propose(acting, heard, proposedLines([reading], SAID, [])).id
  })
}
const refused = (act: () => unknown): string => {
  try {
    act()
  } catch (error) {
    if (error instanceof Refusal) return error.code
    throw error
  }
  return 'allowed'
}

describe('what nobody confirmed within a day', () => {
  it('is confirmed no more, although the look that lets it lapse has not come', () => {
    const ledger = new Stage({ importedAt: on('2025-10-24', '17:30') })
    const id = proposed(ledger)
    ledger.now = instant(SAID + LIFE_MS)
    expect(refused(() => ledger.acts(OWNER, (acting) => confirmAll(acting, id)))).toBe('stale')
    expect(refused(() => ledger.acts(OWNER, (acting) => confirmLine(acting, id, 0, 0)))).toBe('stale')
  })

  it('is confirmed up to the last moment', () => {
    const ledger = new Stage({ importedAt: on('2025-10-24', '17:30') })
    const id = proposed(ledger)
    ledger.now = instant(SAID + LIFE_MS - 1)
    const line = ledger.acts(OWNER, (acting) => confirmLine(acting, id, 0, 0))
    expect(line?.state).toBe('stored')
    expect(refused(() => ledger.acts(OWNER, (acting) => confirmAll(acting, id)))).toBe('stale')
  })
})
