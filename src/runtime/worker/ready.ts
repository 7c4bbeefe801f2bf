import type { Context, Hono } from 'hono'
import { conditionsOf, isReady } from '../../web/app.ts'
import type { Readiness } from '../../web/deps.ts'
import type { Site } from './gateway.ts'
import { guard } from './guard.ts'

type States = ReadonlyMap<string, Readiness>

const statesOf = async (site: Site, names: readonly string[]): Promise<States> => {
  const states = await Promise.all(names.map((name) => site.object(name).ready(name)))
  return new Map(states.map((state, at) => [names[at] ?? '', state]))
}

const statusOf = (states: States) => ([...states.values()].every(isReady) ? 200 : 503)

/** What anybody is told: the conditions of contract.md 2, true if they hold for all tenants. */
const bare = (states: States): object => {
  const all = [...states.values()].map(conditionsOf)
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

/** `/readyz`: to anybody whether all tenants are ready, to the operator who is not, and how he may ask for one. */
export const readyDoors = (app: Hono, site: Site, token: string | null): void => {
  const names = [...site.tenants.keys()]
  const open = async (c: Context): Promise<Response> => {
    const states = await statesOf(site, names)
    return c.json(bare(states), statusOf(states))
  }
  if (token === null) {
    app.get('/readyz', open)
    return
  }
  const only = guard(token)
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
