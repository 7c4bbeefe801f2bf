import { readFileSync, statSync } from 'node:fs'
import { basename, extname } from 'node:path'
import type { Command } from 'commander'
import { ImportRejected } from '../../app/import/fault.ts'
import type { ImportReport } from '../../app/import/import-ledger.ts'
import { importText } from '../import/import-text.ts'
import { NOT_UTF8, utf8Text } from '../import/utf8-text.ts'
import { type CliContext, CommandFailed, ledgerPath, WrongUsage } from './context.ts'
import { faultLines, faultText } from './fault-text.ts'
import { fileError } from './file-error.ts'
import { progressLine } from './progress.ts'

/** What one text can hold, bytes. */
const LARGEST = 512 * 1024 * 1024 - 1024
const TOO_LARGE = 'is larger than 512 MB: it is no ledger'

const read = (file: string): string => {
  let text: string | undefined
  try {
    if (statSync(file).size > LARGEST) throw new CommandFailed(`${basename(file)} ${TOO_LARGE}`)
    text = utf8Text(readFileSync(file))
  } catch (error) {
    throw fileError(`${file} cannot be read`, error)
  }
  if (text === undefined) throw new CommandFailed(`${basename(file)} ${NOT_UTF8}`)
  return text
}

const reportText = (name: string, report: ImportReport): string => {
  if (report.kind === 'unchanged') return `${name} is in the ledger already: nothing was changed`
  const { organisations, people, problems, tasks } = report
  return `${name} imported: ${organisations} organisations, ${people} people, ${problems} problems, ${tasks} tasks`
}

const run = (context: CliContext, file: string): void => {
  if (extname(file).toLowerCase() !== '.json')
    throw new WrongUsage(`import reads .json files, not ${basename(file)}`)
  const config = context.config()
  const text = read(file)
  try {
    const report = importText({
      path: ledgerPath(config),
      timeZone: config.timeZone,
      now: context.now(),
      file,
      text,
      progress: progressLine(context, 'import, problems'),
    })
    context.out(reportText(basename(file), report))
  } catch (error) {
    if (!(error instanceof ImportRejected)) throw error
    const { faults } = error
    if (faults.length === 1)
      throw new CommandFailed(`${basename(file)} was not imported: ${faults.map(faultText).join()}`)
    for (const line of faultLines(faults)) context.err(line)
    throw new CommandFailed(
      `${basename(file)} was not imported, nothing was changed: correct the ${faults.length} places above and import it again`,
    )
  }
}

/** `import FILE`: takes a ledger over, all or nothing (contract.md 3). */
export const importCommand = (program: Command, context: CliContext): void => {
  program
    .command('import <file>')
    .description('take over a ledger from a .json file, all or nothing')
    .action((file: string) => run(context, file))
}
