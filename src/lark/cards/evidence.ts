import type { CardParams } from '../../app/cards.ts'
import { isTaskCode, problemOf } from '../../domain/kernel/codes.ts'
import type { Evidence, Problem } from '../../domain/problem/problem.ts'
import { EVIDENCE_KIND_KEYS } from '../../domain/problem/vocabulary.ts'
import { actingSelect } from './build/inputs.ts'
import { card } from './build/layout.ts'
import { cut, line, remark } from './build/text.ts'
import type { RootElement, Template } from './build/types.ts'
import { defineCard } from './card.ts'
import { targetsFor } from './parts/permits.ts'
import { type CardView, pressers, showsSubstance } from './view.ts'

interface State {
  readonly params: CardParams['evidence']
  readonly problem: Problem
  readonly evidence: Evidence | undefined
  readonly substance: boolean
  /** The kind may still be chosen. */
  readonly open: boolean
}

const TEMPLATES: Readonly<Record<CardParams['evidence']['status'], Template>> = {
  receiving: 'wathet',
  received: 'green',
  failed: 'orange',
}

/** What a file became: on its way, evidence with its kind to choose, or failed. Settled when no choice is left. */
export const evidence = defineCard<'evidence', State>({
  name: 'evidence',
  load: (view, params) => {
    const problem = view.store.problems.get(isTaskCode(params.on) ? problemOf(params.on) : params.on)
    if (problem === undefined) return undefined
    const found = problem.evidence.find((each) => each.code === params.evidence)
    const people = pressers(view, problem, params.viewer)
    const open =
      found !== undefined &&
      targetsFor(view, people, 'changeEvidenceKind', problem).some((target) => target.evidence === found.code)
    return { params, problem, evidence: found, substance: showsSubstance(view, problem, params.viewer), open }
  },
  draw: (state, view) => {
    const { params, open } = state
    const header = { title: view.text.evidenceCard.title(params.on), template: TEMPLATES[params.status] }
    const settled = params.status === 'failed' || (params.status === 'received' && !open)
    return { card: card(header, body(view, state)), settled }
  },
})

const body = (view: CardView, state: State): readonly RootElement[] => {
  const { evidenceCard: words, terms } = view.text
  const { params, evidence: found, substance, open } = state
  const named = found?.title ?? params.title
  const file = substance && named !== '' ? [line(`${words.file}${terms.colon}${cut(named, 200)}`)] : []
  if (params.status === 'receiving') return [line(words.receiving), ...file]
  if (params.status === 'failed') return [line(failure(view, params.reason)), ...file]
  if (found === undefined) return [...file, line(terms.none)]
  const kind = `${words.kind}${terms.colon}${terms.evidenceKinds[found.kind]}`
  return [
    line(words.received(found.code)),
    ...file,
    line(kind),
    ...(open
      ? [
          actingSelect(
            words.kindHint,
            EVIDENCE_KIND_KEYS.map((key) => ({ text: terms.evidenceKinds[key], value: key })),
            found.kind,
            { do: 'evidenceKind', evidence: found.code },
          ),
        ]
      : substance
        ? [remark(words.kindFrozen)]
        : []),
  ]
}

const failure = (view: CardView, reason: string | null): string => {
  const { failures, failed } = view.text.evidenceCard
  const known: Readonly<Record<string, string>> = failures
  return (reason === null ? undefined : known[reason]) ?? failed
}
