import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { CARD_CALLBACK } from '../../src/sandbox/events/envelope.ts'
import type { Emulator } from '../../src/sandbox/index.ts'
import { connect } from './listening.ts'
import {
  ANN,
  APP_ID,
  APP_SECRET,
  button,
  cardOf,
  clientFor,
  ENCRYPT_KEY,
  ROOM,
  sendCard,
  stage,
  VERIFICATION_TOKEN,
} from './stage.ts'

let emulator: Emulator
beforeEach(async () => {
  emulator = await stage()
})
afterEach(() => emulator.close())

async function ask(path: string) {
  const response = await fetch(`${emulator.url}/_control/${path}`)
  return JSON.parse(await response.text())
}

async function tell(path: string, body: unknown) {
  await fetch(`${emulator.url}/_control/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
}

const reply = (messageId: string, text: string) =>
  clientFor(emulator).im.v1.message.reply({
    path: { message_id: messageId },
    data: { msg_type: 'text', content: JSON.stringify({ text }) },
  })

describe('inspection of a message', () => {
  it('shows the event it made, the calls that name it, and its answer', async () => {
    const client = await connect(emulator, {})
    const { messageId } = emulator.people.say({ by: ANN, chat: ROOM, text: 'hello' })
    await emulator.settled()
    const answer = await reply(messageId, 'yes')
    const shown = await ask(`inspect?messageId=${messageId}`)
    expect(shown.events).toMatchObject([
      { what: 'im.message.receive_v1', state: 'delivered', attempts: 1, by: ANN, text: 'hello' },
    ])
    expect(shown.answers).toMatchObject([{ messageId: answer.data?.message_id }])
    const about = shown.calls.filter(({ link }: { link: string }) => link === 'about')
    expect(about).toMatchObject([{ status: 200, messageId: answer.data?.message_id }])
    client.close()
  })

  it('tells why an event was not taken, and how often it was delivered', async () => {
    const lost = emulator.people.say({ by: ANN, chat: ROOM, text: 'lost' })
    await emulator.settled()
    expect((await ask(`inspect?messageId=${lost.messageId}`)).events).toMatchObject([
      { outcome: 'waiting', failures: [{ reason: 'no client' }] },
    ])
    const client = await connect(emulator, {})
    emulator.faults.set({ duplicateEvents: 2 })
    const twice = emulator.people.say({ by: ANN, chat: ROOM, text: 'again' })
    await emulator.settled()
    expect((await ask(`inspect?messageId=${twice.messageId}`)).events).toMatchObject([
      { outcome: 'ok', repeats: 2 },
    ])
    client.close()
  })

  it('shows a card with what it uses of the limits, who produced it, and the clicks on it', async () => {
    const sent = await sendCard(clientFor(emulator), cardOf(button({ name: 'go' })))
    const id = sent.data?.message_id ?? ''
    await emulator.people.click({ by: ANN, messageId: id, name: 'go' })
    const shown = await ask(`inspect?messageId=${id}`)
    expect(shown.card).toMatchObject({ problems: [], maxElements: 200, maxBytes: 30_720 })
    expect(shown.card.json.body.elements).toHaveLength(1)
    // The call for the token may have been near.
    const about = shown.calls.filter(({ link }: { link: string }) => link === 'about')
    expect(about).toMatchObject([{ what: 'POST /open-apis/im/v1/messages' }])
    expect(shown.clicks).toMatchObject([
      {
        what: CARD_CALLBACK,
        by: ANN,
        text: 'go',
        outcome: 'failed',
        note: '200340 nothing receives callbacks',
      },
    ])
  })

  it('never shows a secret', async () => {
    const client = await connect(emulator, {})
    const sent = await sendCard(clientFor(emulator), cardOf(button()))
    await emulator.people.click({ by: ANN, messageId: sent.data?.message_id ?? '', text: 'Press' })
    emulator.people.say({ by: ANN, chat: ROOM, text: 'hello' })
    await emulator.settled()
    const { lines } = await ask('traffic')
    const entries = await Promise.all(
      lines.map(({ id }: { id: string }) => ask(`traffic-entry?id=${encodeURIComponent(id)}`)),
    )
    const all = JSON.stringify([entries, await ask(`inspect?messageId=${sent.data?.message_id}`)])
    expect(all).toContain('app_secret')
    for (const secret of [APP_SECRET, ENCRYPT_KEY, VERIFICATION_TOKEN]) expect(all).not.toContain(secret)
    expect(all).not.toMatch(/"[tc]-[0-9a-f]{16}/)
    client.close()
  })
})

describe('traffic and state', () => {
  it('lists the newest lines since an instant', async () => {
    emulator.people.say({ by: ANN, chat: ROOM, text: 'first' })
    await emulator.settled()
    const since = emulator.clock.now() + 1
    await emulator.clock.setTo(since)
    await sendCard(clientFor(emulator), cardOf(button()))
    const { lines } = await ask(`traffic?since=${since}&limit=1`)
    expect(lines).toMatchObject([{ kind: 'call', what: 'POST /open-apis/im/v1/messages', outcome: 'ok' }])
    expect((await ask('traffic-entry?id=event:unknown')).entry).toBeUndefined()
  })

  it('says which app is connected and what disturbs the platform', async () => {
    const connections = async () =>
      (await ask('state')).apps.find(({ appId }: { appId: string }) => appId === APP_ID).connections
    expect(await connections()).toBe(0)
    const client = await connect(emulator, {})
    expect(await connections()).toBe(1)
    client.close()
    await tell('faults', {
      faults: [
        { kind: 'latency', latencyMs: 5 },
        { kind: 'rate_limited', rate: 0.5 },
      ],
    })
    await tell('faults', { faults: [{ kind: 'latency', latencyMs: 7 }] })
    expect((await ask('state')).faults).toMatchObject([{ kind: 'latency', latencyMs: 7 }])
    await tell('faults', { clear: true })
    expect((await ask('state')).faults).toEqual([])
  })

  it('answers the page while the platform is down', async () => {
    await tell('faults', { switches: { platformDown: true } })
    expect((await ask('state')).switches).toMatchObject({ platformDown: true })
    expect((await ask('people')).people).toHaveLength(4)
  })
})
