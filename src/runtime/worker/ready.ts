import type { Context, Hono } from 'hono'
import type { Clock } from '../../app/ports.ts'
import { type Instant, instant } from '../../domain/kernel/time.ts'
import { failureFields } from '../../lark/log.ts'
import { conditionsOf, isReady } from '../../web/app.ts'
import type { Readiness } from '../../web/deps.ts'
import type { Site } from './gateway.ts'
import { guard } from './guard.ts'
import { consoleLog } from './log.ts'

/** What anybody is told is as old as this at most, ms: a stranger's question wakes every object. */
const HELD_MS = 30_000
/** An object that says nothing for so long is not ready, ms. The platform may take five seconds for a token. */
const PATIENCE_MS = 20_000

interface Unanswered {
  readonly answers: false
}
type States = ReadonlyMap<string, Readiness | Unanswered>

const NOTHING_HOLDS = { database: false, migrations: false, token: false, inbound: false }

/** Rejects when `work` has not come to its end in time. */
const inTime = async <T>(work: Promise<T>): Promise<T> => {
  let timer: ReturnType<typeof setTimeout> | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('no answer in time')), PATIENCE_MS)
  })
  try {
    return await Promise.race([work, late])
  } finally {
    clearTimeout(timer)
  }
}

const stateOf = async (site: Site, tenant: string): Promise<Readiness | Unanswered> => {
  try {
    return await inTime(site.object(tenant).ready(tenant))
  } catch (thrown) {
    consoleLog(site.logLevel, { tenant }).error('tenant_unready', failureFields(thrown))
    return { answers: false }
  }
}

const statesOf = async (site: Site, names: readonly string[]): Promise<States> =>
  new Map(await Promise.all(names.map(async (name) => [name, await stateOf(site, name)] as const)))

const statusOf = (states: States) =>
  [...states.values()].every((state) => !('answers' in state) && isReady(state)) ? 200 : 503

/** What anybody is told: the conditions of contract.md 2, true if they hold for all tenants. */
const bare = (states: States): object => {
  const all = [...states.values()].map((state) => ('answers' in state ? NOTHING_HOLDS : conditionsOf(state)))
  return {
    database: all.every(({ database }) => database),
    migrations: all.every(({ migrations }) => migrations),
    token: all.every(({ token }) => token),
    inbound: all.every(({ inbound }) => inbound),
  }
}

/** A single tenant tells of itself as on Node. */
const detailed = (states: States): object => {
  const [only] = states.values()
  return states.size === 1 && only !== undefined ? only : { tenants: Object.fromEntries(states) }
}

/** The states as they were found a while ago; whoever comes while they are asked for waits with the first one. */
const heldStates = (site: Site & { readonly clock: Clock }, names: readonly string[]) => {
  let held: { readonly until: Instant; readonly states: Promise<States> } | undefined
  return (): Promise<States> => {
    const now = site.clock.now()
    if (held === undefined || held.until <= now)
      held = { until: instant(now + HELD_MS), states: statesOf(site, names) }
    return held.states
  }
}

/** `/readyz`: to anybody whether all tenants are ready, to the operator who is not, and how he may ask for one. */
export const readyDoors = (app: Hono, site: Site & { readonly clock: Clock }): void => {
  const names = [...site.tenants.keys()]
  const held = heldStates(site, names)
  const open = async (c: Context): Promise<Response> => {
    const asking = held()
    // Others wait for it as well, also when this caller has gone.
    c.executionCtx.waitUntil(asking)
    const states = await asking
    return c.json(bare(states), statusOf(states))
  }
  if (site.adminToken === null) {
    app.get('/readyz', open)
    return
  }
  const only = guard(site.adminToken)
  app.get('/readyz', (c, next) => (c.req.header('authorization') === undefined ? open(c) : only(c, next)))
  app.use('/readyz/:tenant', only)
  app.on('GET', ['/readyz', '/readyz/:tenant'], async (c) => {
    const asked: string | undefined = c.req.param('tenant')
    const states = await statesOf(
      site,
      names.filter((name) => asked === undefined || name === asked),
    )
    if (states.size === 0) return c.json({ error: 'which tenant?' }, 404)
    return c.json(detailed(states), statusOf(states))
  })
}
