import { type Context, type ExecutionContext, Hono } from 'hono'
import type { Clock } from '../../app/ports.ts'
import { failureFields } from '../../lark/log.ts'
import { BodyRoom } from '../../web/body-room.ts'
import { readDelivery, UNREAD_STATUS } from '../../web/events.ts'
import { ConfigError } from '../config.ts'
import { type Bindings, type Deployment, readBindings } from './bindings.ts'
import type { LedgerDoors } from './doors.ts'
import { consoleLog } from './log.ts'
import { metricsDoors } from './metrics.ts'
import { operatorDoors } from './operator.ts'
import { readyDoors } from './ready.ts'
import { refusalDesk } from './refusals.ts'
import { type Addressing, addressing } from './tenants.ts'

/** One deployment as its bindings describe it, and the way to its tenants' objects. */
export interface Site extends Deployment {
  readonly address: Addressing
  /** The object of a tenant that the deployment has. */
  object(name: string): LedgerDoors
}

const siteOf = (bindings: Bindings): Site => {
  const deployment = readBindings(bindings)
  return {
    ...deployment,
    address: addressing(deployment.tenants),
    object: (name) => bindings.LEDGERS.getByName(deployment.tenants.get(name)?.ledger ?? name),
  }
}

const eventsDoor = (site: Site, clock: Clock) => {
  const desk = refusalDesk({ ...site, clock })
  const room = new BodyRoom()
  return async (c: Context) => {
    const named = c.req.param('tenant')
    const delivery = await readDelivery(c, room)
    if (typeof delivery === 'string') {
      c.executionCtx.waitUntil(desk.tell(site.address.unread(named), delivery))
      return c.json({}, UNREAD_STATUS[delivery])
    }
    const found = await site.address.find(delivery, clock.now(), named)
    if (found.kind === 'refused') {
      c.executionCtx.waitUntil(desk.tell(found.tenant, found.reason))
      return c.json({}, found.status)
    }
    const { tenant, verified } = found
    if (verified.kind === 'challenge') return c.json({ challenge: verified.challenge })
    const received = await site.object(tenant).receive(tenant, verified.envelope)
    return received.kind === 'failed' ? c.json({}, 500) : c.json(received.answer)
  }
}

const appOf = (site: Site, clock: Clock): Hono => {
  const app = new Hono()
  const events = eventsDoor(site, clock)
  app.post('/lark/events', events)
  app.post('/lark/events/:tenant', events)
  readyDoors(app, { ...site, clock })
  if (site.adminToken !== null) {
    operatorDoors(app, site, site.adminToken)
    metricsDoors(app, site, site.adminToken)
  }
  app.get('/healthz', (c) => c.json({ status: 'up' }))
  app.notFound((c) => c.json({ error: 'not found' }, 404))
  app.onError((thrown, c) => {
    consoleLog(site.logLevel, {}).error('request_failed', { path: c.req.routePath, ...failureFields(thrown) })
    return c.json({ error: 'internal' }, 500)
  })
  return app
}

const wake = async (site: Site, tenant: string): Promise<void> => {
  try {
    await site.object(tenant).wake(tenant)
  } catch (thrown) {
    consoleLog(site.logLevel, { tenant }).error('tenant_unwoken', failureFields(thrown))
  }
}

const misconfigured = (error: unknown): Response => {
  if (!(error instanceof ConfigError)) throw error
  consoleLog('info', {}).error('misconfigured', { expected: error.message })
  return Response.json({ error: 'misconfigured' }, { status: 500 })
}

/** The Worker in front of the tenants' objects: finds out whose a delivery is, and hands it on. */
export const gateway = (clock: Clock) => {
  /** Bindings stay the same for as long as the isolate lives. */
  let known: { readonly bindings: Bindings; readonly site: Site; readonly app: Hono } | undefined
  const at = (bindings: Bindings) => {
    if (known?.bindings !== bindings) {
      const site = siteOf(bindings)
      known = { bindings, site, app: appOf(site, clock) }
    }
    return known
  }
  return {
    fetch: async (request: Request, bindings: Bindings, context: ExecutionContext): Promise<Response> => {
      try {
        return await at(bindings).app.fetch(request, {}, context)
      } catch (error) {
        return misconfigured(error)
      }
    },
    /** Every hour: an object whose alarm was lost is started again. */
    scheduled: async (_: unknown, bindings: Bindings): Promise<void> => {
      const { site } = at(bindings)
      await Promise.all([...site.tenants.keys()].map((name) => wake(site, name)))
    },
  }
}
