import { type Brand, brand } from './brand.ts'

/** `WT-012` (domain.md 3.1). */
export type ProblemCode = Brand<string, 'ProblemCode'>
/** `RW-012-2`, the second task of problem 12. */
export type TaskCode = Brand<string, 'TaskCode'>
/** `XH-012-1`, the first close-out application of problem 12; also its close-out number. */
export type ApplicationCode = Brand<string, 'ApplicationCode'>
/** `YQ-012-1`. */
export type ExtensionCode = Brand<string, 'ExtensionCode'>
/** `ZC-012-3`, the third piece of evidence handed in on problem 12. */
export type EvidenceCode = Brand<string, 'EvidenceCode'>
/** `DD-012-1`, the first blocker of problem 12. */
export type BlockerCode = Brand<string, 'BlockerCode'>
/** An organisation's code as the import gives it, such as `ORG-01`. */
export type OrganisationCode = Brand<string, 'OrganisationCode'>
/** `LX-2025-02`. */
export type RoundCode = Brand<string, 'RoundCode'>
/** A person's id in the ledger, such as `U-105`; not the platform's id. */
export type PersonId = Brand<string, 'PersonId'>
/** SHA-256 in lower-case hex. */
export type Sha256 = Brand<string, 'Sha256'>

const parser =
  <B extends Brand<string, string>>(form: RegExp) =>
  (text: string): B | undefined =>
    form.test(text) ? brand<B>(text) : undefined

export const parseProblemCode = parser<ProblemCode>(/^WT-\d{3,6}$/)
export const parseTaskCode = parser<TaskCode>(/^RW-\d{3,6}-\d{1,3}$/)
export const parseApplicationCode = parser<ApplicationCode>(/^XH-\d{3,6}-\d{1,3}$/)
export const parseExtensionCode = parser<ExtensionCode>(/^YQ-\d{3,6}-\d{1,3}$/)
export const parseEvidenceCode = parser<EvidenceCode>(/^ZC-\d{3,6}-\d{1,4}$/)
export const parseBlockerCode = parser<BlockerCode>(/^DD-\d{3,6}-\d{1,4}$/)
export const parseOrganisationCode = parser<OrganisationCode>(/^[A-Za-z0-9-]{1,40}$/)
export const parseRoundCode = parser<RoundCode>(/^[A-Za-z0-9-]{1,40}$/)
export const parsePersonId = parser<PersonId>(/^[A-Za-z0-9_-]{1,64}$/)
export const parseSha256 = parser<Sha256>(/^[0-9a-f]{64}$/)

const digits = (code: string): string => code.slice(3).split('-')[0] ?? ''

/** `12` → `WT-012`: three digits at least, never reused in a round. */
export const problemCode = (number: number): ProblemCode =>
  brand<ProblemCode>(`WT-${String(number).padStart(3, '0')}`)
export const taskCode = (problem: ProblemCode, n: number): TaskCode =>
  brand<TaskCode>(`RW-${digits(problem)}-${n}`)
export const applicationCode = (problem: ProblemCode, attempt: number): ApplicationCode =>
  brand<ApplicationCode>(`XH-${digits(problem)}-${attempt}`)
export const extensionCode = (problem: ProblemCode, n: number): ExtensionCode =>
  brand<ExtensionCode>(`YQ-${digits(problem)}-${n}`)
export const evidenceCode = (problem: ProblemCode, n: number): EvidenceCode =>
  brand<EvidenceCode>(`ZC-${digits(problem)}-${n}`)
export const blockerCode = (problem: ProblemCode, n: number): BlockerCode =>
  brand<BlockerCode>(`DD-${digits(problem)}-${n}`)
/** The problem that a task or a piece of evidence belongs to. */
export const problemOf = (task: TaskCode | EvidenceCode): ProblemCode =>
  brand<ProblemCode>(`WT-${digits(task)}`)

export type ItemCode = ProblemCode | TaskCode
export const isTaskCode = (code: ItemCode): code is TaskCode => code.startsWith('RW-')
/** The problem that an item is, or belongs to. */
export const problemOfItem = (item: ItemCode): ProblemCode => (isTaskCode(item) ? problemOf(item) : item)
