import Driver from 'better-sqlite3'
import { expect, it, vi } from 'vitest'
import { changeDirectory } from '../../src/app/change-directory.ts'
import { SYSTEM } from '../../src/domain/people/system.ts'
import { NO_METERS } from '../../src/lark/meters.ts'
import { startEngine } from '../../src/runtime/engine.ts'
import { LedgerReadOnly } from '../../src/runtime/ledger-errors.ts'
import { sha256 } from '../../src/runtime/sqlite.ts'
import { catalogueFor } from '../../src/text/index.ts'
import { calendar, Stage } from '../app/ledger-stage.ts'
import { callsTo, listeningLog, memoryFiles, platform } from '../lark/stage.ts'
import { APP_ID, APP_SECRET, ENCRYPT_KEY, ROOM, VERIFICATION_TOKEN } from '../sandbox/stage.ts'
import { organisation } from '../storage/stage.ts'
import { Waits } from './waits.ts'

it('lets go of what it has begun when the ledger refuses the rest', async () => {
  const opened = vi.spyOn(Driver.prototype, 'pragma')
  const stage = new Stage()
  const driver = opened.mock.contexts.find((each) => each instanceof Driver && each.open)
  opened.mockRestore()
  const room = { kind: 'unit', organisation: organisation('ORG-01') } as const
  stage.does((work) => changeDirectory(work, [{ type: 'chatBound', chatId: ROOM, binding: room }], SYSTEM))
  const emulator = await platform()
  /** As soon as something waits for its time, the ledger can be read only. */
  class Spoiling extends Waits {
    override after(ms: number, run: () => void): () => void {
      if (driver instanceof Driver) driver.pragma('query_only = ON')
      return super.after(ms, run)
    }
  }
  const timers = new Spoiling()
  const start = () =>
    startEngine({
      database: stage.database,
      files: memoryFiles(),
      lark: {
        appId: APP_ID,
        appSecret: APP_SECRET,
        domain: emulator.url,
        transport: 'webhook',
        encryptKey: ENCRYPT_KEY,
        verificationToken: VERIFICATION_TOKEN,
      },
      calendar,
      text: catalogueFor('zh'),
      clock: { now: () => stage.now },
      timers,
      soon: setImmediate,
      newId: () => 'id',
      hash: sha256,
      random: () => 0,
      log: listeningLog(),
      meters: NO_METERS,
    })
  expect(start).toThrow(LedgerReadOnly)
  expect(timers.all.length).toBeGreaterThan(0)
  expect(timers.pending()).toEqual([])
  await new Promise((resolve) => setTimeout(resolve, 300))
  expect(timers.pending()).toEqual([])
  expect(callsTo(emulator, '/bot/v3/info')).toEqual([])
  // The first was being asked for; the others are not.
  expect(callsTo(emulator, '/members').length).toBeLessThanOrEqual(1)
})
