import { Command, CommanderError } from 'commander'
import { ConfigError } from '../config.ts'
import { LedgerError } from '../ledger-errors.ts'
import { backupCommand } from './backup.ts'
import { type CliContext, CommandFailed, WrongUsage } from './context.ts'
import { digestCommand } from './digest.ts'
import { exportCommand } from './export.ts'
import { importCommand } from './import.ts'
import { parseCommand } from './parse.ts'
import { restoreCommand } from './restore.ts'
import { verifyCommand } from './verify.ts'

const COMMANDS = [
  importCommand,
  exportCommand,
  digestCommand,
  parseCommand,
  verifyCommand,
  backupCommand,
  restoreCommand,
] as const

const programOf = (context: CliContext): Command => {
  const program = new Command('taizhang')
    .description('the rectification ledger in DATA_DIR, also while the service runs')
    .exitOverride()
    .configureOutput({
      writeOut: (text) => context.out(text.trimEnd()),
      writeErr: (text) => context.err(text.trim().replaceAll(/\s*\n\s*/g, ' ')),
    })
  for (const add of COMMANDS) add(program, context)
  for (const command of program.commands) command.copyInheritedSettings(program)
  return program
}

/** Runs one command; returns the exit code: 0 done, 1 refused or failed, 2 wrong usage (contract.md 3). */
export const runCli = async (args: readonly string[], context: CliContext): Promise<0 | 1 | 2> => {
  const program = programOf(context)
  try {
    if (args.length === 0) throw new WrongUsage('which command? taizhang --help lists them')
    await program.parseAsync(args, { from: 'user' })
    return 0
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2
    if (error instanceof WrongUsage || error instanceof ConfigError) return fail(context, error, 2)
    if (error instanceof CommandFailed || error instanceof LedgerError) return fail(context, error, 1)
    throw error
  }
}

const fail = <Code extends 1 | 2>({ err }: CliContext, error: Error, code: Code): Code => {
  err(error.message)
  return code
}
