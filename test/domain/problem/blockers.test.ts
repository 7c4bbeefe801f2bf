import { describe, expect, it } from 'vitest'
import { blockerCode } from '../../../src/domain/kernel/codes.ts'
import { clearBlocker, raiseBlocker } from '../../../src/domain/problem/progress.ts'
import { RW1, WT } from '../fixtures.ts'
import { underWay, whoMay } from '../scene.ts'

describe('blockers (D75)', () => {
  const blocker = { on: RW1, text: '上级批复未到' }
  const raised = () => underWay().does('handler', raiseBlocker, blocker)

  it('are raised by the chain', () => {
    const attempt = (who: string) => underWay().does(who, raiseBlocker, blocker)
    expect(whoMay(attempt)).toEqual(['first', 'leader', 'head', 'handler', 'liaison'])
    expect(underWay().refused('handler', raiseBlocker, { ...blocker, text: '' })).toBe('reasonRequired')
  })

  it('are cleared by whoever raised them, the chain above, or OFFICE', () => {
    const clearing = { blocker: blockerCode(WT, 1) }
    const attempt = (who: string) => raised().does(who, clearBlocker, clearing)
    expect(whoMay(attempt)).toEqual(['first', 'leader', 'head', 'handler', 'office', 'office2'])
    const cleared = raised().does('office', clearBlocker, clearing)
    expect(cleared.problem.blockers[0]).toMatchObject({ clearedBy: 'office' })
    expect(cleared.refused('office', clearBlocker, clearing)).toBe('nothingToDo')
    expect(raised().refused('office', clearBlocker, { blocker: blockerCode(WT, 7) })).toBe('unknownItem')
  })
})
