import type { ExecutionContext } from 'hono'
import { type Instant, instant } from '../../src/domain/kernel/time.ts'
import type { Limit } from '../../src/lark/outbound/pace.ts'
import type { WatchPace } from '../../src/runtime/inbound.ts'
import type { Bindings } from '../../src/runtime/worker/bindings.ts'
import { gateway } from '../../src/runtime/worker/gateway.ts'
import { Ledger as RealLedger } from '../../src/runtime/worker/ledger.ts'

/** The town's clock, moved by its stage; the Worker and its objects share this isolate. */
let now: number | undefined
let watch: WatchPace = {}
let laneLimit: Limit | undefined
let looksUpAfterMs = 0
const clock = { now: (): Instant => instant(now ?? 0) }

const begin = (env: Bindings): void => {
  now ??= Number(env.TOWN_NOW)
  watch = JSON.parse(String(env.TOWN_WATCH ?? '{}'))
  laneLimit = env.TOWN_LANE_LIMIT === undefined ? undefined : JSON.parse(String(env.TOWN_LANE_LIMIT))
  looksUpAfterMs = Number(env.TOWN_LOOKS_UP_AFTER_MS ?? 0)
}

/** The object of the deployment by the town's clock, with a door for the stage. */
export class Ledger extends RealLedger {
  protected override pace() {
    begin(this.env)
    return { clock, watch, laneLimit, looksUpAfterMs }
  }

  async stage(tenant: string, what: string): Promise<void> {
    const engine = this.engineOf(tenant)
    if (what === 'catch-up') await engine.catchUp()
    if (what === 'sweep') await engine.history.sweep()
    if (what === 'history-idle') await engine.history.idle()
  }
}

const real = gateway(clock)

interface TownBindings extends Bindings {
  readonly LEDGERS: DurableObjectNamespace<Ledger>
  readonly EVIDENCE: R2Bucket & { list(): Promise<{ objects: readonly { readonly key: string }[] }> }
}

export default {
  ...real,
  fetch: async (request: Request, env: TownBindings, context: ExecutionContext): Promise<Response> => {
    begin(env)
    const { pathname, searchParams } = new URL(request.url)
    const [, room, tenant = '', what = ''] = pathname.split('/')
    if (room !== 'stage') return real.fetch(request, env, context)
    const key = searchParams.get('key')
    if (key !== null) return new Response((await env.EVIDENCE.get(key))?.body)
    now = Number(searchParams.get('now'))
    await env.LEDGERS.getByName(tenant).stage(tenant, what)
    return Response.json((await env.EVIDENCE.list()).objects.map((each) => each.key))
  },
}
