import { resolve } from 'node:path'
import type { Command } from 'commander'
import { filesText } from '../backup/evidence.ts'
import { evidenceBeside } from '../backup/make-backup.ts'
import { restoreBackup, WouldLose } from '../backup/restore.ts'
import { isInUse } from '../backup/target.ts'
import { type CliContext, CommandFailed, calendarOf, WrongUsage } from './context.ts'
import { fileError } from './file-error.ts'
import { progressOf } from './progress.ts'

const run = async (context: CliContext, given: string, replace: boolean): Promise<void> => {
  const config = context.config()
  const { dataDir } = config
  const file = resolve(given)
  try {
    if (isInUse(file, dataDir))
      throw new WrongUsage(`${given} is the ledger of ${dataDir} itself: name a backup of it`)
    const { entries, head, aside, missing } = await restoreBackup({
      dataDir,
      file,
      replace,
      calendar: calendarOf(config),
      now: context.now(),
      progress: progressOf(context, 'restore'),
    })
    context.out(`${given} verified and restored to ${dataDir}: ${entries} entries, head ${head}`)
    if (aside !== null) context.out(`the ledger that was there is kept in ${aside}`)
    if (missing.length > 0)
      throw new CommandFailed(
        `${filesText(missing.length)} missing or damaged in ${evidenceBeside(given)}, such as ${missing[0]}: bring it there and restore again`,
      )
  } catch (error) {
    if (error instanceof WouldLose) throw new CommandFailed(error.message)
    throw fileError(`${given} cannot be restored`, error)
  }
}

/** `restore FILE [--replace]`: a backup in the place of the ledger, while no service runs. */
export const restoreCommand = (program: Command, context: CliContext): void => {
  program
    .command('restore <file>')
    .description('put a backup with its evidence in the place of the ledger, while no service runs')
    .option('--replace', 'also where the ledger there says more than the backup; it is kept aside')
    .action((file: string, options: { readonly replace?: boolean }) =>
      run(context, file, options.replace ?? false),
    )
}
