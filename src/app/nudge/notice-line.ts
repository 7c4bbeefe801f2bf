import {
  type OrganisationCode,
  type PersonId,
  type ProblemCode,
  parseApplicationCode,
  parseBlockerCode,
  parseExtensionCode,
  parseOrganisationCode,
  parsePersonId,
  parseProblemCode,
  parseTaskCode,
  type TaskCode,
} from '../../domain/kernel/codes.ts'
import { type LocalDate, parseLocalDate } from '../../domain/kernel/time.ts'
import type { LocalMoment, OfficeNotice } from '../../domain/nudge/office-notice.ts'
import type { Notice, NoticeKind } from '../../domain/problem/notice.ts'
import { isUpdateKind, type UpdateKind } from '../../domain/problem/update.ts'
import { RETURN_REASON_KEYS } from '../../domain/problem/vocabulary.ts'
import { field, property } from '../stored.ts'

/** A line that tells something: what another did, or how the ledger runs. */
export type ReadNotice = Notice | OfficeNotice

type Readers<N extends { readonly kind: string }> = {
  readonly [K in N['kind']]: (payload: unknown) => Extract<N, { kind: K }>
}

/** A line of another version, of which this one can make nothing. */
class Unreadable extends Error {}

const known = <T>(value: T | undefined): T => {
  if (value === undefined) throw new Unreadable()
  return value
}

const people = (payload: unknown): readonly PersonId[] => {
  const value = property(payload, 'people')
  const ids: readonly unknown[] = Array.isArray(value) ? value : []
  return ids.flatMap((id) => (typeof id === 'string' ? (parsePersonId(id) ?? []) : []))
}
const by = (payload: unknown): PersonId => known(parsePersonId(field(payload, 'by')))
const code = (payload: unknown): ProblemCode => known(parseProblemCode(field(payload, 'code')))
const task = (payload: unknown): TaskCode => known(parseTaskCode(field(payload, 'task')))
const day = (payload: unknown, name: string): LocalDate => known(parseLocalDate(field(payload, name)))
const moment = (payload: unknown, name: string): LocalMoment => {
  const value = property(payload, name)
  return { day: day(value, 'day'), time: field(value, 'time') }
}
const organisation = (payload: unknown): OrganisationCode | null =>
  property(payload, 'organisation') === null
    ? null
    : known(parseOrganisationCode(field(payload, 'organisation')))
const granted = (payload: unknown): LocalDate | null =>
  property(payload, 'granted') === null ? null : day(payload, 'granted')
const reason = (payload: unknown) =>
  known(RETURN_REASON_KEYS.find((each) => each === field(payload, 'reason')))

const updateKind = (payload: unknown): UpdateKind => {
  const kind = field(payload, 'what')
  return known(isUpdateKind(kind) ? kind : undefined)
}

const NOTICES: Readers<Notice> = {
  assigned: (p) => ({ kind: 'assigned', code: code(p), by: by(p) }),
  taskAssigned: (p) => ({ kind: 'taskAssigned', task: task(p), by: by(p) }),
  taskAccepted: (p) => ({ kind: 'taskAccepted', task: task(p), by: by(p) }),
  taskReturned: (p) => ({ kind: 'taskReturned', task: task(p), by: by(p), reason: field(p, 'reason') }),
  taskExtensionDecided: (p) => ({
    kind: 'taskExtensionDecided',
    task: task(p),
    by: by(p),
    granted: granted(p),
  }),
  closeOutReturned: (p) => ({
    kind: 'closeOutReturned',
    code: code(p),
    by: by(p),
    reason: reason(p),
    text: field(p, 'text'),
  }),
  closedOut: (p) => ({
    kind: 'closedOut',
    code: code(p),
    number: known(parseApplicationCode(field(p, 'number'))),
  }),
  extensionDecided: (p) => ({
    kind: 'extensionDecided',
    code: code(p),
    extension: known(parseExtensionCode(field(p, 'extension'))),
    by: by(p),
    granted: granted(p),
    text: field(p, 'text'),
  }),
  longTermSet: (p) => ({ kind: 'longTermSet', code: code(p) }),
  reopened: (p) => ({
    kind: 'reopened',
    code: code(p),
    by: by(p),
    finding: field(p, 'finding'),
    deadline: day(p, 'deadline'),
  }),
  blockerCleared: (p) => ({
    kind: 'blockerCleared',
    blocker: known(parseBlockerCode(field(p, 'blocker'))),
    code: code(p),
    by: by(p),
  }),
  blockerRaised: (p) => ({ kind: 'blockerRaised', code: code(p), by: by(p), text: field(p, 'text') }),
  updateUndone: (p) => ({
    kind: 'updateUndone',
    what: updateKind(p),
    code: code(p),
    on: known(parseProblemCode(field(p, 'on')) ?? parseTaskCode(field(p, 'on'))),
    entry: field(p, 'entry'),
    by: by(p),
  }),
}

const calls = (payload: unknown) => ({
  call: field(payload, 'call'),
  code: field(payload, 'code'),
  people: people(payload),
  times: Number(property(payload, 'times') ?? 1),
})

const OFFICE_NOTICES: Readers<OfficeNotice> = {
  undelivered: (p) => ({ kind: 'undelivered', ...calls(p) }),
  stuck: (p) => ({ kind: 'stuck', ...calls(p) }),
  unreachable: (p) => ({ kind: 'unreachable', code: field(p, 'code'), people: people(p) }),
  unbound: (p) => ({ kind: 'unbound', people: people(p) }),
  guests: (p) => ({ kind: 'guests', organisation: organisation(p), people: people(p) }),
  digestNotSent: (p) => ({ kind: 'digestNotSent', day: day(p, 'day') }),
  calendarEnds: (p) => ({ kind: 'calendarEnds', year: Number(property(p, 'year')) }),
  secretsRefused: (p) => ({ kind: 'secretsRefused', times: Number(property(p, 'times')) }),
  gap: (p) => ({
    kind: 'gap',
    from: moment(p, 'from'),
    to: moment(p, 'to'),
    messages: Number(property(p, 'messages')),
  }),
}

const isForOffice = (kind: string): kind is OfficeNotice['kind'] => Object.hasOwn(OFFICE_NOTICES, kind)
const isPersonal = (kind: string): kind is NoticeKind => Object.hasOwn(NOTICES, kind)

/** Which of the two a notice is: their kinds differ. */
export const isOfficeNotice = (notice: ReadNotice): notice is OfficeNotice => isForOffice(notice.kind)

/** A stored notice as a value; undefined for one that this version does not know. */
export const readNotice = (payload: unknown): ReadNotice | undefined => {
  const kind = field(payload, 'kind')
  try {
    if (isForOffice(kind)) return OFFICE_NOTICES[kind](payload)
    return isPersonal(kind) ? NOTICES[kind](payload) : undefined
  } catch (error) {
    if (error instanceof Unreadable) return undefined
    throw error
  }
}
