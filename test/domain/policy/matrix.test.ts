import { describe, expect, it } from 'vitest'
import { ACTIONS } from '../../../src/domain/policy/actions.ts'
import { MATRIX_ROLES, type MatrixRow, matrixCell, rolesThatMay } from '../../../src/domain/policy/matrix.ts'

/** domain.md 3.6 as printed. */
const PRINTED = `
| sign feedback | ○ | – | – | – | – | – | – | R | R | R | R | – |
| read item | ○ | ○ | ○ | ○ | ○ | ● | ● | ● | ● | ● | R | – |
| claim / assign | ○ | ○claim | ○tasks | ○claim tasks | – | R | R | R | – | R | R | – |
| decompose, edit plan | – | ○ | ○ | – | ○draft | – | – | R | – | – | – | – |
| report, upload evidence | ○ | ○ | ○ | ○ | ○ | – | – | – | – | – | – | – |
| submit close-out | – | ○ | ○ | – | – | – | – | – | – | – | – | – |
| first review | ○ if LEADER conflicts | ○ | – | – | – | – | – | – | – | – | – | – |
| supervision review, check, reopen | – | – | – | – | – | ● | ● | ●(reopen, check) | opinion | – | – | – |
| determine | – | – | – | – | – | – | – | ●if delegated | – | ● | – | – |
| decide extension | opinion | opinion, apply | apply | – | – | R | R | ● | – | ●beyond period | R | – |
| nudge, 督办函 | ○ | ○ | ○ | – | – | ● | ● | ● | – | ● | 批示 | – |
| publish | ○submit | – | – | – | ○draft | R | R | review | – | approve | – | – |
| export full ledger | ○ | ○ | ○dept | – | ○ | ● | ● | ● | R | ● | ○ | – |
| edit rule profile, calendar | – | – | – | – | – | – | – | ●(2 people) | – | – | – | technical |
| read audit trail | ○ | – | – | – | – | ● | – | ● | – | ● | – | ● |
`
const ROWS: readonly MatrixRow[] = [
  'signFeedback',
  'readItem',
  'claimAssign',
  'decompose',
  'report',
  'submitCloseOut',
  'initialReview',
  'supervise',
  'determine',
  'decideExtension',
  'nudge',
  'publish',
  'exportLedger',
  'editProfile',
  'readAudit',
]
const SIGN = { do: '●', own: '○', read: 'R', none: '–', part: '' }

describe('the permission matrix', () => {
  it('is the printed one, cell by cell', () => {
    const printed = PRINTED.trim()
      .split('\n')
      .map((line) =>
        line
          .split('|')
          .slice(2, -1)
          .map((text) => text.trim()),
      )
    const held = ROWS.map((row) =>
      MATRIX_ROLES.map((role) => {
        const { grant, part } = matrixCell(row, role)
        return `${SIGN[grant]}${part ?? ''}`
      }),
    )
    expect(held).toEqual(printed)
  })

  it('gives roles without a column nothing', () => {
    for (const row of ROWS) {
      expect(matrixCell(row, 'AUDIT').grant).toBe('none')
      expect(matrixCell(row, 'PUB').grant).toBe('none')
    }
  })

  it('decides where no transition names its people', () => {
    const decided = Object.entries(ACTIONS).flatMap(([action, { row, who }]) =>
      who === undefined && row !== null ? [[action, rolesThatMay(row).map(({ role }) => role)]] : [],
    )
    const unit = ['FIRST', 'LEADER', 'HEAD', 'HANDLER', 'LIAISON']
    expect(Object.fromEntries(decided)).toEqual({
      uploadEvidence: unit,
      changeEvidenceKind: unit,
      raiseBlocker: unit,
      exportLedger: ['FIRST', 'LEADER', 'HEAD', 'LIAISON', 'JIJIAN', 'ZUZHI', 'OFFICE', 'GROUP', 'DISTRICT'],
      readAudit: ['FIRST', 'JIJIAN', 'OFFICE', 'GROUP', 'ADMIN'],
      editProfile: ['OFFICE'],
    })
  })
})
