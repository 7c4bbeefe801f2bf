import type { Finding } from '../app/verify.ts'

type FindingOf = { readonly [K in Finding['kind']]: Extract<Finding, { readonly kind: K }> }
type Texts = { readonly [K in keyof FindingOf]: (finding: FindingOf[K]) => string }

const PARTS = {
  seq: 'its number does not follow the one before',
  previousHash: 'it does not name the entry before',
  hash: 'its content does not match its hash',
} as const

const TEXTS: Texts = {
  chain: ({ seq, part }) => `journal entry ${seq}: ${PARTS[part]}`,
  entry: ({ seq }) => `journal entry ${seq} cannot be read`,
  missing: ({ code }) => `problem ${code} is in the journal but not stored`,
  unfounded: ({ code }) => `problem ${code} is stored but not in the journal`,
  state: ({ code, path }) => `problem ${code}: “${path}” differs from what the journal says`,
  row: ({ after }) => `a stored row cannot be read${after === '' ? '' : `, after ${after}`}`,
  directory: ({ path }) => `directory: “${path}” differs from what the journal says`,
}

/** Where a ledger first differs from its journal. */
export const findingText = <K extends keyof FindingOf>(
  finding: FindingOf[K] & { readonly kind: K },
): string => TEXTS[finding.kind](finding)
