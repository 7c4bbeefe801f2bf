import type { Role } from '../people/person.ts'

/** The columns of the matrix (domain.md 3.6); PUB and AUDIT have none there and get nothing from it. */
export const MATRIX_ROLES = [
  'FIRST',
  'LEADER',
  'HEAD',
  'HANDLER',
  'LIAISON',
  'JIJIAN',
  'ZUZHI',
  'OFFICE',
  'TEAM',
  'GROUP',
  'DISTRICT',
  'ADMIN',
] as const satisfies readonly Role[]
export type MatrixRole = (typeof MATRIX_ROLES)[number]

/** ● do · ○ own scope only · R read · – none; `part` is the word that stands in the cell beside or instead of it. */
export interface Cell {
  readonly grant: 'do' | 'own' | 'read' | 'none' | 'part'
  readonly part: string | null
}

const cell = (text: string): Cell => {
  const sign = text.slice(0, 1)
  const rest = text.slice(1)
  if (sign === '●') return { grant: 'do', part: rest || null }
  if (sign === '○') return { grant: 'own', part: rest || null }
  if (text === 'R') return { grant: 'read', part: null }
  return text === '–' ? { grant: 'none', part: null } : { grant: 'part', part: text }
}

/** The table of domain.md 3.6, every cell, in the order of MATRIX_ROLES. */
const TABLE = {
  signFeedback: '○|–|–|–|–|–|–|R|R|R|R|–',
  readItem: '○|○|○|○|○|●|●|●|●|●|R|–',
  claimAssign: '○|○claim|○tasks|○claim tasks|–|R|R|R|–|R|R|–',
  decompose: '–|○|○|–|○draft|–|–|R|–|–|–|–',
  report: '○|○|○|○|○|–|–|–|–|–|–|–',
  submitCloseOut: '–|○|○|–|–|–|–|–|–|–|–|–',
  initialReview: '○ if LEADER conflicts|○|–|–|–|–|–|–|–|–|–|–',
  supervise: '–|–|–|–|–|●|●|●(reopen, check)|opinion|–|–|–',
  determine: '–|–|–|–|–|–|–|●if delegated|–|●|–|–',
  decideExtension: 'opinion|opinion, apply|apply|–|–|R|R|●|–|●beyond period|R|–',
  nudge: '○|○|○|–|–|●|●|●|–|●|批示|–',
  publish: '○submit|–|–|–|○draft|R|R|review|–|approve|–|–',
  exportLedger: '○|○|○dept|–|○|●|●|●|R|●|○|–',
  editProfile: '–|–|–|–|–|–|–|●(2 people)|–|–|–|technical',
  readAudit: '○|–|–|–|–|●|–|●|–|●|–|●',
} as const
export type MatrixRow = keyof typeof TABLE

const NONE: Cell = { grant: 'none', part: null }
const cells = new Map<string, Cell>()
for (const [row, line] of Object.entries(TABLE))
  for (const [n, text] of line.split('|').entries()) cells.set(`${row} ${MATRIX_ROLES[n]}`, cell(text))

/** One cell of the matrix. The Who columns of the transitions win over it (policy/actions.ts). */
export const matrixCell = (row: MatrixRow, role: Role): Cell => cells.get(`${row} ${role}`) ?? NONE

interface Entitled {
  readonly role: MatrixRole
  readonly scope: 'any' | 'own'
}

/** Roles that a row lets act, with whether only in their own scope. */
export const rolesThatMay = (row: MatrixRow): readonly Entitled[] =>
  MATRIX_ROLES.flatMap((role): Entitled[] => {
    const { grant } = matrixCell(row, role)
    if (grant === 'do') return [{ role, scope: 'any' }]
    return grant === 'own' ? [{ role, scope: 'own' }] : []
  })
