import type { Context, Hono } from 'hono'
import { failureFields } from '../../lark/log.ts'
import type { Site } from './gateway.ts'
import { guard } from './guard.ts'
import { consoleLog } from './log.ts'

const TYPE = { 'content-type': 'text/plain; version=0.0.4; charset=utf-8' }

/** One exposition of several: a metric may be introduced only once, its samples stand together. */
const together = (texts: readonly string[]): string => {
  const metrics = new Map<string, string[]>()
  for (const block of texts.flatMap((text) => text.split('\n\n'))) {
    const lines = block.split('\n').filter((line) => line !== '')
    const head = lines.filter((line) => line.startsWith('#')).join('\n')
    const samples = metrics.get(head) ?? []
    metrics.set(head, samples)
    samples.push(...lines.filter((line) => !line.startsWith('#')))
  }
  return `${[...metrics].map(([head, samples]) => [head, ...samples].join('\n')).join('\n\n')}\n`
}

const UP = '# HELP taizhang_tenant_up 1 if the object of the tenant answers.\n# TYPE taizhang_tenant_up gauge'

/** `/metrics` of all tenants or of one, for the operator alone: each series has the label `tenant`. */
export const metricsDoors = (app: Hono, site: Site, token: string): void => {
  const textOf = async (tenant: string): Promise<string> => {
    const up = (is: 0 | 1) => `${UP}\ntaizhang_tenant_up{tenant="${tenant}"} ${is}`
    try {
      return `${up(1)}\n\n${await site.object(tenant).metrics(tenant)}`
    } catch (thrown) {
      consoleLog(site.logLevel, { tenant }).error('tenant_unmeasured', failureFields(thrown))
      return up(0)
    }
  }
  const door = async (c: Context) => {
    const asked: string | undefined = c.req.param('tenant')
    const names = [...site.tenants.keys()].filter((name) => asked === undefined || name === asked)
    if (names.length === 0) return c.json({ error: 'which tenant?' }, 404)
    return c.body(together(await Promise.all(names.map(textOf))), 200, TYPE)
  }
  const only = guard(token)
  app.get('/metrics', only, door)
  app.get('/metrics/:tenant', only, door)
}
