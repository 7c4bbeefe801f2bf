import { expect, it, onTestFinished, vi } from 'vitest'
import { changeDirectory } from '../../src/app/change-directory.ts'
import { SYSTEM } from '../../src/domain/people/system.ts'
import type { PlatformClient } from '../../src/lark/outbound/client.ts'
import { keepPlatformInStep } from '../../src/runtime/platform-sync.ts'
import { sha256 } from '../../src/runtime/sqlite.ts'
import { systemTimers } from '../../src/runtime/timers.ts'
import { Stage } from '../app/ledger-stage.ts'
import { clientOf, listeningLog, platform } from '../lark/stage.ts'
import { ANN, BEN } from '../sandbox/stage.ts'
import { person } from '../storage/stage.ts'

/** The program in step with an emulator; `during` happens while the second call, that for people, is under way. */
const inStep = async (during: (stage: Stage) => void) => {
  const stage = new Stage({ unbound: ['U-101', 'U-110'] })
  const straight = clientOf(await platform())
  let calls = 0
  const client: PlatformClient = {
    ...straight,
    call: async (run) => {
      calls += 1
      if (calls === 2) during(stage)
      return straight.call(run)
    },
  }
  const log = listeningLog()
  const sync = keepPlatformInStep({
    client,
    database: stage.database,
    workOf: (store, cause) => stage.workOf(store, cause),
    hash: sha256,
    commands: [],
    log,
    timers: systemTimers,
    soon: () => undefined,
  })
  onTestFinished(() => sync.close())
  const settled = () =>
    expect.poll(() => stage.database.read((store) => store.settings.get('people_matched_rev'))).toBeDefined()
  return { stage, sync, settled, log, calls: () => calls }
}
const binds = (stage: Stage, who: string, openId: string): void => {
  stage.does((work) => changeDirectory(work, [{ type: 'personBound', person: person(who), openId }], SYSTEM))
}

it('asks for people again who came while it asked', async () => {
  const { sync, settled, calls } = await inStep((stage) => binds(stage, 'U-101', ANN))
  await settled()
  const before = calls()
  sync.look()
  await expect.poll(() => calls()).toBeGreaterThan(before)
})

it('asks nothing while nobody came, and goes on after the ledger could not be read', async () => {
  const { stage, sync, settled, calls, log } = await inStep(() => undefined)
  await settled()
  const before = calls()
  sync.look()
  await new Promise((resolve) => setTimeout(resolve, 50))
  expect(calls()).toBe(before)
  const read = vi.spyOn(stage.database, 'read').mockImplementationOnce(() => {
    throw new Error('unreadable')
  })
  sync.look()
  await expect.poll(() => log.lines.join()).toContain('platform_sync_failed')
  read.mockRestore()
  binds(stage, 'U-110', BEN)
  sync.look()
  await expect.poll(() => calls()).toBeGreaterThan(before)
})
