import type { DigestFigures, ScopeFigures } from '../../../domain/digest/figures.ts'
import type { OrganisationCode, ProblemCode } from '../../../domain/kernel/codes.ts'
import type { Instant } from '../../../domain/kernel/time.ts'
import { pendingExtension } from '../../../domain/problem/queries.ts'
import { table } from '../build/layout.ts'
import { cut, heading, line, remark } from '../build/text.ts'
import type { RootElement } from '../build/types.ts'
import type { Detail } from '../fit.ts'
import { type CardView, nameOf, unitName } from '../view.ts'
import { figureFacts, lightChart, lightsText, unitTable } from './digest-figures.ts'
import { legend } from './light.ts'

export interface DigestContent {
  readonly cutOff: Instant
  readonly figures: DigestFigures
  readonly previous: DigestFigures | null
  /** Null = the full version. */
  readonly organisation: OrganisationCode | null
  /** Head of the journal at the freeze; null for live figures. */
  readonly journalHead: string | null
}

/** The scope's figures: all, or one organisation's; undefined when it has none. */
const scopeOf = (
  figures: DigestFigures | null,
  organisation: OrganisationCode | null,
): ScopeFigures | undefined =>
  organisation === null
    ? figures?.all
    : figures?.byOrganisation.find((each) => each.organisation === organisation)?.figures

/** Sections of the digest (domain.md 3.9); titles and names only where the chat may see them. */
export const digestBody = (
  view: CardView,
  content: DigestContent,
  detail: Detail,
): readonly RootElement[] => {
  const { figures, previous, organisation } = content
  const { sections, noPrevious, none } = view.text.digest
  const own = scopeOf(figures, organisation)
  if (own === undefined) return [line(none)]
  const before = scopeOf(previous, organisation) ?? null
  const substance = view.audience === 'person' || (view.audience === 'unit' && organisation !== null)
  return [
    heading(sections.overall),
    figureFacts(view, own, before),
    line(lightsText(view, own)),
    ...(before === null && content.journalHead !== null ? [remark(noPrevious)] : []),
    ...(organisation === null && figures.byOrganisation.length > 0
      ? [heading(sections.units), unitTable(view, figures, detail), lightChart(view, figures, detail)]
      : []),
    heading(sections.closed),
    ...codeList('closed', view, own.newlyClosedCodes, substance, detail),
    heading(sections.overdue),
    ...lateTable(view, content, own, substance, detail),
    heading(sections.next),
    ...codeList('next', view, own.dueNextWeekCodes, substance, detail),
    legend(view),
    ...(content.journalHead === null ? [] : [remark(view.text.digest.journalHead(content.journalHead))]),
  ]
}

/** Codes with unit, title where it may be seen, and deadline. */
const codeList = (
  name: string,
  view: CardView,
  codes: readonly ProblemCode[],
  substance: boolean,
  detail: Detail,
): readonly RootElement[] => {
  const { phrases, dates, digest, labels } = view.text
  if (codes.length === 0) return [line(digest.none)]
  const shown = codes.slice(0, detail.entries)
  const columns = [
    { title: labels.code, width: '90px' },
    { title: labels.unit, width: '140px' },
    ...(substance ? [{ title: labels.problem, width: '260px' }] : []),
    { title: labels.deadline, width: '110px' },
  ]
  const rows = shown.flatMap((code) => {
    const problem = view.store.problems.get(code)
    if (problem === undefined) return []
    return [
      [
        code,
        cut(unitName(view, problem.organisation), 30),
        ...(substance ? [cut(problem.title, detail.cell)] : []),
        dates.short(problem.effectiveDeadline),
      ],
    ]
  })
  const rest = codes.length - shown.length
  return [table(name, columns, rows, 5), ...(rest > 0 ? [remark(phrases.more(rest))] : [])]
}

/** Overdue and reopened items: unit, leader where he may be named, days past the effective deadline. */
const lateTable = (
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
    { title: digest.asked, width: '110px' },
  ]
  const rows = shown.flatMap((code) => {
    const problem = view.store.problems.get(code)
    if (problem === undefined) return []
    const days = view.calendar.daysBetween(problem.effectiveDeadline, day)
    const asked = pendingExtension(problem)?.asked
    return [
      [
        code,
        cut(unitName(view, problem.organisation), 30),
        ...(substance ? [nameOf(view, problem.leader)] : []),
        [
          ...(reopened.has(code) ? [{ text: digest.reopenedMark, color: 'orange' as const }] : []),
          ...(overdue.has(code) ? [{ text: digest.overdueMark, color: 'red' as const }] : []),
        ],
        overdue.has(code) ? digest.daysOverdue(Math.max(1, days)) : '—',
        asked === undefined ? '—' : dates.short(asked),
      ],
    ]
  })
  const rest = codes.length - shown.length
  return [table('late', columns, rows), ...(rest > 0 ? [remark(phrases.more(rest))] : [])]
}
