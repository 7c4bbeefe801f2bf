import { hex } from '../ids.ts'
import type { App } from '../state/records.ts'
import type { World } from '../world.ts'

export const CARD_CALLBACK = 'card.action.trigger'

/** The v2.0 envelope of lark-platform.md 1.1; times are strings, of microseconds for card callbacks. */
export function envelope(
  world: Pick<World, 'clock' | 'tenantKey'>,
  app: App,
  eventType: string,
  event: Record<string, unknown>,
): Record<string, unknown> {
  const now = String(world.clock.now())
  return {
    schema: '2.0',
    header: {
      event_id: hex(16),
      token: app.verificationToken,
      create_time: eventType === CARD_CALLBACK ? `${now}000` : now,
      event_type: eventType,
      tenant_key: world.tenantKey,
      app_id: app.appId,
    },
    event,
  }
}
