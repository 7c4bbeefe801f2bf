import type { BlockerCode, EvidenceCode, ItemCode, PersonId, Sha256, TaskCode } from '../kernel/codes.ts'
import type { Instant, LocalDate } from '../kernel/time.ts'
import type { EvidenceKind } from './vocabulary.ts'

/** What befell an entry after it was made; both absent = it stands as it was said. */
export interface Marks {
  /** Its author took it back: it counts no more and stays as history. */
  readonly undoneAt?: Instant
  /** The message that said it was recalled: it counts as before (domain.md 3.10.6). */
  readonly recalledAt?: Instant
}

export interface Progress extends Marks {
  readonly on: ItemCode
  readonly percent: number
  readonly before: number
  readonly note: string
  readonly by: PersonId
  /** Whose duty it was when a delegate acted; both count in the four-eyes set (domain.md 3.4). */
  readonly onBehalfOf: PersonId | null
  readonly at: Instant
  /** When it was said; absent in reports of before, which were said when they were stored. */
  readonly saidAt?: Instant
  /** The task whose percent it tells, null for the problem's own; absent in reports of before. */
  readonly task?: TaskCode | null
  /** The day by which its author means to be done. */
  readonly expected?: LocalDate
}

export interface Evidence extends Marks {
  readonly code: EvidenceCode
  readonly on: ItemCode
  readonly kind: EvidenceKind
  readonly title: string
  /** Null only for 导入佐证, which has no file (contract.md “Taking over a ledger”). */
  readonly file: { readonly hash: Sha256; readonly bytes: number } | null
  /** Handed in on a closed problem to support a reopening (P21): no part of the unit's applications. */
  readonly finding: boolean
  /** Whose file it was, where another handed it in: he contributed, too (domain.md 3.4). */
  readonly sentBy: PersonId | null
  readonly by: PersonId
  readonly onBehalfOf: PersonId | null
  readonly at: Instant
}

export interface Blocker extends Marks {
  readonly code: BlockerCode
  readonly on: ItemCode
  readonly text: string
  readonly by: PersonId
  readonly at: Instant
  readonly clearedAt: Instant | null
  readonly clearedBy: PersonId | null
}
