import type { Catalogue } from '../../text/index.ts'
import type { Command, CommandAlias } from './command.ts'
import { evidence } from './evidence.ts'
import { assign, blocker, claim, close, done, extend, nudge, progress, reopen } from './item.ts'
import { bind, digest } from './office.ts'
import { calendar, help, ledger, mine, problem } from './show.ts'
import { undo } from './undo.ts'

/** Every command; help, native registration and routing follow from this list. */
export const COMMANDS: readonly Command[] = [
  help,
  ledger,
  problem,
  mine,
  claim,
  assign,
  progress,
  evidence,
  blocker,
  done,
  close,
  extend,
  reopen,
  nudge,
  undo,
  digest,
  calendar,
  bind,
]

/** A command as help and the platform's registration show it. */
export interface CommandHelp {
  readonly name: string
  readonly alias: CommandAlias
  readonly usage: string
  readonly about: string
  readonly example: string
  readonly who: string
}

/** The help of all commands in the language of the catalogue. */
export const commandHelp = (text: Catalogue): readonly CommandHelp[] =>
  COMMANDS.map(({ alias }) => ({ alias, ...text.commands.list[alias] }))
