import type { PersonId } from '../domain/kernel/codes.ts'
import type { RefusalCode, RefusalDetails } from '../domain/kernel/refusal.ts'
import type { OfficeNotice } from '../domain/nudge/office-notice.ts'
import type { ProblemEvent, ProblemEventType } from '../domain/problem/events.ts'

/** One text per reason for which the ledger says no: the compiler names a missing one. */
export type RefusalTexts = { readonly [C in RefusalCode]: (details: RefusalDetails[C]) => string }

export type EventByType = { readonly [E in ProblemEvent as E['type']]: E }

/** What a line of history must look up. */
export interface EventNames {
  readonly person: (id: PersonId) => string
}

/** What happened, told of the actor: “报送进展 60%”. One text per event type. */
export type EventTexts = {
  readonly [T in ProblemEventType]: (event: EventByType[T], names: EventNames) => string
}

export type OfficeNoticeByKind = { readonly [N in OfficeNotice as N['kind']]: N }

/** One text per kind of note; `names` are those of the people it is about. */
export type OfficeNoticeTexts = {
  readonly [K in OfficeNotice['kind']]: (notice: OfficeNoticeByKind[K], names: readonly string[]) => string
}
