import type { MiddlewareHandler } from 'hono'
import { sameText } from '../../lark/inbound/constant-time.ts'

const LOOPBACK: ReadonlySet<string> = new Set(['localhost', '127.0.0.1', '[::1]'])

/** Lets the operator in: he has the token, and comes over a line that nobody listens to. */
export const guard =
  (token: string): MiddlewareHandler =>
  async (c, next) => {
    const { protocol, hostname } = new URL(c.req.url)
    if (protocol !== 'https:' && !LOOPBACK.has(hostname)) return c.json({ error: 'https only' }, 403)
    if (!sameText(c.req.header('authorization') ?? '', `Bearer ${token}`))
      return c.json({ error: 'the ADMIN_TOKEN is missing or wrong' }, 401)
    return next()
  }
