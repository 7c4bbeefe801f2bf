import type { App } from '../state/records.ts'
import type { World } from '../world.ts'
import { ApiError, refuse } from './errors.ts'
import type { ApiRequest } from './request.ts'
import { type Answer, match, type Route } from './routes.ts'

/** The app behind the bearer token (lark-platform.md 10.4: 99991661 missing, 99991663 bad or expired). */
export function authenticate(world: World, request: ApiRequest): App {
  const header = request.headers.authorization ?? ''
  if (header === '') throw refuse(99991661)
  const value = header.replace(/^Bearer\s+/i, '')
  if (value === header || !/^[tu]-/.test(value)) {
    throw new ApiError(99991671, 'token format error: it must start with t- or u-')
  }
  const token = world.store.tokens.get(value)
  const app = token === undefined ? undefined : world.store.apps.get(token.appId)
  if (token === undefined || app === undefined || token.expiresAt <= world.clock.now()) throw refuse(99991663)
  return app
}

/** Any one of the scopes is enough; otherwise 99991672 lists them all. */
export function requireScope(app: App, scopes: readonly string[]): void {
  if (scopes.length === 0 || scopes.some((scope) => app.scopes.includes(scope))) return
  throw new ApiError(
    99991672,
    `Access denied. One of the following scopes is required: [${scopes.join(', ')}].`,
    {
      detail: {
        permission_violations: scopes.map((subject) => ({ type: 'action_scope_required', subject })),
      },
    },
  )
}

/** From token to handler, in the order of the platform's gateway. */
export async function callApi(
  world: World,
  routes: readonly Route[],
  request: ApiRequest,
  told: (app: App) => void,
): Promise<Answer> {
  const found = match(routes, request.method, request.path)
  if (found === undefined) throw new ApiError(9499, '404 page not found', { status: 404 })
  const app = authenticate(world, request)
  told(app)
  requireScope(app, found.route.scopes)
  world.limits.api(`${app.appId} ${found.route.method} ${found.route.path}`)
  return found.route.handle({ world, app, request: { ...request, params: found.params } })
}
