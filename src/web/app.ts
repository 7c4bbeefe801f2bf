import { Hono } from 'hono'
import { failureFields } from '../lark/log.ts'
import type { Readiness, WebDeps } from './deps.ts'
import { eventsDoor } from './events.ts'

/** The routes of contract.md 2: the webhook, the two health checks and the metrics; everything else is 404. */
export function webApp(deps: WebDeps): Hono {
  const app = new Hono()
  if (deps.webhook !== null) app.post('/lark/events', eventsDoor(deps, deps.webhook))
  app.get('/healthz', (c) => c.json({ status: 'up' }))
  app.get('/readyz', async (c) => {
    const readiness = await deps.readiness()
    return c.json(readiness, isReady(readiness) ? 200 : 503)
  })
  const { exposition } = deps
  if (exposition !== null)
    app.get('/metrics', async (c) =>
      c.body(await exposition.text(), 200, { 'content-type': exposition.contentType }),
    )
  app.notFound((c) => c.json({ error: 'not found' }, 404))
  app.onError((thrown, c) => {
    deps.log.error('request_failed', { path: c.req.routePath, ...failureFields(thrown) })
    return c.json({ error: 'internal' }, 500)
  })
  return app
}

const ALIVE: ReadonlySet<Readiness['inbound']['state']> = new Set(['listening', 'connected'])

/** The conditions of contract.md 2, and whether they hold. */
export const conditionsOf = ({ database, migrations, token, inbound }: Readiness) => ({
  database,
  migrations,
  token,
  inbound: ALIVE.has(inbound.state),
})

export function isReady(readiness: Readiness): boolean {
  return Object.values(conditionsOf(readiness)).every((holds) => holds)
}
