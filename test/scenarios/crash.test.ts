import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Bundle, bundleServer } from '../process/bundle.ts'
import { crashRounds } from '../process/crash.ts'

let bundle: Bundle
beforeAll(async () => {
  bundle = await bundleServer()
})
afterAll(() => bundle.remove())

const SEED = Number(process.env.CRASH_SEED ?? Date.now() % 1_000_000)

it(`killed at random moments it loses nothing and does nothing twice, seed ${SEED}`, {
  timeout: 300_000,
}, async () => {
  const { messages, acknowledged, clicks, faults } = await crashRounds({
    server: bundle.server,
    rounds: 20,
    seed: SEED,
  })
  expect(faults).toEqual([])
  expect([messages > 200, acknowledged > 50, clicks > 5]).toEqual([true, true, true])
})
