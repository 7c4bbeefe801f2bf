import type { Command } from 'commander'
import { verifyLedger } from '../../app/verify.ts'
import { findingText } from '../finding-text.ts'
import { sha256 } from '../sqlite.ts'
import { type CliContext, CommandFailed, withLedger } from './context.ts'
import { progressLine } from './progress.ts'

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
