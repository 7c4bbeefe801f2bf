import { performance } from 'node:perf_hooks'
import { Hono } from 'hono'
import { listen } from '../../src/runtime/http.ts'
import { type Sealed, seal } from './load/seal.ts'
import { openSeat } from './seat.ts'
import { percentile, type Row } from './table.ts'

const PER_SECOND = 100
const SECONDS = 10

/** Sends at a steady rate and returns the latencies in ms. */
const steadily = async (url: string, messages: readonly Sealed[]): Promise<number[]> => {
  const began = performance.now()
  return Promise.all(
    messages.map(async ({ body, headers }, n) => {
      const due = began + (n * 1000) / PER_SECOND
      await new Promise((resolve) => setTimeout(resolve, Math.max(0, due - performance.now())))
      const sent = performance.now()
      const answer = await fetch(url, { method: 'POST', body, headers })
      await answer.text()
      if (answer.status !== 200) throw new Error(`status ${answer.status}`)
      return performance.now() - sent
    }),
  )
}

/** A message to its committed answer with full durability, against bare Hono that only parses the JSON. */
export const answers: Row = {
  id: 'answer-p99',
  name: `message to committed answer, p99 at ${PER_SECOND}/s, against Hono that only parses JSON`,
  unit: 'ms',
  goal: '≤ 50',
  measure: async () => {
    const seat = await openSeat()
    const app = new Hono()
    app.post('/', async (c) => c.json({ known: typeof (await c.req.json()) }))
    const bare = await listen(app, '127.0.0.1', 0)
    try {
      const sealed = (from: number, count: number) =>
        Array.from({ length: count }, (_, n) =>
          seal(seat.progressMessage(from + n), seat.encryptKey, seat.now()),
        )
      const before = seat.reports()
      await steadily(seat.eventsUrl, sealed(0, PER_SECOND))
      const ours = await steadily(seat.eventsUrl, sealed(PER_SECOND, PER_SECOND * SECONDS))
      const stored = seat.reports() - before
      if (stored !== PER_SECOND * (SECONDS + 1)) throw new Error(`${stored} reports were stored`)
      const theirs = await steadily(bare.url, sealed(0, PER_SECOND * SECONDS))
      const value = percentile(ours, 99)
      return { value, baseline: percentile(theirs, 99), met: value <= 50 }
    } finally {
      await bare.stop()
      await seat.close()
    }
  },
}
