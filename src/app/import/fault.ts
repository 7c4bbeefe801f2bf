import type { ReviewStage } from '../../domain/problem/vocabulary.ts'
import type { SecretKind } from '../../domain/secrets/secret.ts'

/** What is wrong with one place of a file; a text for people is made of it elsewhere. */
export type Fault = { readonly at: string } & (
  | { readonly kind: 'notJson' }
  | { readonly kind: 'missing' }
  /** `expected` names a form: `text`, `date`, `list` … */
  | { readonly kind: 'wrongForm'; readonly expected: string }
  | { readonly kind: 'unknownWord'; readonly given: string; readonly allowed: readonly string[] }
  | { readonly kind: 'duplicate'; readonly given: string; readonly first: string }
  | { readonly kind: 'unknownOrganisation'; readonly given: string }
  | { readonly kind: 'unknownDepartment'; readonly given: string }
  | { readonly kind: 'notInOrganisation'; readonly given: string; readonly as: 'leader' | 'head' | 'member' }
  | { readonly kind: 'differs'; readonly given: string; readonly from: string }
  | { readonly kind: 'tooLate'; readonly given: string; readonly limit: string }
  | { readonly kind: 'tooEarly'; readonly given: string; readonly limit: string }
  | { readonly kind: 'neededFor'; readonly status: string }
  | { readonly kind: 'noReviewer'; readonly stage: ReviewStage }
  | { readonly kind: 'ledgerTaken'; readonly round: string }
  /** The text may not enter; the fault never quotes it (domain.md 3.10.5). */
  | { readonly kind: 'secret'; readonly secret: SecretKind }
)

/** The file was refused as a whole; every fault found is listed. Nothing was changed. */
export class ImportRejected extends Error {
  readonly faults: readonly Fault[]

  constructor(faults: readonly Fault[]) {
    super('import rejected')
    this.name = 'ImportRejected'
    this.faults = faults
  }
}
