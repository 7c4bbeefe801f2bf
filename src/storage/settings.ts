import { eq } from 'drizzle-orm'
import type { SettingStore } from '../app/ports.ts'
import { setting } from './schema/schedule.ts'
import { type Held, type Sqlite, slot } from './sqlite.ts'

/** Values that are held at a time. */
const MOST_HELD = 1000

/** What was read or written last is held: a tick asks for the same few after every commit. */
export const settingStore = (db: Sqlite): SettingStore & Held => {
  const held = new Map<string, string | undefined>()
  const get = db
    .select({ value: setting.value })
    .from(setting)
    .where(eq(setting.key, slot('key')))
    .prepare()
  const set = db
    .insert(setting)
    .values({ key: slot('key'), value: slot('value') })
    .onConflictDoUpdate({ target: setting.key, set: { value: slot('value') } })
    .prepare()
  const hold = (key: string, value: string | undefined): string | undefined => {
    if (held.size >= MOST_HELD) held.clear()
    held.set(key, value)
    return value
  }
  return {
    get: (key) => (held.has(key) ? held.get(key) : hold(key, get.get({ key })?.value)),
    set: (key, value) => {
      set.run({ key, value })
      hold(key, value)
    },
    forget: () => held.clear(),
  }
}
