import { problemAsOf } from '../../../app/as-of.ts'
import type { DigestFigures, ScopeFigures } from '../../../domain/digest/figures.ts'
import type { OrganisationCode, ProblemCode } from '../../../domain/kernel/codes.ts'
import type { Instant } from '../../../domain/kernel/time.ts'
import { table } from '../build/layout.ts'
import { cut, heading, line, remark } from '../build/text.ts'
import type { RootElement } from '../build/types.ts'
import type { Detail } from '../fit.ts'
import { type CardView, unitName } from '../view.ts'
import { figureFacts, lightChart, lightsText, unitTable } from './digest-figures.ts'
import { lateTable } from './digest-late.ts'
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

/** Sections of the digest (domain.md 3.9); titles and reasons only where the chat may see them. */
export const digestBody = (
  view: CardView,
  content: DigestContent,
  detail: Detail,
): readonly RootElement[] => {
  const { figures, previous, organisation } = content
  const { section, sections, noPrevious, none } = view.text.digest
  const own = scopeOf(figures, organisation)
  if (own === undefined) return [line(none)]
  const before = scopeOf(previous, organisation) ?? null
  const substance = view.audience === 'person' || (view.audience === 'unit' && organisation !== null)
  const parts: readonly (readonly [name: string, elements: readonly RootElement[]])[] = [
    [
      sections.overall,
      [
        figureFacts(view, own, before),
        line(lightsText(view, own)),
        ...(before === null && content.journalHead !== null ? [remark(noPrevious)] : []),
      ],
    ],
    ...(organisation === null && figures.byOrganisation.length > 0
      ? [[sections.units, [unitTable(view, figures, detail), lightChart(view, figures, detail)]] as const]
      : []),
    [sections.closed, codeList('closed', view, content, own.newlyClosedCodes, substance, detail)],
    [sections.overdue, lateTable(view, content, own, substance, detail)],
    [sections.next, codeList('next', view, content, own.dueNextWeekCodes, substance, detail)],
  ]
  return [
    ...parts.flatMap(([name, elements], index) => [heading(section(index + 1, name)), ...elements]),
    legend(view),
    ...(content.journalHead === null ? [] : [remark(view.text.digest.journalHead(content.journalHead))]),
  ]
}

/** Codes with unit, title where it may be seen, and deadline. */
const codeList = (
  name: string,
  view: CardView,
  { cutOff }: DigestContent,
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
    const problem = problemAsOf(view.store, code, cutOff)
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
