import type {
  ApplicationCode,
  BlockerCode,
  ExtensionCode,
  ItemCode,
  PersonId,
  ProblemCode,
  TaskCode,
} from '../kernel/codes.ts'
import type { LocalDate } from '../kernel/time.ts'
import type { UpdateKind } from './update.ts'
import type { ReturnReason } from './vocabulary.ts'

/** What a person is told because somebody else acted. Every kind has a text in both languages (a test holds it). */
export type Notice =
  | { readonly kind: 'assigned'; readonly code: ProblemCode; readonly by: PersonId }
  | { readonly kind: 'taskAssigned'; readonly task: TaskCode; readonly by: PersonId }
  | { readonly kind: 'taskAccepted'; readonly task: TaskCode; readonly by: PersonId }
  | { readonly kind: 'taskReturned'; readonly task: TaskCode; readonly by: PersonId; readonly reason: string }
  | {
      readonly kind: 'taskExtensionDecided'
      readonly task: TaskCode
      readonly by: PersonId
      readonly granted: LocalDate | null
    }
  | {
      readonly kind: 'closeOutReturned'
      readonly code: ProblemCode
      readonly by: PersonId
      readonly reason: ReturnReason
      readonly text: string
    }
  | { readonly kind: 'closedOut'; readonly code: ProblemCode; readonly number: ApplicationCode }
  | {
      readonly kind: 'extensionDecided'
      readonly code: ProblemCode
      readonly extension: ExtensionCode
      readonly by: PersonId
      readonly granted: LocalDate | null
      readonly text: string
    }
  | { readonly kind: 'longTermSet'; readonly code: ProblemCode }
  | {
      readonly kind: 'reopened'
      readonly code: ProblemCode
      readonly by: PersonId
      readonly finding: string
      readonly deadline: LocalDate
    }
  | {
      readonly kind: 'blockerCleared'
      readonly blocker: BlockerCode
      readonly code: ProblemCode
      readonly by: PersonId
    }
  | {
      readonly kind: 'blockerRaised'
      readonly code: ProblemCode
      readonly by: PersonId
      readonly text: string
    }
  /** Somebody took back what this person had been told of; `entry` is its own code, or empty. */
  | {
      readonly kind: 'updateUndone'
      readonly what: UpdateKind
      readonly code: ProblemCode
      readonly on: ItemCode
      readonly entry: string
      readonly by: PersonId
    }
export type NoticeKind = Notice['kind']
