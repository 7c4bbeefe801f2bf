import type { OrganisationCode, PersonId, RoundCode } from '../kernel/codes.ts'
import type { Instant, LocalDate } from '../kernel/time.ts'
import type { RuleProfile } from './profile.ts'

/** The roles of domain.md 3.3. */
export const ROLES = [
  'FIRST',
  'LEADER',
  'HEAD',
  'HANDLER',
  'LIAISON',
  'JIJIAN',
  'ZUZHI',
  'OFFICE',
  'TEAM',
  'GROUP',
  'DISTRICT',
  'PUB',
  'AUDIT',
  'ADMIN',
] as const
export type Role = (typeof ROLES)[number]

/** A role with its scope: a unit's roles name the organisation, HEAD and HANDLER the department. */
export interface Membership {
  readonly role: Role
  readonly organisation: OrganisationCode | null
  readonly department: string | null
}

export interface Person {
  readonly id: PersonId
  readonly name: string
  readonly post: string
  /** In the order of the import: the first listed holder of a role is the one shown (domain.md 3.4). */
  readonly memberships: readonly Membership[]
  readonly openId: string | null
  readonly mobile: string | null
  readonly email: string | null
}

export interface Organisation {
  readonly code: OrganisationCode
  readonly name: string
  readonly short: string
  readonly kind: string
  readonly firstResponsible: PersonId
  readonly leaders: readonly PersonId[]
  readonly departments: readonly { readonly name: string; readonly head: PersonId }[]
  readonly liaison: PersonId | null
  readonly groupChatName: string | null
}

export interface Round {
  readonly code: RoundCode
  readonly name: string
  readonly inspectingOrganisation: string
  readonly leadingGroup: string
  readonly supervisionOffice: string
  readonly onSite: readonly [LocalDate, LocalDate] | null
  readonly feedbackDate: LocalDate
  readonly planDue: LocalDate | null
  readonly concentratedEnd: LocalDate
  readonly progressReportDue: LocalDate | null
  readonly profile: RuleProfile
}

/** Duties of `from` done by `to` in [since, until]; the delegate inherits the conflicts of both (domain.md 3.4). */
export interface Delegation {
  readonly from: PersonId
  readonly to: PersonId
  readonly since: Instant
  readonly until: Instant
}

/** Which messages of a chat are read: every one, or those that mention the bot. */
export type Hearing = 'all' | 'mentions'

/** What a chat is to the ledger; an unbound group is treated as a wide one. */
export type ChatBinding = { readonly hearing?: Hearing } & (
  | { readonly kind: 'leading' }
  | { readonly kind: 'office' }
  | { readonly kind: 'unit'; readonly organisation: OrganisationCode }
)

/** A unit's group is read whole unless the office says otherwise: nobody there need know a command. */
export const hearingOf = (binding: ChatBinding | undefined): Hearing =>
  binding?.hearing ?? (binding?.kind === 'unit' ? 'all' : 'mentions')
