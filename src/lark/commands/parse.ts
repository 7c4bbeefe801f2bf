import { normalise } from '../../domain/understanding/normalise.ts'
import type { Catalogue } from '../../text/index.ts'
import type { Command } from './command.ts'
import { COMMANDS } from './index.ts'

/** What a message says to the bot. */
export type Spoken =
  | { readonly kind: 'command'; readonly command: Command; readonly rest: string }
  /** Begins with a slash and a word that is no command. */
  | { readonly kind: 'unknownCommand'; readonly given: string }
  | { readonly kind: 'plain'; readonly text: string }

const SLASH = /^\/ ?([^\s/]+)\s*/

/**
 * Reads a message: accepted with or without @, half- or full-width slash, Chinese name or English alias (contract.md 4).
 * A name that runs into its argument (`/进度WT-005`) is understood, too.
 */
export const parseSpoken = (raw: string, catalogues: readonly Catalogue[]): Spoken => {
  const text = normalise(raw)
  const match = SLASH.exec(text)
  const word = match?.[1]
  if (match === null || word === undefined) return { kind: 'plain', text }
  const names = new Map<string, Command>()
  for (const command of COMMANDS) {
    names.set(command.alias, command)
    for (const catalogue of catalogues) names.set(catalogue.commands.list[command.alias].name, command)
  }
  const exact = names.get(word.toLowerCase())
  if (exact !== undefined) return { kind: 'command', command: exact, rest: text.slice(match[0].length) }
  for (const [name, command] of names) {
    if (/^[a-z]/.test(name) || !word.startsWith(name)) continue
    return { kind: 'command', command, rest: text.slice(text.indexOf(name) + name.length).trimStart() }
  }
  return { kind: 'unknownCommand', given: word.slice(0, 20) }
}
