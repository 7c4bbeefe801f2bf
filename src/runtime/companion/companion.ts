import type { Clock, Database } from '../../app/ports.ts'
import type { WorkCalendar } from '../../domain/calendar/calendar.ts'
import type { Companion } from '../../sandbox/index.ts'
import { catalogueFor, type Locale } from '../../text/index.ts'
import { due } from './due.ts'
import { journal } from './journal.ts'
import { people } from './people.ts'
import type { PlatformView, Topic } from './topic.ts'
import { tour } from './tour.ts'
import { waiting } from './waiting.ts'

/** What the sandbox's page may ask the ledger. A topic is a row. */
const TOPICS: Readonly<Record<string, Topic>> = {
  people,
  due,
  journal,
  waiting,
  tour,
  locale: ({ locale }) => ({ locale }),
}

const LOCALES: readonly Locale[] = ['zh', 'en']

export interface CompanionDeps {
  readonly database: Pick<Database, 'read'>
  readonly calendar: WorkCalendar
  readonly clock: Clock
  /** The bot's own language; `?locale=` asks for another one. */
  readonly locale: Locale
  readonly platform: PlatformView
}

/** Opens the ledger to the sandbox's page: reads only. */
export const openCompanion =
  ({ database, calendar, clock, locale, platform }: CompanionDeps): Companion =>
  async (name, query) => {
    const topic = Object.hasOwn(TOPICS, name) ? TOPICS[name] : undefined
    if (topic === undefined) return undefined
    const wanted = LOCALES.find((each) => each === query.locale)
    const text = catalogueFor(wanted ?? locale)
    return database.read((store) => {
      const directory = store.directory.load()
      const now = clock.now()
      return { answer: topic({ store, directory, calendar, now, text, locale, platform }, query) }
    }).answer
  }
