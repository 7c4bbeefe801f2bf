import { createHash } from 'node:crypto'
import { afterEach, describe, expect, it } from 'vitest'
import { RETRY_AFTER } from '../../src/sandbox/events/outbox.ts'
import type { Emulator, EmulatorOptions } from '../../src/sandbox/index.ts'
import { listenForEvents, open, type Pushed } from './listening.ts'
import { ANN, APP_ID, ENCRYPT_KEY, ROOM, stage, VERIFICATION_TOKEN } from './stage.ts'

type Answer = Parameters<typeof listenForEvents>[0]
let emulator: Emulator
let bot: Awaited<ReturnType<typeof listenForEvents>>

afterEach(async () => {
  await emulator.close()
  await bot.close()
})

async function begin(
  answer: Answer = () => ({}),
  app: Parameters<typeof stage>[0] = {},
  options: EmulatorOptions = {},
) {
  bot = await listenForEvents(answer)
  emulator = await stage({ eventUrl: bot.url, ...app }, { now: () => 0, ...options })
}

const header = (pushed: Pushed | undefined, name: string): string => String(pushed?.headers[name])
const eventsOf = (type: string) => bot.got.map(open).filter((each) => each.header.event_type === type)

describe('push (lark-platform.md 1.1, 1.4, 1.5, 10.6)', () => {
  it('is encrypted, and signed over the exact bytes', async () => {
    await begin()
    await emulator.chat(ROOM).says('安宁', 'hello')
    const [pushed] = bot.got
    const text =
      header(pushed, 'x-lark-request-timestamp') + header(pushed, 'x-lark-request-nonce') + ENCRYPT_KEY
    const wanted = createHash('sha256')
      .update(text + (pushed?.raw ?? ''))
      .digest('hex')
    expect(header(pushed, 'x-lark-signature')).toBe(wanted)
    expect(pushed && open(pushed)).toMatchObject({
      header: { token: VERIFICATION_TOKEN, app_id: APP_ID, create_time: expect.stringMatching(/^\d{13}$/) },
      event: { message: { content: '{"text":"hello"}' } },
    })
  })

  it('is JSON that nobody would write the same again', async () => {
    await begin()
    for (let said = 0; said < 10; said += 1)
      await emulator.chat(ROOM).says('安宁', '看 https://example.com/a/b')
    const rewritten = bot.got.filter(({ raw }) => JSON.stringify(JSON.parse(raw)) === raw)
    expect(rewritten.length).toBeLessThan(bot.got.length)
  })

  it('is plain and unsigned without an Encrypt Key', async () => {
    await begin(() => ({}), { encrypted: false })
    await emulator.chat(ROOM).says('安宁', 'hello')
    expect(JSON.parse(bot.got[0]?.raw ?? '')).toMatchObject({ schema: '2.0' })
    expect(bot.got[0]?.headers).not.toHaveProperty('x-lark-signature')
  })
})

