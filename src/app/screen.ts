import { type SecretKind, secretIn, secretInFileName } from '../domain/secrets/secret.ts'
import type { Work } from './context.ts'
import { noticeSecret } from './nudge/secret-notice.ts'

/** What somebody brings in: texts, and names of files. */
export interface Brought {
  readonly texts: readonly string[]
  readonly fileNames: readonly string[]
}

/** Names of the ledger's people, read only when a text speaks of a case. */
const peopleOf = (work: Pick<Work, 'directory'>): Iterable<string> => ({
  *[Symbol.iterator]() {
    for (const { name } of work.directory.people.values()) yield name
  },
})

/** The kind of secret in what somebody brings in; undefined when there is none (domain.md 3.10.5). */
export const secretAmong = (
  work: Pick<Work, 'directory'>,
  { texts, fileNames }: Brought,
): SecretKind | undefined => {
  const known = peopleOf(work)
  for (const text of texts) {
    const found = secretIn(text, known)
    if (found !== undefined) return found
  }
  for (const name of fileNames) {
    const found = secretInFileName(name, known)
    if (found !== undefined) return found
  }
  return undefined
}

/** Who sent it, and what makes it the same message when it comes again. */
export interface Sending {
  readonly openId: string
  readonly inboundId: string
}

/**
 * Holds what was sent against the filter of secrets. If it fires, the sender is warned one to one, OFFICE learns that
 * it fired, and the caller must keep and answer nothing. Keyed by the message: twice is once.
 * @returns whether it fired
 */
export const refuseSecrets = (work: Work, { openId, inboundId }: Sending, brought: Brought): boolean => {
  const secret = secretAmong(work, brought)
  if (secret === undefined) return false
  work.desk.warn(work.store, { secret, to: { openId }, key: `secret:${inboundId}` })
  noticeSecret(work)
  return true
}
