import { describe, expect, it, onTestFinished } from 'vitest'
import { instant } from '../../src/domain/kernel/time.ts'
import { startService } from '../../src/runtime/compose.ts'
import { loadConfig } from '../../src/runtime/config.ts'
import { listeningLog, platform, said } from '../lark/stage.ts'
import { ANN, APP_ID, APP_SECRET, ENCRYPT_KEY, ROOM, VERIFICATION_TOKEN } from '../sandbox/stage.ts'
import { temporaryFolder } from '../storage/stage.ts'

/** The tenant of every event that the emulator sends. */
const OURS = '736588c9260f175e'

/** The service as these variables configure it, on an empty ledger; gone with the test. */
const serves = async (transport: 'webhook' | 'websocket', tenant: string | undefined) => {
  const emulator = await platform()
  const config = loadConfig({
    LARK_APP_ID: APP_ID,
    LARK_APP_SECRET: APP_SECRET,
    LARK_ENCRYPT_KEY: ENCRYPT_KEY,
    LARK_VERIFICATION_TOKEN: VERIFICATION_TOKEN,
    LARK_TENANT_KEY: tenant,
    LARK_DOMAIN: emulator.url,
    LARK_TRANSPORT: transport,
    DATA_DIR: temporaryFolder(),
    PORT: '0',
  })
  if (config.lark === null) throw new Error('no app')
  const log = listeningLog()
  const clock = { now: () => instant(emulator.clock.now()) }
  const service = await startService({ config, lark: config.lark, clock, log })
  onTestFinished(() => service.close())
  if (transport === 'webhook') await emulator.setEventUrl(APP_ID, `${service.url}/lark/events`)
  const isUp = async () => {
    const { inbound, token } = await service.ready()
    return token && (inbound.state === 'listening' || inbound.state === 'connected')
  }
  await expect.poll(isUp, { interval: 20 }).toBe(true)
  await emulator.chat(ROOM).says(ANN, '@Bot /我的')
  await service.idle()
  await emulator.settled()
  return { emulator, log }
}

describe.each(['webhook', 'websocket'] as const)('the tenant_key of events over the %s', (transport) => {
  it.each([undefined, OURS])('is of no matter, or the one that was told (%s)', async (tenant) => {
    const { emulator } = await serves(transport, tenant)
    expect(emulator.deliveries()).toMatchObject([{ state: 'delivered' }])
    expect(said(emulator)).toHaveLength(1)
  })

  it('of another tenant than the one that was told gets in nowhere', async () => {
    const { emulator, log } = await serves(transport, 'another-tenant')
    expect(said(emulator)).toEqual([])
    expect(log.lines.join()).toMatch(/badTenant|event_of_another_tenant/)
    if (transport === 'webhook')
      expect(emulator.deliveries()).toMatchObject([
        { state: 'pending', failures: [{ reason: expect.stringContaining('401') }] },
      ])
  })
})
