import type { LedgerFilter } from '../../app/cards.ts'
import { markedCodes } from '../../app/marked-codes.ts'
import type { ProblemQuery } from '../../app/ports.ts'
import { cutOffAt } from '../../domain/digest/counts.ts'
import { asksNothing } from '../../domain/digest/marks.ts'
import type { OrganisationCode, PersonId, ProblemCode } from '../../domain/kernel/codes.ts'
import { profileOf } from '../../domain/people/directory.ts'
import { readableOrganisations } from '../../domain/policy/reading.ts'
import type { Problem } from '../../domain/problem/problem.ts'
import type { Catalogue } from '../../text/index.ts'
import { button } from './build/inputs.ts'
import { card, row } from './build/layout.ts'
import { cut, line, remark } from './build/text.ts'
import type { Button, RootElement } from './build/types.ts'
import { defineCard } from './card.ts'
import { type Detail, fitted } from './fit.ts'
import { legend } from './parts/light.ts'
import { markName } from './parts/mark-name.ts'
import { problemTable } from './parts/problem-table.ts'
import { type CardView, showsSubstance, today, unitName } from './view.ts'

/** Rows of a page: as many as a table shows without paging of its own. */
const PAGE = 10

interface State {
  readonly filter: LedgerFilter
  readonly viewer: PersonId
  readonly problems: readonly Problem[]
  readonly total: number
  /** 0-based, within the pages that there are. */
  readonly page: number
}

/** /台账: a page of the ledger as far as the asker may read it; in a unit's chat only that unit's. */
export const ledger = defineCard<'ledger', State>({
  name: 'ledger',
  load: (view, { query, page, viewer }) => {
    const scope = scopeOf(view, viewer, query.organisation)
    const found = find(view, query, scope, page)
    const last = Math.max(0, Math.ceil(found.total / PAGE) - 1)
    const shown = page <= last ? found : find(view, query, scope, last)
    return { filter: query, viewer, page: Math.min(page, last), ...shown }
  },
  draw: (state, view) => {
    const header = {
      title: view.text.ledgerCard.title,
      subtitle: cut(view.directory.round?.name ?? '', 80),
      template: 'blue',
    } as const
    const draw = (detail: Detail) => card(header, body(view, state, detail), { wide: true })
    return { card: fitted(draw), settled: false }
  },
})

type Scope = 'all' | readonly OrganisationCode[]

const scopeOf = (view: CardView, viewer: PersonId, wanted: OrganisationCode | null): Scope => {
  const person = view.directory.people.get(viewer)
  const readable = person === undefined ? [] : readableOrganisations(view.directory, person, view.now)
  const within = (codes: readonly OrganisationCode[]): Scope =>
    readable === 'all' ? codes : codes.filter((code) => readable.includes(code))
  const place = view.unit === null ? null : [view.unit]
  if (wanted !== null) return within(place === null ? [wanted] : place.filter((code) => code === wanted))
  return place === null ? readable : within(place)
}

/** Codes that the filter leaves; undefined = any. */
const codesOf = (view: CardView, filter: LedgerFilter): readonly ProblemCode[] | undefined => {
  const { codes, marks = [], returned = null } = filter
  if (asksNothing({ marks, returned })) return codes.length === 0 ? undefined : codes
  const cutOff = cutOffAt(view.now, view.calendar, profileOf(view.directory))
  const marked = markedCodes(view.store, { marks, returned }, cutOff)
  return codes.length === 0 ? marked : marked.filter((code) => codes.includes(code))
}

const find = (
  view: CardView,
  filter: LedgerFilter,
  scope: Scope,
  page: number,
): { readonly problems: readonly Problem[]; readonly total: number } => {
  const codes = codesOf(view, filter)
  const { asText = [] } = filter
  const query = {
    ...(filter.states.length === 0 ? {} : { states: filter.states }),
    ...(filter.overdue ? { overdueOn: today(view) } : {}),
    ...(filter.words.length === 0 ? {} : { words: filter.words }),
    ...(codes === undefined ? {} : { codes, orHolding: asText }),
  } satisfies Partial<ProblemQuery>
  const { problems } = view.store
  if (scope === 'all') return problems.find({ ...query, limit: PAGE, offset: page * PAGE })
  let total = 0
  const found: Problem[] = []
  for (const organisation of scope) {
    const offset = Math.max(0, page * PAGE - total)
    const part = problems.find({ ...query, organisation, limit: PAGE, offset })
    found.push(...part.problems.slice(0, Math.max(0, PAGE - found.length)))
    total += part.total
  }
  return { problems: found, total }
}

const body = (view: CardView, state: State, detail: Detail): readonly RootElement[] => {
  const { ledgerCard: words, phrases } = view.text
  const { problems, total, page, viewer } = state
  const pages = Math.max(1, Math.ceil(total / PAGE))
  const counted = phrases.bracketed(words.total(total), words.page(page + 1, pages))
  const titled = (problem: Problem) => showsSubstance(view, problem, viewer)
  return [
    remark(words.filter(filterParts(view, state.filter))),
    ...(problems.length === 0
      ? [line(words.none)]
      : [
          line(counted),
          problemTable('ledger', view, problems, titled, detail),
          ...pager(view, page, pages),
          legend(view),
        ]),
  ]
}

const markNames = (text: Catalogue, { marks = [], returned = null }: LedgerFilter): readonly string[] => [
  ...marks.map((mark) => markName(text, mark)),
  ...(returned === null ? [] : [text.terms.flags.returned(returned)]),
]

const filterParts = (view: CardView, filter: LedgerFilter): readonly string[] => {
  const { ledgerCard: words, terms } = view.text
  const marks = markNames(view.text, filter)
  const { asText = [] } = filter
  const parts = [
    ...(filter.organisation === null ? [] : [words.unit(cut(unitName(view, filter.organisation), 40))]),
    ...(filter.states.length === 0
      ? []
      : [words.states(filter.states.map((state) => terms.problemStates[state]))]),
    ...(filter.overdue ? [words.overdue] : []),
    ...(marks.length === 0 ? [] : [words.marks(marks)]),
    ...(filter.codes.length === 0 ? [] : [words.codes(filter.codes)]),
    ...(filter.words.length === 0 ? [] : [words.words(filter.words.map((word) => cut(word, 30)))]),
    ...(asText.length === 0 ? [] : [words.asText(asText.map((word) => cut(word, 30)))]),
  ]
  return parts.length === 0 ? [words.all] : parts
}

const pager = (view: CardView, page: number, pages: number): readonly RootElement[] => {
  const { buttons } = view.text
  const moves: readonly Button[] = [
    ...(page > 0 ? [button({ text: buttons.previous, action: { do: 'page', page: page - 1 } })] : []),
    ...(page < pages - 1 ? [button({ text: buttons.next, action: { do: 'page', page: page + 1 } })] : []),
  ]
  return moves.length === 0 ? [] : [row(moves)]
}
