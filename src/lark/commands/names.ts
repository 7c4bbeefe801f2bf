import { type Catalogue, catalogueFor } from '../../text/index.ts'
import type { CommandAlias } from './command.ts'

const named = (list: Catalogue['commands']['list']): readonly (readonly [string, CommandAlias])[] => {
  const names: [string, CommandAlias][] = []
  for (const alias in list) if (isAlias(alias, list)) names.push([alias, alias], [list[alias].name, alias])
  return names
}

const isAlias = (key: string, list: Catalogue['commands']['list']): key is CommandAlias =>
  Object.hasOwn(list, key)

/** Every name of a command: its alias, and its name in either language (contract.md 4). */
export const COMMAND_NAMES: ReadonlyMap<string, CommandAlias> = new Map(
  [catalogueFor('zh'), catalogueFor('en')].flatMap(({ commands }) => named(commands.list)),
)
