import type { CardParams, EvidenceFile } from '../../app/cards.ts'
import { isTaskCode, problemOf } from '../../domain/kernel/codes.ts'
import type { Evidence } from '../../domain/problem/entries.ts'
import { EVIDENCE_KIND_KEYS } from '../../domain/problem/vocabulary.ts'
import { actingSelect } from './build/inputs.ts'
import { card } from './build/layout.ts'
import { cut, line, remark } from './build/text.ts'
import type { RootElement, Template } from './build/types.ts'
import { defineCard } from './card.ts'
import { fitted } from './fit.ts'
import { targetsFor } from './parts/permits.ts'
import { type CardView, pressers, showsSubstance } from './view.ts'

interface Entry {
  readonly file: EvidenceFile
  readonly evidence: Evidence | undefined
  /** The kind may still be chosen. */
  readonly open: boolean
}

interface State {
  readonly params: CardParams['evidence']
  readonly entries: readonly Entry[]
  readonly substance: boolean
}

const TEMPLATES: Readonly<Record<EvidenceFile['status'], Template>> = {
  receiving: 'wathet',
  received: 'green',
  failed: 'orange',
}

/** What the files of a command became: on their way, evidence with its kind to choose, or failed. */
export const evidence = defineCard<'evidence', State>({
  name: 'evidence',
  load: (view, params) => {
    const problem = view.store.problems.get(isTaskCode(params.on) ? problemOf(params.on) : params.on)
    if (problem === undefined) return undefined
    const loose = targetsFor(view, pressers(view, problem, params.viewer), 'changeEvidenceKind', problem)
    const entries = params.files.map((file) => {
      const found = problem.evidence.find((each) => each.code === file.evidence)
      const open = found !== undefined && loose.some((target) => target.evidence === found.code)
      return { file, evidence: found, open }
    })
    return { params, entries, substance: showsSubstance(view, problem, params.viewer) }
  },
  draw: (state, view) => {
    const { params, entries } = state
    const header = { title: view.text.evidenceCard.title(params.on), template: templateOf(entries) }
    const draw = () => card(header, body(view, state))
    return {
      card: fitted(draw),
      settled: !entries.some(({ file, open }) => file.status === 'receiving' || open),
    }
  },
})

/** Still waiting before failed before received: the colour is that of what needs a look. */
const templateOf = (entries: readonly Entry[]): Template => {
  const has = (status: EvidenceFile['status']) => entries.some(({ file }) => file.status === status)
  if (has('receiving')) return TEMPLATES.receiving
  return has('failed') ? TEMPLATES.failed : TEMPLATES.received
}

const body = (view: CardView, { params, entries, substance }: State): readonly RootElement[] => [
  ...entries.flatMap((entry) => entryLines(view, entry, substance)),
  ...(params.more > 0 ? [remark(view.text.evidenceCard.more(params.more))] : []),
]

const entryLines = (
  view: CardView,
  { file, evidence: found, open }: Entry,
  substance: boolean,
): readonly RootElement[] => {
  const { evidenceCard: words, terms } = view.text
  const title = found?.title ?? file.title
  const named = substance && title !== '' ? [line(`${words.file}${terms.colon}${cut(title, 200)}`)] : []
  if (file.status === 'receiving') return [line(words.receiving), ...named]
  if (file.status === 'failed') return [line(failure(view, file.reason)), ...named]
  if (found === undefined) return [...named, line(terms.none)]
  if (found.undoneAt !== undefined) return [line(words.undone(found.code)), ...named]
  const kind = `${words.kind}${terms.colon}${terms.evidenceKinds[found.kind]}`
  const choice = () =>
    actingSelect(
      words.kindHint,
      EVIDENCE_KIND_KEYS.map((key) => ({ text: terms.evidenceKinds[key], value: key })),
      found.kind,
      { do: 'evidenceKind', evidence: found.code },
    )
  const frozen = substance ? [remark(words.kindFrozen)] : []
  return [line(words.received(found.code)), ...named, line(kind), ...(open ? [choice()] : frozen)]
}

const failure = (view: CardView, reason: string | null): string => {
  const { failures, failed } = view.text.evidenceCard
  const known: Readonly<Record<string, string>> = failures
  return (reason === null ? undefined : known[reason]) ?? failed
}
