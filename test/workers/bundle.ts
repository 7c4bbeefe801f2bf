import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { MiniflareOptions } from 'miniflare'

const ROOT = resolve(import.meta.dirname, '../..')
const WRANGLER = join(ROOT, 'node_modules/wrangler/bin/wrangler.js')

/** Bundles an entry with the deployment's own `wrangler.toml`, without asking anything of the network. */
export const bundle = (entry: string, folder: string): string =>
  execFileSync(process.execPath, [WRANGLER, 'deploy', entry, '--dry-run', '--minify', '--outdir', folder], {
    cwd: ROOT,
    encoding: 'utf8',
    env: { ...process.env, WRANGLER_SEND_METRICS: 'false', WRANGLER_HIDE_BANNER: 'true', CI: '1' },
  })

/** A bundle as modules of workerd, the script first. */
export const modulesOf = (
  folder: string,
): Extract<MiniflareOptions, { modules?: unknown }>['modules'] & object[] =>
  [...readdirSync(folder)]
    .filter((name) => /\.(js|sql)$/.test(name))
    .sort((a, b) => Number(a.endsWith('.sql')) - Number(b.endsWith('.sql')))
    .map((name) => ({
      type: name.endsWith('.js') ? ('ESModule' as const) : ('Text' as const),
      path: name,
      contents: readFileSync(join(folder, name), 'utf8'),
    }))
