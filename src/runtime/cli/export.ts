import { randomUUID } from 'node:crypto'
import { closeSync, fsyncSync, openSync, renameSync, rmSync, writeSync } from 'node:fs'
import { basename, extname } from 'node:path'
import type { Command } from 'commander'
import { exportJson } from '../../app/export/json.ts'
import { type CliContext, WrongUsage, withLedger } from './context.ts'
import { fileError } from './file-error.ts'
import { momentOf } from './moment.ts'

/** Whole or not at all: the file appears under its name when its last byte is on disk. Its faults are not the ledger's. */
const writeWhole = (file: string, chunks: Iterable<string>): void => {
  const partial = `${file}.${randomUUID()}.partial`
  try {
    const handle = openSync(partial, 'w')
    for (const chunk of chunks) writeSync(handle, chunk)
    fsyncSync(handle)
    closeSync(handle)
    renameSync(partial, file)
  } catch (error) {
    rmSync(partial, { force: true })
    throw fileError(`${file} cannot be written`, error)
  }
}

const run = (context: CliContext, file: string, asOf: string | undefined): void => {
  if (extname(file).toLowerCase() !== '.json')
    throw new WrongUsage(`export writes .json files, not ${basename(file)}`)
  withLedger(context.config(), (database, calendar) => {
    const at = asOf === undefined ? null : momentOf('--as-of', asOf, calendar)
    database.read((store) => writeWhole(file, exportJson(store, at)))
  })
  context.out(`${basename(file)} written`)
}

/** `export FILE [--as-of ISO]`: the full ledger, now or at any past instant (contract.md 3). */
export const exportCommand = (program: Command, context: CliContext): void => {
  program
    .command('export <file>')
    .description('write the full ledger to a .json file')
    .option('--as-of <instant>', 'as it stood at an instant, ISO 8601')
    .action((file: string, options: { readonly asOf?: string }) => run(context, file, options.asOf))
}
