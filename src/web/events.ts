import type { Context } from 'hono'
import type { Inbound } from '../lark/inbound/event.ts'
import { requestIdOf } from '../lark/inbound/request-id.ts'
import type { Delivery } from '../lark/inbound/verify.ts'
import { failureFields } from '../lark/log.ts'
import type { Metered } from '../lark/meters.ts'
import { readBody, type Unread } from './body.ts'
import { BodyRoom } from './body-room.ts'
import type { WebDeps, WebhookDeps } from './deps.ts'

/** Largest body that is read, bytes (contract.md 2). */
const LIMIT = 1024 * 1024

/** Why a delivery was not read: `crowded`, too many others are on their way. */
export type Undelivered = Unread | 'crowded'

/** Who has hung up hears no answer; whoever found no room comes again. */
export const UNREAD_STATUS = { tooLarge: 413, hungUp: 400, crowded: 503 } as const satisfies Record<
  Undelivered,
  number
>

/** What was delivered, as it came. */
export const readDelivery = async (c: Context, room: BodyRoom): Promise<Delivery | Undelivered> => {
  const most = Math.min(Number(c.req.header('content-length') ?? LIMIT) || 0, LIMIT)
  if (!room.take(most)) return 'crowded'
  try {
    const body = await readBody(c.req.raw, LIMIT)
    if (typeof body === 'string') return body
    return {
      body,
      timestamp: c.req.header('x-lark-request-timestamp'),
      nonce: c.req.header('x-lark-request-nonce'),
      signature: c.req.header('x-lark-signature'),
    }
  } finally {
    room.giveBack(most)
  }
}

/**
 * `POST /lark/events`: events and card callbacks. Whatever `receive` resolves to is the answer; when it throws the
 * answer is 500, so that the platform repeats the event (lark-platform.md 1.2).
 */
export const eventsDoor = (deps: WebDeps, webhook: WebhookDeps) => {
  const room = new BodyRoom()
  return async (c: Context) => {
    const delivery = await readDelivery(c, room)
    if (typeof delivery === 'string') {
      tellRefused(deps, delivery)
      return c.json({}, UNREAD_STATUS[delivery])
    }
    const verified = await webhook.verify(delivery, deps.clock.now())
    if (verified.kind === 'refused') {
      tellRefused(deps, verified.reason)
      return c.json({}, verified.status)
    }
    if (verified.kind === 'challenge') return c.json({ challenge: verified.challenge })
    const inbound = webhook.parse(verified.envelope)
    try {
      return c.json((await webhook.receive(inbound)) ?? {})
    } catch (thrown) {
      deps.log.error('event_failed', { ...nameOf(inbound), ...failureFields(thrown) })
      return c.json({}, 500)
    }
  }
}

const nameOf = (inbound: Inbound) => ({ request: requestIdOf(inbound), kind: inbound.kind })

/** Nothing of a call that was not verified is logged, its ids neither. A caller who hangs up is no trouble of ours. */
const tellRefused = ({ log, meters, newId }: WebDeps, reason: Metered['webhooksRefused']['reason']): void => {
  meters.add('webhooksRefused', { reason })
  log[reason === 'hungUp' ? 'debug' : 'warn']('webhook_refused', { request: newId(), reason })
}
