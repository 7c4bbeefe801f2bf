import { normalise } from '../../domain/understanding/normalise.ts'
import type { Command, CommandAlias } from './command.ts'
import { COMMANDS } from './index.ts'
import { COMMAND_NAMES } from './names.ts'

export interface SpokenCommand {
  readonly kind: 'command'
  readonly command: Command
  readonly rest: string
}

/** What a message says to the bot. */
export type Spoken =
  | SpokenCommand
  /** Begins with a slash and a word that is no command. */
  | { readonly kind: 'unknownCommand'; readonly given: string }
  | { readonly kind: 'plain'; readonly text: string }

const commandOf = (alias: CommandAlias | undefined): Command | undefined =>
  COMMANDS.find((command) => command.alias === alias)

/** A name ends where a space or punctuation begins: `/帮助。`, `/进度：WT-005`. A line feed stays with the rest. */
const SLASH = /^\/ ?([^\s/,、;:。.!?~]+)[^\S\n]*/

/**
 * Reads a message: accepted with or without @, half- or full-width slash, Chinese name or English alias (contract.md 4).
 * A name that runs into its argument (`/进度WT-005`) is understood, too.
 */
export const parseSpoken = (raw: string): Spoken => {
  const text = normalise(raw)
  const match = SLASH.exec(text)
  const word = match?.[1]
  if (match === null || word === undefined) return { kind: 'plain', text }
  const exact = commandOf(COMMAND_NAMES.get(word.toLowerCase()))
  if (exact !== undefined) return { kind: 'command', command: exact, rest: text.slice(match[0].length) }
  for (const [name, alias] of COMMAND_NAMES) {
    const command = commandOf(alias)
    if (command === undefined || /^[a-z]/.test(name) || !word.startsWith(name)) continue
    return { kind: 'command', command, rest: text.slice(text.indexOf(name) + name.length).trimStart() }
  }
  return { kind: 'unknownCommand', given: [...word].slice(0, 20).join('') }
}

const COMMAND_LINE = /\n[^\S\n]*\/ ?([^\s/,、;:。.!?~]+)/g

/** A second command in the message would end as a note of the first; behind `/帮助` it is what help is asked for. */
export const holdsAnother = ({ command, rest }: SpokenCommand): boolean =>
  [...`${command.alias === 'help' ? '' : '\n'}${rest}`.matchAll(COMMAND_LINE)].some(([, word = '']) =>
    COMMAND_NAMES.has(word.toLowerCase()),
  )
