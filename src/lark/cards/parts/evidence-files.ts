import type { EvidenceFile } from '../../../app/cards.ts'
import type { Person } from '../../../domain/people/person.ts'
import type { Evidence } from '../../../domain/problem/entries.ts'
import type { Problem } from '../../../domain/problem/problem.ts'
import { EVIDENCE_KIND_KEYS } from '../../../domain/problem/vocabulary.ts'
import { actingSelect } from '../build/inputs.ts'
import { cut, line, remark } from '../build/text.ts'
import type { RootElement } from '../build/types.ts'
import type { CardView } from '../view.ts'
import { targetsFor } from './permits.ts'

/** A file with the evidence that it became, if any. */
export interface FiledEvidence {
  readonly file: EvidenceFile
  readonly evidence: Evidence | undefined
  /** The kind may still be chosen. */
  readonly open: boolean
}

/** Each file with its evidence on the problem, and whether these people may choose its kind. */
export const filedEvidence = (
  view: CardView,
  problem: Problem,
  people: readonly Person[],
  files: readonly EvidenceFile[],
): readonly FiledEvidence[] => {
  const loose = targetsFor(view, people, 'changeEvidenceKind', problem)
  return files.map((file) => {
    const evidence = problem.evidence.find(({ code }) => code === file.evidence)
    return {
      file,
      evidence,
      open: evidence !== undefined && loose.some((target) => target.evidence === evidence.code),
    }
  })
}

/** What became of a file: on its way, evidence with its kind to choose, or failed. `named`: its name may be shown. */
export const evidenceFileLines = (
  view: CardView,
  { file, evidence, open }: FiledEvidence,
  named: boolean,
): readonly RootElement[] => {
  const { evidenceCard: words, terms } = view.text
  const title = evidence?.title ?? file.title
  const name = named && title !== '' ? [line(`${words.file}${terms.colon}${cut(title, 200)}`)] : []
  if (file.status === 'receiving') return [line(words.receiving), ...name]
  if (file.status === 'failed') return [line(failure(view, file.reason)), ...name]
  if (evidence === undefined) return [...name, line(terms.none)]
  if (evidence.undoneAt !== undefined) return [line(words.undone(evidence.code)), ...name]
  const kind = `${words.kind}${terms.colon}${terms.evidenceKinds[evidence.kind]}`
  const choice = () =>
    actingSelect(
      words.kindHint,
      EVIDENCE_KIND_KEYS.map((key) => ({ text: terms.evidenceKinds[key], value: key })),
      evidence.kind,
      { do: 'evidenceKind', evidence: evidence.code },
    )
  const frozen = named ? [remark(words.kindFrozen)] : []
  return [line(words.received(evidence.code)), ...name, line(kind), ...(open ? [choice()] : frozen)]
}

const failure = (view: CardView, reason: string | null): string => {
  const { failures, failed } = view.text.evidenceCard
  const known: Readonly<Record<string, string>> = failures
  return (reason === null ? undefined : known[reason]) ?? failed
}
