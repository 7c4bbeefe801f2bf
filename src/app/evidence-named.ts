import type { Sha256 } from '../domain/kernel/codes.ts'
import type { Store } from './ports.ts'

/** Hashes of the evidence that the ledger names, each once. */
export const evidenceNamed = ({ problems }: Store): readonly Sha256[] => {
  const hashes = new Set<Sha256>()
  for (const { problem } of problems.stored())
    for (const { file } of problem.evidence) if (file !== null) hashes.add(file.hash)
  return [...hashes]
}
