import { readFile } from 'node:fs/promises'
import type { ServerResponse } from 'node:http'
import { extname, join } from 'node:path'

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.json': 'application/json; charset=utf-8',
  '.woff2': 'font/woff2',
}
/** Names of built files: no hidden ones, nothing that climbs. */
const BUILT = /^(?:\/[A-Za-z0-9_-][A-Za-z0-9._-]*)+$/
/** Built under a name with the hash of what is in it. */
const HASHED = /^\/(?:chunks|fonts)\//

export const SAFE_HEADERS = {
  'content-security-policy':
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cache-control': 'no-store',
}

/** Serves the built page; false if the path is none of its files or it was not built. */
export async function servePage(
  pageDir: string | undefined,
  path: string,
  response: ServerResponse,
): Promise<boolean> {
  const name = path === '/' ? '/index.html' : path === '/gallery' ? '/gallery.html' : path
  const type = TYPES[extname(name)]
  if (pageDir === undefined || type === undefined || !BUILT.test(name)) return false
  const bytes = await readFile(join(pageDir, name)).catch(() => undefined)
  if (bytes === undefined) return false
  const kept = HASHED.test(name) ? { 'cache-control': 'public, max-age=31536000, immutable' } : {}
  response.writeHead(200, { ...SAFE_HEADERS, ...kept, 'content-type': type })
  response.end(bytes)
  return true
}
