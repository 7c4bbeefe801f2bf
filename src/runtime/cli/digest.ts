import type { Command } from 'commander'
import { figuresAt } from '../../app/digest/figures-at.ts'
import type { DigestFigures } from '../../domain/digest/figures.ts'
import { digestJson, type NamedFigures } from '../../domain/digest/names.ts'
import { parseOrganisationCode } from '../../domain/kernel/codes.ts'
import type { Directory } from '../../domain/people/directory.ts'
import { type CliContext, CommandFailed, withLedger } from './context.ts'
import { momentOf } from './moment.ts'

interface Options {
  readonly at: string
  readonly org?: string
  readonly json?: boolean
}

const valueText = (value: NamedFigures[string] | undefined): string => {
  if (value === undefined || value === null) return '—'
  if (Array.isArray(value)) return value.length === 0 ? '无' : value.join(' ')
  if (typeof value !== 'object') return String(value)
  return Object.entries(value)
    .map(([light, count]) => `${light}${count}`)
    .join(' ')
}

const scopeText = (name: string, figures: NamedFigures): string =>
  [name, ...Object.entries(figures).map(([figure, value]) => `  ${figure} ${valueText(value)}`)].join('\n')

/** Figures with those of one organisation only, beside the whole. */
const limited = (figures: DigestFigures, directory: Directory, org: string | undefined): DigestFigures => {
  if (org === undefined) return figures
  const code = parseOrganisationCode(org)
  if (code === undefined || !directory.organisations.has(code))
    throw new CommandFailed(
      `there is no organisation ${org}: take one of ${[...directory.organisations.keys()].join(', ')}`,
    )
  return {
    ...figures,
    byOrganisation: figures.byOrganisation.filter(({ organisation }) => organisation === code),
  }
}

const run = (context: CliContext, { at, org, json = false }: Options): void => {
  withLedger(context.config(), (database, calendar) => {
    const named = database.read((store) => {
      const directory = store.directory.load()
      const figures = figuresAt(store, calendar, momentOf('--at', at, calendar))
      return digestJson(limited(figures, directory, org), directory)
    })
    if (json) return context.out(JSON.stringify(named, null, 2))
    const units = Object.entries(named.分单位).map(([name, figures]) => scopeText(name, figures))
    context.out([scopeText('全区', named.全区), ...units].join('\n'))
  })
}

/** `digest --at ISO [--org CODE] [--json]`: the figures of domain.md 3.9 at any instant (contract.md 3). */
export const digestCommand = (program: Command, context: CliContext): void => {
  program
    .command('digest')
    .description('print the figures of the ledger at an instant')
    .requiredOption('--at <instant>', 'the cut-off, ISO 8601')
    .option('--org <code>', 'one organisation beside the whole')
    .option('--json', 'as JSON')
    .action((options: Options) => run(context, options))
}
