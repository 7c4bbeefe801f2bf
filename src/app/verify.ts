import { type Directory, EMPTY_DIRECTORY, evolveDirectory } from '../domain/people/directory.ts'
import { evolve } from '../domain/problem/evolve.ts'
import type { Problem } from '../domain/problem/problem.ts'
import { entryHash, GENESIS } from './chain.ts'
import { firstDifference } from './difference.ts'
import { isDirectoryEvent, isProblemEvent } from './ledger-event.ts'
import type { HashText, JournalEntry, Store } from './ports.ts'

/** The first thing that is not as the journal says. Paths are those of the stored value. */
export type Finding =
  /** An entry whose number, predecessor or content does not fit the chain. */
  | { readonly kind: 'chain'; readonly seq: number; readonly part: 'seq' | 'previousHash' | 'hash' }
  /** An entry that cannot be read or folded. */
  | { readonly kind: 'entry'; readonly seq: number }
  | { readonly kind: 'missing'; readonly code: string }
  | { readonly kind: 'unfounded'; readonly code: string }
  | { readonly kind: 'state'; readonly code: string; readonly path: string }
  /** A row that cannot be read. */
  | { readonly kind: 'row'; readonly after: string }
  | { readonly kind: 'directory'; readonly path: string }

export interface Verification {
  readonly entries: number
  readonly problems: number
  readonly head: string
  /** Null: everything agrees. */
  readonly finding: Finding | null
}

type Progress = (done: number, total: number) => void

interface Fold {
  entries: number
  head: string
  directory: Directory
  readonly problems: Map<string, Problem>
}

const chainFault = (entry: JournalEntry, fold: Fold, hash: HashText): Finding | null => {
  const { seq } = entry
  if (seq !== fold.entries + 1) return { kind: 'chain', seq, part: 'seq' }
  if (entry.previousHash !== fold.head) return { kind: 'chain', seq, part: 'previousHash' }
  return entry.hash === entryHash(hash, entry) ? null : { kind: 'chain', seq, part: 'hash' }
}

const apply = (fold: Fold, { stream, event, stamp, hash }: JournalEntry): void => {
  fold.entries += 1
  fold.head = hash
  if (isDirectoryEvent(event)) fold.directory = evolveDirectory(fold.directory, event)
  if (isProblemEvent(event)) fold.problems.set(stream, evolve(fold.problems.get(stream), event, stamp))
}

/** The chain from its first entry, folded on the way; stops at the first fault. */
const checkChain = (store: Store, fold: Fold, hash: HashText, progress: Progress): Finding | null => {
  const total = store.journal.head().seq
  try {
    for (const entry of store.journal.read()) {
      const fault = chainFault(entry, fold, hash)
      if (fault !== null) return fault
      apply(fold, entry)
      progress(fold.entries, total)
    }
    return null
  } catch {
    return { kind: 'entry', seq: fold.entries + 1 }
  }
}

/** Body, columns, facts, tasks and participants of every problem beside the fold. */
const checkProblems = (store: Store, { problems }: Fold): Finding | null => {
  const unseen = new Set(problems.keys())
  let after = ''
  try {
    for (const { code, problem, projection } of store.problems.stored()) {
      const folded = problems.get(code)
      if (folded === undefined) return { kind: 'unfounded', code }
      unseen.delete(code)
      const path =
        firstDifference(problem, folded) ?? firstDifference(projection, store.problems.projection(folded))
      if (path !== null) return { kind: 'state', code, path }
      after = code
    }
  } catch {
    return { kind: 'row', after }
  }
  const [code] = unseen
  return code === undefined ? null : { kind: 'missing', code }
}

/** The words by which problems are found, beside their texts, which have been compared by now. */
const checkIndex = (store: Store): Finding | null => {
  const code = store.problems.misindexed()
  return code === undefined ? null : { kind: 'state', code, path: 'terms' }
}

const checkDirectory = (store: Store, { directory }: Fold): Finding | null => {
  try {
    const path = firstDifference(plain(store.directory.load()), plain(directory))
    return path === null ? null : { kind: 'directory', path }
  } catch {
    return { kind: 'row', after: 'directory' }
  }
}

const plain = (directory: Directory) => ({
  ...directory,
  organisations: [...directory.organisations],
  people: [...directory.people],
  byOpenId: [...directory.byOpenId],
  chats: [...directory.chats],
  guests: [...directory.guests],
  imports: [...directory.imports],
})

/**
 * Recomputes the hash chain, folds the journal again and compares it with everything that is stored
 * (contract.md 3, `verify`).
 * @param progress called with the number of entries read and their total
 */
export const verifyLedger = (
  store: Store,
  hash: HashText,
  progress: Progress = () => undefined,
): Verification => {
  const fold: Fold = { entries: 0, head: GENESIS, directory: EMPTY_DIRECTORY, problems: new Map() }
  const finding =
    checkChain(store, fold, hash, progress) ??
    checkProblems(store, fold) ??
    checkIndex(store) ??
    checkDirectory(store, fold)
  return { entries: fold.entries, problems: fold.problems.size, head: fold.head, finding }
}
