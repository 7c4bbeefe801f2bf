import { eq } from 'drizzle-orm'
import type { SettingStore } from '../app/ports.ts'
import { setting } from './schema/schedule.ts'
import { type Sqlite, slot } from './sqlite.ts'

export const settingStore = (db: Sqlite): SettingStore => {
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
  return {
    get: (key) => get.get({ key })?.value,
    set: (key, value) => {
      set.run({ key, value })
    },
  }
}
