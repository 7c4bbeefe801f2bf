import { z } from 'zod'
import { ApiError } from '../http/errors.ts'
import { field } from '../http/request.ts'
import type { OpenRoute } from '../http/server.ts'
import { newId } from '../ids.ts'

const LIFETIME_MS = 7200 * 1000
const RENEW_BEFORE_MS = 30 * 60 * 1000

/** Tenant token of a self-built app; the same one is given until 30 min before its end (lark-platform.md 10.1). */
export const tenantAccessToken: OpenRoute = (world, request) => {
  const { app_id, app_secret } = field(z.object({ app_id: z.string(), app_secret: z.string() }), request.json)
  const app = world.store.apps.get(app_id)
  if (app === undefined) throw new ApiError(10014, 'app_id is invalid')
  if (app.appSecret !== app_secret) throw new ApiError(10015, 'app secret invalid')
  const now = world.clock.now()
  const current = world.store.tokens.first(
    (each) => each.appId === app_id && each.expiresAt - now > RENEW_BEFORE_MS,
  )
  const token =
    current ?? world.store.tokens.put({ token: newId('t-'), appId: app_id, expiresAt: now + LIFETIME_MS })
  for (const old of world.store.tokens.where((each) => each.expiresAt <= now))
    world.store.tokens.remove(old.token)
  const expire = Math.floor((token.expiresAt - now) / 1000)
  return { body: { code: 0, msg: 'ok', tenant_access_token: token.token, expire } }
}
