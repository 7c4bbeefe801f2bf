import { ROWS } from './bench/rows.ts'
import { type Measured, print } from './bench/table.ts'

/** `npm run bench [-- --json] [-- --only ID]`: every row is measured against a baseline of the same run. */
const main = async (): Promise<void> => {
  const args = process.argv.slice(2)
  const only = args.includes('--only') ? args[args.indexOf('--only') + 1] : undefined
  const chosen = ROWS.filter((row) => only === undefined || row.id === only || row.id.startsWith(`${only}-`))
  if (chosen.length === 0) {
    process.stderr.write(`there is no row ${only}; there are ${ROWS.map((row) => row.id).join(', ')}\n`)
    process.exit(2)
  }
  const measured: Measured[] = []
  for (const row of chosen) {
    process.stderr.write(`${row.id} …\n`)
    measured.push({ ...row, ...(await row.measure()) })
  }
  print(measured, args.includes('--json'))
}

await main()
