import { z } from 'zod'
import { MAX_CONNECTIONS } from '../events/hub.ts'
import { field } from '../http/request.ts'
import type { OpenRoute } from '../http/server.ts'

const NO_URL = { URL: '' }

/** Address of the long connection (lark-platform.md 2.4); refusals come with HTTP 200. */
export const connectionEndpoint: OpenRoute = (world, request) => {
  const given = field(z.object({ AppID: z.string(), AppSecret: z.string() }), request.json)
  const app = world.store.apps.get(given.AppID)
  if (app === undefined || app.appSecret !== given.AppSecret) {
    return { body: { code: 514, msg: 'auth failed', data: NO_URL } }
  }
  if (world.hub.count(app.appId) >= MAX_CONNECTIONS) {
    return { body: { code: 1000040350, msg: 'the number of connections exceeded the limit', data: NO_URL } }
  }
  const data = { URL: world.hub.invite(app.appId, world.origin()), ClientConfig: world.hub.config }
  return { body: { code: 0, msg: '', data } }
}
