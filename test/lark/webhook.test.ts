import { describe, expect, it, onTestFinished } from 'vitest'
import { instant } from '../../src/domain/kernel/time.ts'
import type { Inbound, Receive } from '../../src/lark/inbound/event.ts'
import { parseInbound } from '../../src/lark/inbound/parse.ts'
import { verifier } from '../../src/lark/inbound/verify.ts'
import { NO_METERS } from '../../src/lark/meters.ts'
import { listen } from '../../src/runtime/http.ts'
import { webApp } from '../../src/web/app.ts'
import type { Readiness } from '../../src/web/deps.ts'
import { ANN, APP_ID, button, cardOf, ENCRYPT_KEY, ROOM, VERIFICATION_TOKEN } from '../sandbox/stage.ts'
import { clientOf, listeningLog, platform } from './stage.ts'

const READY: Readiness = {
  database: true,
  migrations: true,
  token: true,
  inbound: { transport: 'webhook', state: 'listening', lastEventAt: null },
}

/** The emulator pushing to our web app over HTTP. */
async function doorway(receive: Receive) {
  const emulator = await platform()
  const got: Inbound[] = []
  const log = listeningLog()
  const credentials = { appId: APP_ID, encryptKey: ENCRYPT_KEY, verificationToken: VERIFICATION_TOKEN }
  const self = emulator.people.app('Bot').botOpenId
  const app = webApp({
    clock: { now: () => instant(emulator.clock.now()) },
    log,
    readiness: () => READY,
    meters: NO_METERS,
    exposition: null,
    newId: () => 'id',
    webhook: {
      verify: verifier(credentials),
      parse: (envelope) => parseInbound(envelope, self),
      receive: (inbound) => {
        got.push(inbound)
        return receive(inbound)
      },
    },
  })
  const server = await listen(app, '127.0.0.1', 0)
  onTestFinished(() => server.stop(0))
  await emulator.setEventUrl(APP_ID, `${server.url}/lark/events`, { verify: true })
  return { emulator, got, log, url: server.url }
}

const nothing: Receive = () => Promise.resolve({})

describe('the webhook', () => {
  it('takes messages, whatever their JSON looks like, after the challenge', async () => {
    const { emulator, got } = await doorway(nothing)
    for (const words of ['/我的', '@Bot 进度 60%/完成', '“引号” \\ / <at id=all></at>']) {
      await emulator.chat(ROOM).says(ANN, words)
    }
    expect(got.map((inbound) => inbound.kind === 'message' && inbound.text)).toEqual([
      '/我的',
      '进度 60%/完成',
      '“引号” \\ / <at id=all></at>',
    ])
    expect(got[1]).toMatchObject({ mentionsBot: true, openId: ANN, chatId: ROOM, chatType: 'group' })
    expect(emulator.deliveries().map(({ state }) => state)).toEqual(['delivered', 'delivered', 'delivered'])
  })

  it('gives a click its answer', async () => {
    const answer = {
      toast: { type: 'success', content: '已认领' },
      card: { type: 'raw', data: cardOf({ tag: 'hr' }) },
    }
    const { emulator, got } = await doorway(async () => answer)
    await clientOf(emulator).call((sdk) =>
      sdk.im.v1.message.create({
        params: { receive_id_type: 'chat_id' },
        data: { receive_id: ROOM, msg_type: 'interactive', content: JSON.stringify(cardOf(button())) },
      }),
    )
    const result = await emulator.chat(ROOM).clicks(ANN, { text: 'Press' })
    expect(result).toMatchObject({ code: 0, toast: { content: '已认领' }, cardReplaced: true })
    expect(got).toMatchObject([{ kind: 'click', value: { act: 'press' }, openId: ANN, chatId: ROOM }])
  })

  it('answers 500 when it could not take an event, and the platform comes again, seven hours long', async () => {
    const store: { down: boolean } = { down: true }
    const { emulator, got, log } = await doorway(async () => {
      if (store.down) throw new TypeError('cannot store “secret words”')
      return {}
    })
    await emulator.chat(ROOM).says(ANN, 'secret words')
    for (const wait of [15_000, 5 * 60_000, 3_600_000]) await emulator.clock.advance(wait)
    expect(got).toHaveLength(4)
    store.down = false
    await emulator.clock.advance(6 * 3_600_000)
    expect(got).toHaveLength(5)
    expect(new Set(got.map(({ id }) => id)).size).toBe(1)
    expect(emulator.deliveries()[0]).toMatchObject({ state: 'delivered', attempts: 5 })
    expect(log.lines.filter((line) => line.includes('event_failed'))).toHaveLength(4)
    expect(log.lines.join()).toContain('TypeError')
    expect(log.lines.join()).not.toContain('secret words')
  })

  it('refuses what is not signed and logs no body', async () => {
    const { url, got, log } = await doorway(nothing)
    const post = async (body: string) => (await fetch(`${url}/lark/events`, { method: 'POST', body })).status
    expect(await post('secret words')).toBe(400)
    expect(await post('{"schema":"2.0","header":{"event_type":"im.message.receive_v1"}}')).toBe(401)
    expect(await post('{"encrypt":"secret words"}')).toBe(401)
    expect(got).toEqual([])
    expect(log.lines).toHaveLength(3)
    expect(log.lines.join()).not.toContain('secret words')
  })

  it('refuses more than 1 MB, told or untold, and still takes the next', async () => {
    const { url, emulator, got } = await doorway(nothing)
    const large = 'x'.repeat(1024 * 1024 + 1)
    const endless = new ReadableStream({
      pull: (to) => to.enqueue(new TextEncoder().encode('x'.repeat(65_536))),
    })
    const post = (request: object) => fetch(`${url}/lark/events`, { method: 'POST', ...request })
    expect((await post({ body: large })).status).toBe(413)
    expect((await post({ body: endless, duplex: 'half' })).status).toBe(413)
    await emulator.chat(ROOM).says(ANN, 'hello')
    expect(got).toHaveLength(1)
  })
})
