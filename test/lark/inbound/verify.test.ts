import { describe, expect, it } from 'vitest'
import { verifier } from '../../../src/lark/inbound/verify.ts'
import { CREDENTIALS, eventEnvelope, messageEvent, NOW, sealed, signed } from './seal.ts'

const verify = verifier(CREDENTIALS)
const MINUTE = 60_000
const HOUR = 60 * MINUTE
const envelope = eventEnvelope('im.message.receive_v1', messageEvent())

const outcome = async (...given: Parameters<typeof sealed>) => {
  const verified = await verify(sealed(...given), NOW)
  return verified.kind === 'refused' ? `${verified.status} ${verified.reason}` : verified.kind
}

describe('a delivery at the webhook (lark-platform.md 1.3–1.5)', () => {
  it('is taken when the signature fits the bytes, however the JSON is written', async () => {
    for (const dice of [0, 0.2, 0.5, 0.9]) {
      expect(await verify(sealed(envelope, { random: () => dice }), NOW)).toEqual({ kind: 'event', envelope })
    }
  })

  it('is read as UTF-8 text of any plane', async () => {
    const emoji = eventEnvelope('im.message.receive_v1', messageEvent({ content: '😀 “整改”' }))
    expect(await verify(sealed(JSON.stringify(emoji)), NOW)).toEqual({ kind: 'event', envelope: emoji })
  })

  it.each([
    ['what is no JSON', 'not json', '400 notJson'],
    ['plain JSON', JSON.stringify(envelope), '401 notEncrypted'],
    ['an empty cipher', '{"encrypt":""}', '401 notEncrypted'],
    ['JSON that is no object', '[1]', '401 notEncrypted'],
    ['garbage for a cipher', '{"encrypt":"garbage"}', '401 undecipherable'],
    [
      'a cipher of another key',
      '{"encrypt":"P37w+VZImNgPEO1RBhJ6RtKl7n6zymIbEG1pReEzghk="}',
      '401 undecipherable',
    ],
  ])('is refused when it is %s', async (_what, body, refusal) => {
    const verified = await verify(signed(body), NOW)
    expect(verified.kind === 'refused' && `${verified.status} ${verified.reason}`).toBe(refusal)
  })

  it('is refused without a signature or with a wrong one', async () => {
    const good = sealed(envelope)
    for (const part of ['timestamp', 'nonce', 'signature'] as const) {
      expect(await verify({ ...good, [part]: undefined }, NOW)).toMatchObject({
        status: 401,
        reason: 'noSignature',
      })
    }
    const wrong = [good.signature?.toUpperCase(), `${good.signature}0`, '0'.repeat(64)]
    for (const signature of wrong) {
      expect(await verify({ ...good, signature }, NOW)).toMatchObject({ status: 401, reason: 'badSignature' })
    }
    const spaced = new Uint8Array([...good.body, 0x20])
    expect(await verify({ ...good, body: spaced }, NOW)).toMatchObject({ reason: 'badSignature' })
  })

  it('is not even read when it is longer than a challenge and not signed', async () => {
    const long = { ...signed(`"${'x'.repeat(5000)}`), signature: '0'.repeat(64) }
    expect(await verify(long, NOW)).toMatchObject({ status: 401, reason: 'badSignature' })
    expect(await verify({ ...long, nonce: undefined }, NOW)).toMatchObject({ reason: 'noSignature' })
    expect(await verify(signed(`"${'x'.repeat(5000)}`), NOW)).toMatchObject({ reason: 'notJson' })
  })

  it('may be as old as the last repetition, but not a day, and not from the future', async () => {
    expect(await outcome(envelope, { age: 7 * HOUR })).toBe('event')
    expect(await outcome(envelope, { age: 24 * HOUR - MINUTE })).toBe('event')
    expect(await outcome(envelope, { age: 24 * HOUR + MINUTE })).toBe('401 stale')
    expect(await outcome(envelope, { age: -4 * MINUTE })).toBe('event')
    expect(await outcome(envelope, { age: -6 * MINUTE })).toBe('401 stale')
  })

  it('must carry our token and our app id', async () => {
    const event = messageEvent()
    expect(await outcome(eventEnvelope('x', event, { token: 'other' }))).toBe('401 badToken')
    expect(await outcome(eventEnvelope('x', event, { token: '' }))).toBe('401 badToken')
    expect(await outcome(eventEnvelope('x', event, { app_id: 'cli_fedcba9876543210' }))).toBe('401 badApp')
    expect(await outcome({ schema: '2.0', event })).toBe('401 badToken')
    expect(await outcome('"text"')).toBe('401 badToken')
  })

  it('may be of the old format with our token (lark-platform.md 1.1)', async () => {
    const old = { ts: '1502199207.7171419', uuid: 'u-1', type: 'event_callback', event: { type: 'approval' } }
    expect(await outcome({ ...old, token: CREDENTIALS.verificationToken })).toBe('event')
    expect(await outcome({ ...old, token: 'other' })).toBe('401 badToken')
  })
})

describe('the challenge (lark-platform.md 1.3)', () => {
  const challenge = { type: 'url_verification', challenge: 'ajls384', token: CREDENTIALS.verificationToken }
  const unsigned = (inner: object) => ({
    ...sealed(inner),
    timestamp: undefined,
    nonce: undefined,
    signature: undefined,
  })

  it('is answered without a signature when its token is ours', async () => {
    expect(await verify(unsigned(challenge), NOW)).toEqual({ kind: 'challenge', challenge: 'ajls384' })
  })

  it('is refused with another token or without a challenge', async () => {
    expect(await verify(unsigned({ ...challenge, token: 'other' }), NOW)).toMatchObject({ status: 401 })
    expect(await verify(unsigned({ ...challenge, challenge: 5 }), NOW)).toMatchObject({ status: 401 })
  })
})