describe('repetition (1.2)', () => {
  it('comes after 15 s, 5 min, 1 h and 6 h of the platform clock with the same event_id, then ends', async () => {
    await begin(() => ({ status: 500 }))
    await emulator.chat(ROOM).says('安宁', 'hello')
    expect(bot.got).toHaveLength(1)
    await emulator.clock.advance(14_999)
    expect(bot.got).toHaveLength(1)
    await emulator.clock.advance(1)
    expect(bot.got).toHaveLength(2)
    await emulator.clock.advance(RETRY_AFTER.slice(1).reduce((sum, each) => sum + each))
    expect(bot.got).toHaveLength(5)
    await emulator.clock.advance(24 * 3_600_000)
    expect(bot.got).toHaveLength(5)
    expect(new Set(bot.got.map((each) => open(each).header.event_id)).size).toBe(1)
    expect(emulator.deliveries()[0]).toMatchObject({ state: 'abandoned', attempts: 5 })
  })

  it('ends with the first acknowledgement', async () => {
    await begin((_pushed, index) => ({ status: index === 0 ? 503 : 200 }))
    await emulator.chat(ROOM).says('安宁', 'hello')
    await emulator.clock.advance(24 * 3_600_000)
    expect(bot.got).toHaveLength(2)
  })

  it.each([
    ['a redirect', { status: 302, location: 'http://127.0.0.1:1/' }, 'status 302'],
    ['status 204', { status: 204, body: '' }, 'status 204'],
    ['silence', { waitMs: 400 }, 'timeout'],
  ])('takes %s for a failure', async (_name, answer, reason) => {
    await begin(() => answer, {}, 'waitMs' in answer ? { answerTimeoutMs: 100 } : {})
    await emulator.chat(ROOM).says('安宁', 'hello')
    expect(emulator.deliveries()[0]).toMatchObject({ state: 'pending', failures: [{ reason }] })
  })

  it('keeps events for whom nobody listens', async () => {
    await begin()
    await emulator.setEventUrl(APP_ID, undefined)
    await emulator.chat(ROOM).says('安宁', 'hello')
    await emulator.setEventUrl(APP_ID, bot.url)
    await emulator.clock.advance(15_000)
    expect(eventsOf('im.message.receive_v1')).toHaveLength(1)
  })

  it('signs a repetition with the old time, or a new one when told', async () => {
    const times = () => bot.got.map((each) => Number(header(each, 'x-lark-request-timestamp')))
    await begin(() => ({ status: 500 }))
    await emulator.chat(ROOM).says('安宁', 'hello')
    await emulator.clock.advance(15_000)
    expect(times()[1]).toBe(times()[0])
    await emulator.close()
    await bot.close()
    await begin(() => ({ status: 500 }), {}, { refreshTimestampOnRetry: true })
    await emulator.chat(ROOM).says('安宁', 'hello')
    await emulator.clock.advance(15_000)
    expect(times()[1]).toBe((times()[0] ?? 0) + 15)
  })
})

describe('disturbed delivery', () => {
  it('repeats acknowledged events when told', async () => {
    await begin()
    emulator.faults.set({ duplicateEvents: 2 })
    await emulator.chat(ROOM).says('安宁', 'hello')
    expect(new Set(bot.got.map((each) => open(each).header.event_id)).size).toBe(1)
    expect(bot.got).toHaveLength(3)
  })

  it('swaps neighbours when told', async () => {
    await begin()
    emulator.faults.set({ reorderEvents: true })
    for (const text of ['1', '2']) emulator.people.say({ by: ANN, chat: ROOM, text })
    await emulator.settled()
    const texts = bot.got
      .map((each) => JSON.stringify(open(each).event))
      .map((text) => /text\\":\\"(\d)/.exec(text)?.[1])
    expect(texts).toEqual(['2', '1'])
  })

  it('delivers nothing while the platform is down, and later what was missed', async () => {
    await begin()
    emulator.setDown(true)
    await emulator.chat(ROOM).says('安宁', 'hello')
    expect(bot.got).toHaveLength(0)
    emulator.setDown(false)
    await emulator.clock.advance(15_000)
    expect(bot.got).toHaveLength(1)
  })
})

describe('url_verification (1.3)', () => {
  it('accepts a URL that returns the challenge, encrypted and without signature', async () => {
    let challenge: unknown
    await begin(() => ({ body: { challenge } }), { encrypted: false })
    await expect(emulator.setEventUrl(APP_ID, bot.url, { verify: true })).rejects.toThrow(/challenge/)
    challenge = JSON.parse(bot.got[0]?.raw ?? '')
    expect(challenge).toMatchObject({ type: 'url_verification', token: VERIFICATION_TOKEN })
    expect(bot.got[0]?.headers).not.toHaveProperty('x-lark-signature')
  })

  it('takes the right answer', async () => {
    await begin((pushed) => ({ body: { challenge: JSON.parse(pushed.raw).challenge } }), { encrypted: false })
    await expect(emulator.setEventUrl(APP_ID, bot.url, { verify: true })).resolves.toBeUndefined()
  })
})

describe('how long the platform waits (1.1, 1.3)', () => {
  it.each([
    [1500, []],
    [3500, [{ reason: 'timeout' }]],
  ])('for an event three seconds: answered after %i ms', async (waitMs, failures) => {
    await begin(() => ({ waitMs }))
    await emulator.chat(ROOM).says('安宁', 'hello')
    expect(emulator.deliveries()[0]).toMatchObject({ failures })
  })

  it('for the challenge one second', async () => {
    await begin((pushed) => ({ waitMs: 1500, body: { challenge: JSON.parse(pushed.raw).challenge } }), {
      encrypted: false,
    })
    await expect(emulator.setEventUrl(APP_ID, bot.url, { verify: true })).rejects.toThrow()
  })
})
