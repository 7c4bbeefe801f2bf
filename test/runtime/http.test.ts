import { Hono } from 'hono'
import { expect, it, onTestFinished } from 'vitest'
import { listen } from '../../src/runtime/http.ts'

/** Idle connections of nginx and of the common load balancers, seconds. */
const PROXIES_KEEP = 60

it('keeps a connection longer than those who call do, so that no click meets one that closes', async () => {
  const app = new Hono().get('/', (c) => c.text('up'))
  const listening = await listen(app, '127.0.0.1', 0)
  onTestFinished(() => listening.stop(0))
  const { headers } = await fetch(listening.url)
  const told = /timeout=(\d+)/.exec(headers.get('keep-alive') ?? '')?.[1]
  expect(Number(told)).toBeGreaterThan(PROXIES_KEEP)
})
