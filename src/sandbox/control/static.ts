import { readFile } from 'node:fs/promises'
import type { ServerResponse } from 'node:http'
import { join } from 'node:path'

const FILES: Readonly<Record<string, { name: string; type: string }>> = {
  '/': { name: 'index.html', type: 'text/html; charset=utf-8' },
  '/main.js': { name: 'main.js', type: 'text/javascript; charset=utf-8' },
  '/page.css': { name: 'page.css', type: 'text/css; charset=utf-8' },
  '/favicon.svg': { name: 'favicon.svg', type: 'image/svg+xml' },
}

export const SAFE_HEADERS = {
  'content-security-policy':
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
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
  const file = Object.hasOwn(FILES, path) ? FILES[path] : undefined
  if (pageDir === undefined || file === undefined) return false
  const bytes = await readFile(join(pageDir, file.name)).catch(() => undefined)
  if (bytes === undefined) return false
  response.writeHead(200, { ...SAFE_HEADERS, 'content-type': file.type })
  response.end(bytes)
  return true
}
