import type { Context, Hono } from 'hono'
import { readBody } from '../../web/body.ts'
import { NO_BACKUP } from './copy/pieces.ts'
import type { Site } from './gateway.ts'
import { guard } from './guard.ts'
import { hearOut } from './hear-out.ts'

/** Largest ledger file, bytes: its import takes ten times as much of the memory that the platform gives, 128 MB. */
const LARGEST_FILE = 8 * 1024 * 1024
const TOO_LARGE = 'a file of at most 8 MB: write its JSON without indentation'
/** As long as any file system's. */
const LONGEST_NAME = 255
const NAME_TOO_LONG = `the name of the file: expected at most ${LONGEST_NAME} characters`
const JSON_TYPE = { 'content-type': 'application/json; charset=utf-8' }

const takeIn = (site: Site) => async (c: Context, tenant: string) => {
  const body = await readBody(c.req.raw, LARGEST_FILE)
  if (body === 'tooLarge') {
    const { bodyUsed, body: rest } = c.req.raw
    if (!bodyUsed && rest !== null) await hearOut(rest)
    return c.json({ error: TOO_LARGE }, 413)
  }
  if (body === 'hungUp') return c.json({ error: 'the whole file' }, 400)
  const file = c.req.query('file') ?? 'ledger.json'
  if (file.length > LONGEST_NAME) return c.json({ faults: [NAME_TOO_LONG] }, 422)
  const imported = await site.object(tenant).importFile(tenant, file, body)
  return imported.kind === 'done' ? c.json(imported.report) : c.json({ faults: imported.faults }, 422)
}

const giveOut = (site: Site) => async (c: Context, tenant: string) =>
  c.body(await site.object(tenant).exportJson(tenant), 200, JSON_TYPE)

const verify = (site: Site) => async (c: Context, tenant: string) =>
  c.json(await site.object(tenant).verify(tenant))

const backUp = (site: Site) => async (c: Context, tenant: string) =>
  c.body(await site.object(tenant).backup(tenant), 200, { 'content-type': 'application/octet-stream' })

const restore = (site: Site) => async (c: Context, tenant: string) => {
  const bytes = c.req.raw.body
  if (bytes === null) return c.json({ faults: [NO_BACKUP] }, 422)
  const restored = await site.object(tenant).restore(tenant, bytes)
  return restored.kind === 'done' ? c.json(restored.report) : c.json({ faults: restored.faults }, 422)
}

const DOORS = [
  ['POST', 'import', takeIn],
  ['GET', 'export', giveOut],
  ['GET', 'verify', verify],
  ['GET', 'backup', backUp],
  ['POST', 'restore', restore],
] as const
const ANY = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE']

/** What the command line does on Node, with a token: `import`, `export`, `verify` (contract.md 3), `backup`, `restore`. */
export const operatorDoors = (app: Hono, site: Site, token: string): void => {
  /** The only tenant need not be named. */
  const whose = (c: Context): string | undefined => {
    const names = [...site.tenants.keys()]
    const asked = c.req.param('tenant')
    return asked === undefined && names.length === 1 ? names[0] : names.find((name) => name === asked)
  }
  app.use('/admin/*', guard(token))
  for (const [method, name, door] of DOORS) {
    const run = door(site)
    const paths = [`/admin/${name}`, `/admin/${name}/:tenant`]
    app.on(method, paths, async (c) => {
      const tenant = whose(c)
      return tenant === undefined ? c.json({ error: 'which tenant?' }, 404) : run(c, tenant)
    })
    app.on(ANY, paths, (c) => c.json({ error: `${method} only` }, 405, { allow: method }))
  }
}
