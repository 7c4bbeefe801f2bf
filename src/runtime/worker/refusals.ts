import type { Clock } from '../../app/ports.ts'
import { type Instant, instant } from '../../domain/kernel/time.ts'
import { failureFields } from '../../lark/log.ts'
import type { Metered } from '../../lark/meters.ts'
import type { LedgerDoors } from './doors.ts'
import { consoleLog } from './log.ts'

export type Reason = Metered['webhooksRefused']['reason']

/** How many deliveries were refused for each reason. */
export type Refusals = readonly (readonly [Reason, number])[]

/** A call to an object that says nothing for so long has been given up by the platform, ms. */
const GIVEN_UP_MS = 30_000

export interface RefusalDesk {
  /** Logs one, and counts it where `tenant` is known; resolves when the tenant's object has heard of it. */
  tell(tenant: string | null, reason: Reason): Promise<void>
}

/**
 * Takes refused deliveries to the objects whose metrics tell of them. An isolate dies without a word, and there are many,
 * so nothing can be counted here; what may be any tenant's stands in the log alone. However many come, an object is
 * called once at a time: strangers must not crowd out the platform.
 */
export const refusalDesk = (site: {
  readonly clock: Clock
  readonly logLevel: string
  object(name: string): Pick<LedgerDoors, 'refused'>
}): RefusalDesk => {
  const waiting = new Map<string, Map<Reason, number>>()
  const telling = new Map<string, Instant>()

  const tellAll = async (tenant: string): Promise<void> => {
    const now = site.clock.now()
    if ((telling.get(tenant) ?? 0) > now) return
    telling.set(tenant, instant(now + GIVEN_UP_MS))
    try {
      for (let counts = waiting.get(tenant); counts !== undefined; counts = waiting.get(tenant)) {
        waiting.delete(tenant)
        await site.object(tenant).refused(tenant, [...counts])
      }
    } catch (thrown) {
      consoleLog(site.logLevel, { tenant }).error('refusals_uncounted', failureFields(thrown))
    } finally {
      telling.delete(tenant)
    }
  }

  return {
    tell: async (tenant, reason) => {
      const log = consoleLog(site.logLevel, tenant === null ? {} : { tenant })
      log[reason === 'hungUp' ? 'debug' : 'warn']('webhook_refused', { reason })
      if (tenant === null) return
      const counts = waiting.get(tenant) ?? new Map<Reason, number>()
      waiting.set(tenant, counts.set(reason, (counts.get(reason) ?? 0) + 1))
      await tellAll(tenant)
    },
  }
}
