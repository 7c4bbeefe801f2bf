import { join, resolve } from 'node:path'
import type { Command } from 'commander'
import { filesText } from '../backup/evidence.ts'
import { evidenceBeside, makeBackup } from '../backup/make-backup.ts'
import { isInUse, NotABackup } from '../backup/target.ts'
import { factsBy } from '../read-ledger.ts'
import { openLedger } from '../sqlite.ts'
import { type CliContext, CommandFailed, calendarOf, ledgerPath, WrongUsage } from './context.ts'
import { fileError } from './file-error.ts'
import { progressOf } from './progress.ts'

const run = async (context: CliContext, given: string): Promise<void> => {
  const config = context.config()
  const [file, calendar] = [resolve(given), calendarOf(config)]
  const ledger = openLedger(ledgerPath(config), { factsOf: factsBy(calendar), mustExist: true })
  try {
    if (isInUse(file, config.dataDir))
      throw new WrongUsage(`${given} is in use by taizhang: name another file`)
    const progress = progressOf(context, 'backup')
    const { entries, head, evidence, missing } = await makeBackup(ledger, {
      dataDir: config.dataDir,
      file,
      calendar,
      progress,
    })
    context.out(`${given} written and verified: ${entries} entries, head ${head}`)
    const kept = evidence.length - missing.length
    if (kept > 0) context.out(`${evidenceBeside(given)} holds its ${filesText(kept)}: keep both together`)
    if (missing.length > 0)
      throw new CommandFailed(
        `${filesText(missing.length)} missing or damaged in ${join(config.dataDir, 'evidence')}, such as ${missing[0]}: take it from an earlier backup`,
      )
  } catch (error) {
    if (error instanceof NotABackup) throw new CommandFailed(error.message)
    throw fileError(`${given} cannot be written`, error)
  } finally {
    ledger.close()
  }
}

/** `backup FILE`: the ledger and its evidence as they are now, also while the service runs. */
export const backupCommand = (program: Command, context: CliContext): void => {
  program
    .command('backup <file>')
    .description(
      'copy the ledger to a file, and its evidence into <file>.evidence, also while the service runs',
    )
    .action((file: string) => run(context, file))
}
