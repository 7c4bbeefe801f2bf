import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { lockService } from '../../src/runtime/instance-lock.ts'
import { ServiceRunning } from '../../src/runtime/ledger-errors.ts'
import { ledgerIn, temporaryFolder } from '../storage/stage.ts'

describe('the lock of the service', () => {
  it('refuses a second service, and nobody else', () => {
    const folder = temporaryFolder()
    const release = lockService(folder)
    expect(() => lockService(folder)).toThrow(ServiceRunning)
    ledgerIn(folder).transact((store) => store.settings.set('a', '1'))
    release()
    lockService(folder)()
  })

  it('makes the folder', () => {
    const folder = join(temporaryFolder(), 'data', 'sandbox')
    lockService(folder)()
    expect(existsSync(folder)).toBe(true)
  })
})
