import { join } from 'node:path'
import Driver from 'better-sqlite3'
import { expect, it } from 'vitest'
import { EMPTY_DIRECTORY, evolveDirectory } from '../../src/domain/people/directory.ts'
import { ledgerIn, person, temporaryFolder } from './stage.ts'

const withGuest = evolveDirectory(EMPTY_DIRECTORY, {
  type: 'guestsSeen',
  chatId: 'oc_1',
  people: [person('U-201')],
})

it('keeps the guests of chats over a restart, and none for a directory that was stored without them', () => {
  const folder = temporaryFolder()
  const ledger = ledgerIn(folder)
  ledger.transact((store) => store.directory.save(withGuest))
  expect(ledgerIn(folder).read((store) => store.directory.load())).toEqual(withGuest)

  const driver = new Driver(join(folder, 'taizhang.db'))
  driver.exec("update directory set body = json_remove(body, '$.guests')")
  driver.close()
  expect(ledgerIn(folder).read((store) => store.directory.load())).toEqual({ ...EMPTY_DIRECTORY, rev: 1 })
})
