import Driver from 'better-sqlite3'
import { drizzle } from 'drizzle-orm/better-sqlite3'
import type { Database } from '../../src/app/ports.ts'
import { workCalendar } from '../../src/domain/calendar/work-calendar.ts'
import { digestFactsOf } from '../../src/domain/digest/project.ts'
import { calendarData } from '../../src/runtime/calendar-data.ts'
import { sha256 } from '../../src/runtime/hash.ts'
import { openDatabase } from '../../src/storage/database.ts'

const refuse = (): never => {
  throw new Error('a reader')
}

/** Reads an object's ledger in the file that workerd keeps it in, beside the object. */
export const ledgerOnDisk = (path: string): Pick<Database, 'read' | 'close'> => {
  const driver = new Driver(path, { readonly: true })
  const calendar = workCalendar(calendarData(), 'Asia/Shanghai')
  return openDatabase({
    sqlite: drizzle({ client: driver }),
    transactions: {
      immediate: refuse,
      savepoint: refuse,
      othersWrote: () => true,
      snapshot: (work) => driver.transaction(work)(),
      close: () => {
        driver.close()
      },
    },
    hash: sha256,
    factsOf: (problem) => digestFactsOf(problem, calendar),
  })
}
