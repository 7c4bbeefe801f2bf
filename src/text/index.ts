import type { Refusal, RefusalCode } from '../domain/kernel/refusal.ts'
import type { OfficeNotice } from '../domain/nudge/office-notice.ts'
import type { ProblemEventType } from '../domain/problem/events.ts'
import type { NoticeKind } from '../domain/problem/notice.ts'
import type { Catalogue, Locale } from './catalogue.ts'
import { en } from './en/index.ts'
import type { EventByType, EventNames, NoticeByKind, OfficeNoticeByKind, OfficeNoticeNames } from './maps.ts'
import { zh } from './zh/index.ts'

export type { Catalogue, Locale } from './catalogue.ts'
export type { EventNames } from './maps.ts'

const CATALOGUES: Readonly<Record<Locale, Catalogue>> = { zh, en }

export const catalogueFor = (locale: Locale): Catalogue => CATALOGUES[locale]

/** A refusal in words, with what to do instead. */
export const refusalText = <C extends RefusalCode>(text: Catalogue, refusal: Refusal<C>): string =>
  text.refusals[refusal.code](refusal.details)

/** What an event did, told of the actor whose name stands before it. */
export const eventText = <T extends ProblemEventType>(
  text: Catalogue,
  event: EventByType[T] & { readonly type: T },
  names: EventNames,
): string => text.events[event.type](event, names)

/** What somebody is told of another's act; `by` is the name of who acted. */
export const noticeText = <K extends NoticeKind>(
  text: Catalogue,
  notice: NoticeByKind[K] & { readonly kind: K },
  by: string,
): string => {
  const tell: (notice: NoticeByKind[K], by: string) => string = text.notices[notice.kind]
  return tell(notice, by)
}

/** A note to the inspection office. */
export const officeNoticeText = <K extends OfficeNotice['kind']>(
  text: Catalogue,
  notice: OfficeNoticeByKind[K] & { readonly kind: K },
  names: OfficeNoticeNames,
): string => text.officeNotices[notice.kind](notice, names)
