import { performance } from 'node:perf_hooks'
import { fuzzWebhook } from '../test/faults/webhook-fuzz.ts'
import { Town } from '../test/scenarios/town.ts'

const MINUTE = 60
/** What a minute of nonsense may leave in memory, MB. */
const MOST_MB = 150

/** `npm run fuzz [-- SECONDS [SEED]]`: nonsense at the webhook for a minute; exits with 1 when something gave way. */
const main = async (): Promise<void> => {
  const seconds = Number(process.argv[2] ?? MINUTE)
  const seed = Number(process.argv[3] ?? Date.now() % 1_000_000)
  const town = await Town.open({ transport: 'webhook' })
  const began = performance.now()
  await fuzzWebhook(town, seed, (posted) => posted < 200)
  const resting = process.memoryUsage().rss
  const { posted, statuses, complaints } = await fuzzWebhook(
    town,
    seed + 1000,
    () => performance.now() - began < seconds * 1000,
  )
  const grown = Math.round((process.memoryUsage().rss - resting) / 1024 / 1024)
  await town.close()
  for (const complaint of complaints) process.stderr.write(`${complaint}\n`)
  process.stdout.write(
    `seed ${seed}: ${posted} posts, ${JSON.stringify(statuses)}, memory ${grown} MB more\n`,
  )
  process.exit(complaints.length > 0 || grown > MOST_MB ? 1 : 0)
}

await main()
