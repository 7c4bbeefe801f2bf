import { afterAll, beforeAll } from 'vitest'
import { strangeGroup } from './answers.ts'
import { Town } from './town.ts'

export const UNIT = '建设交通局巡察整改工作群'
/** A group that the ledger does not know. */
export const STRANGE = '几个单位的群'
/** HEAD of WT-003 and owner of its two tasks. */
export const HEAD = '廖望山'
export const LEADER = '鲁启明'
export const OFFICE = '骆闻达'
/** Of another unit. */
export const OTHER = '苗思远'

/** A town on a Monday at nine for all tests of the file, handed over when it stands; gone after them. */
export const onMonday = (hand: (town: Town) => unknown): void => {
  const opened: Town[] = []
  beforeAll(async () => {
    const town = await Town.open({ at: '2025-10-27T09:00:00+08:00' })
    opened.push(town)
    await hand(town)
  })
  afterAll(() => Promise.all(opened.map((town) => town.close())))
}

/** The strange group, with people of several units in it. */
export const withStrangers = (town: Town): string => strangeGroup(town, STRANGE, [HEAD, OFFICE, OTHER])
