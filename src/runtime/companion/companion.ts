import type { Clock, Database } from '../../app/ports.ts'
import type { WorkCalendar } from '../../domain/calendar/calendar.ts'
import type { Instant } from '../../domain/kernel/time.ts'
import type { Companion } from '../../sandbox/index.ts'
import { catalogueFor, type Locale } from '../../text/index.ts'
import type { PlatformView, Topic } from './topic.ts'

/** What the sandbox's page may ask the ledger. A topic is a row. */
const TOPICS: Readonly<Record<string, Topic>> = {
  locale: ({ locale }) => ({ locale }),
}

export interface CompanionDeps {
  readonly database: Database
  readonly calendar: WorkCalendar
  readonly clock: Clock
  readonly locale: Locale
  readonly nextDue: () => Instant | undefined
  readonly platform: PlatformView
}

/** Opens the ledger to the sandbox's page: reads only. */
export const openCompanion =
  (deps: CompanionDeps): Companion =>
  (name, query) => {
    const topic = Object.hasOwn(TOPICS, name) ? TOPICS[name] : undefined
    if (topic === undefined) return Promise.resolve(undefined)
    const { calendar, locale, platform } = deps
    const nextDue = deps.nextDue()
    const read = deps.database.read((store) => ({
      answer: topic(
        {
          store,
          directory: store.directory.load(),
          calendar,
          now: deps.clock.now(),
          text: catalogueFor(locale),
          locale,
          nextDue,
          platform,
        },
        query,
      ),
    }))
    return Promise.resolve(read.answer)
  }
