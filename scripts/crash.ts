// Kills the service with -9 under load: `npm run crash -- [--rounds 200] [--seed N]`; exit code 1 when anything was lost.
import process from 'node:process'
import { parseArgs } from 'node:util'
import { bundleServer } from '../test/process/bundle.ts'
import { crashRounds } from '../test/process/crash.ts'

const { values } = parseArgs({ options: { rounds: { type: 'string' }, seed: { type: 'string' } } })
const seed = Number(values.seed ?? Date.now() % 1_000_000)
const bundle = await bundleServer()
try {
  console.log(`seed ${seed}`)
  const report = await crashRounds({
    server: bundle.server,
    rounds: Number(values.rounds ?? 200),
    seed,
    tell: (line) => console.log(line),
  })
  const { messages, acknowledged, clicks, faults } = report
  for (const fault of faults) console.error(fault)
  console.log(
    `${messages} messages, ${acknowledged} acknowledged at once, ${clicks} clicks, ${faults.length} faults`,
  )
  process.exitCode = faults.length === 0 ? 0 : 1
} finally {
  bundle.remove()
}
