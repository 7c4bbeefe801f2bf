import type { PersonId } from '../domain/kernel/codes.ts'
import type { RefusalCode, RefusalDetails } from '../domain/kernel/refusal.ts'
import type { OfficeNotice } from '../domain/nudge/office-notice.ts'
import type { ProblemEvent, ProblemEventType } from '../domain/problem/events.ts'
import type { Notice } from '../domain/problem/notice.ts'
import type { UpdateKind } from '../domain/problem/update.ts'

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

/** What a line names an update by: its item, its own code where it has one, and what a report said. */
export interface UpdateNamed {
  readonly on: string
  readonly code: string
  readonly percent: number
}
/** The name of an update, such as “WT-003 进展 70%”. One per kind. */
export type UpdateTexts = Readonly<Record<UpdateKind, (named: UpdateNamed) => string>>

export type NoticeByKind = { readonly [N in Notice as N['kind']]: N }
/** `by` is the name of the person who acted. One text per kind: the compiler names a missing one. */
export type NoticeTexts = {
  readonly [K in Notice['kind']]: (notice: NoticeByKind[K], by: string) => string
}

export type OfficeNoticeByKind = { readonly [N in OfficeNotice as N['kind']]: N }

/** Whom and what a note is about, by name; `unit` null where it concerns none. */
export interface OfficeNoticeNames {
  readonly people: readonly string[]
  readonly unit: string | null
}

/** One text per kind of note. */
export type OfficeNoticeTexts = {
  readonly [K in OfficeNotice['kind']]: (notice: OfficeNoticeByKind[K], names: OfficeNoticeNames) => string
}
