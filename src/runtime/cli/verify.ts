import type { Command } from 'commander'
import { type Finding, verifyLedger } from '../../app/verify.ts'
import { sha256 } from '../sqlite.ts'
import { type CliContext, CommandFailed, withLedger } from './context.ts'
import { progressLine } from './progress.ts'

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

const findingText = <K extends keyof FindingOf>(finding: FindingOf[K] & { readonly kind: K }): string =>
  TEXTS[finding.kind](finding)

const run = (context: CliContext): void => {
  const { entries, problems, head, finding } = withLedger(context.config(), (database) =>
    database.read((store) => verifyLedger(store, sha256, progressLine(context, 'verify, entries'))),
  )
  if (finding !== null)
    throw new CommandFailed(`${findingText(finding)}: keep the file for evidence and restore a backup`)
  context.out(`the ledger agrees with its journal: ${entries} entries, ${problems} problems, head ${head}`)
}

/** `verify`: the chain, and the stored state beside the journal's fold (contract.md 3). */
export const verifyCommand = (program: Command, context: CliContext): void => {
  program
    .command('verify')
    .description('check the hash chain and the stored state against the journal')
    .action(() => run(context))
}
