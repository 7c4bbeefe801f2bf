import { problemAsOf } from '../../../app/as-of.ts'
import { IMPORTED } from '../../../app/import/words.ts'
import type { ScopeFigures } from '../../../domain/digest/figures.ts'
import type { Problem } from '../../../domain/problem/problem.ts'
import { openBlockers, pendingExtension, standingProgress } from '../../../domain/problem/queries.ts'
import { saidAtOf } from '../../../domain/problem/said.ts'
import type { Catalogue } from '../../../text/index.ts'
import { table } from '../build/layout.ts'
import { cut, line, remark } from '../build/text.ts'
import type { RootElement } from '../build/types.ts'
import type { Detail } from '../fit.ts'
import { type CardView, nameOf, unitName } from '../view.ts'
import type { DigestContent } from './digest-body.ts'

interface Reason {
  readonly kind: keyof Catalogue['digest']['reasons']
  readonly text: string
}

const NONE: Reason = { kind: 'none', text: '' }

/** Why an overdue item is late, as far as the ledger knows: what was said for it first, then what stands in its way. */
const reasonOf = (view: CardView, problem: Problem): Reason => {
  const since = view.calendar.endOf(problem.effectiveDeadline)
  const report = standingProgress(problem).findLast(
    (each) => saidAtOf(each) > since && each.note !== '' && each.note !== IMPORTED,
  )
  const [blocker] = openBlockers(problem)
  const returned = problem.applications.at(-1)?.reviews.findLast(({ result }) => result === 'returned')
  const found: readonly (Reason | undefined)[] = [
    withText('extension', pendingExtension(problem)?.reason),
    withText('report', report?.note),
    withText('blocker', blocker?.text),
    withText('returned', returned?.opinion),
  ]
  return found.find((each) => each !== undefined) ?? NONE
}

const withText = (kind: Reason['kind'], text: string | undefined): Reason | undefined =>
  text === undefined ? undefined : { kind, text }

/**
 * Overdue and reopened items: unit, leader, days past the effective deadline, reason and the date asked for
 * (domain.md 3.9). A wide chat reads no names, and the reason in a word (contract.md 5).
 */
export const lateTable = (
  view: CardView,
  { cutOff }: DigestContent,
  own: ScopeFigures,
  substance: boolean,
  detail: Detail,
): readonly RootElement[] => {
  const { phrases, dates, digest, labels } = view.text
  const overdue = new Set(own.overdueCodes)
  const reopened = new Set(own.reopenedCodes)
  const codes = [...new Set([...own.reopenedCodes, ...own.overdueCodes])]
  if (codes.length === 0) return [line(digest.none)]
  const day = view.calendar.dayOf(cutOff)
  const shown = codes.slice(0, detail.entries)
  const columns = [
    { title: labels.code, width: '90px' },
    { title: labels.unit, width: '140px' },
    ...(substance ? [{ title: labels.leader, width: '100px' }] : []),
    { title: digest.mark, width: '140px', options: true },
    { title: digest.days, width: '100px', right: true },
    { title: digest.reason, width: substance ? '220px' : '140px' },
    { title: digest.asked, width: '110px' },
  ]
  const rows = shown.flatMap((code) => {
    const problem = problemAsOf(view.store, code, cutOff)
    if (problem === undefined) return []
    const late = overdue.has(code)
    const { kind, text } = reasonOf(view, problem)
    const reason = substance && text !== '' ? cut(text, detail.cell) : digest.reasons[kind]
    const asked = pendingExtension(problem)?.asked
    return [
      [
        code,
        cut(unitName(view, problem.organisation), 30),
        ...(substance ? [nameOf(view, problem.leader)] : []),
        [
          ...(reopened.has(code) ? [{ text: digest.reopenedMark, color: 'orange' as const }] : []),
          ...(late ? [{ text: digest.overdueMark, color: 'red' as const }] : []),
        ],
        late ? digest.daysOverdue(view.calendar.daysBetween(problem.effectiveDeadline, day)) : '—',
        late ? reason : '—',
        asked === undefined ? '—' : dates.short(asked),
      ],
    ]
  })
  const rest = codes.length - shown.length
  return [table('late', columns, rows), ...(rest > 0 ? [remark(phrases.more(rest))] : [])]
}
