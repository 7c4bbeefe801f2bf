import type { CardParams, EvidenceFile } from '../../app/cards.ts'
import { problemOfItem } from '../../domain/kernel/codes.ts'
import { card } from './build/layout.ts'
import { remark } from './build/text.ts'
import type { RootElement, Template } from './build/types.ts'
import { defineCard } from './card.ts'
import { fitted } from './fit.ts'
import { evidenceFileLines, type FiledEvidence, filedEvidence } from './parts/evidence-files.ts'
import { type CardView, pressers, showsSubstance } from './view.ts'

interface State {
  readonly params: CardParams['evidence']
  readonly entries: readonly FiledEvidence[]
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
    const problem = view.store.problems.get(problemOfItem(params.on))
    if (problem === undefined) return undefined
    const entries = filedEvidence(view, problem, pressers(view, problem, params.viewer), params.files)
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
const templateOf = (entries: readonly FiledEvidence[]): Template => {
  const has = (status: EvidenceFile['status']) => entries.some(({ file }) => file.status === status)
  if (has('receiving')) return TEMPLATES.receiving
  return has('failed') ? TEMPLATES.failed : TEMPLATES.received
}

const body = (view: CardView, { params, entries, substance }: State): readonly RootElement[] => [
  ...entries.flatMap((entry) => evidenceFileLines(view, entry, substance)),
  ...(params.more > 0 ? [remark(view.text.evidenceCard.more(params.more))] : []),
]
