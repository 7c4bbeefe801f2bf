import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { EVENT_TYPES, parseInbound } from '../../../src/lark/inbound/parse.ts'
import { verifier } from '../../../src/lark/inbound/verify.ts'
import { CREDENTIALS, eventEnvelope, messageEvent, NOW, SELF, sealed, signed } from './seal.ts'

const KINDS = [
  'message',
  'click',
  'recalled',
  'botAdded',
  'botRemoved',
  'memberAdded',
  'memberRemoved',
  'other',
]
const anyType = fc.oneof(fc.constantFrom(...EVENT_TYPES), fc.string())

/** A good event in which some values are replaced by anything. */
const mangled = (good: object) =>
  fc
    .array(fc.option(fc.jsonValue({ maxDepth: 2 }), { freq: 2 }), { minLength: 12, maxLength: 40 })
    .map((dice) => {
      let at = 0
      const parsed: unknown = JSON.parse(JSON.stringify(good), (_key, value: unknown) => {
        at += 1
        const instead = dice[at % dice.length] ?? null
        return instead === null || typeof value === 'object' ? value : instead
      })
      return parsed
    })

describe('whatever comes', () => {
  it('is parsed into one of the known kinds, without an error', () => {
    fc.assert(
      fc.property(anyType, fc.jsonValue(), (type, event) => {
        expect(KINDS).toContain(parseInbound(eventEnvelope(type, event), SELF).kind)
      }),
    )
    fc.assert(
      fc.property(mangled(messageEvent()), (event) => {
        expect(['message', 'other']).toContain(
          parseInbound(eventEnvelope('im.message.receive_v1', event), SELF).kind,
        )
      }),
    )
    fc.assert(fc.property(fc.anything(), (envelope) => KINDS.includes(parseInbound(envelope, SELF).kind)))
  })

  it('is refused by name when it is not from the platform', async () => {
    const verify = verifier(CREDENTIALS)
    const strangers = fc.record({
      body: fc.oneof(
        fc.uint8Array(),
        fc.json().map((text) => new TextEncoder().encode(text)),
        fc.string().map((text) => new TextEncoder().encode(JSON.stringify({ encrypt: text }))),
      ),
      timestamp: fc.option(fc.string(), { nil: undefined }),
      nonce: fc.option(fc.string(), { nil: undefined }),
      signature: fc.option(fc.string(), { nil: undefined }),
    })
    await fc.assert(
      fc.asyncProperty(strangers, async (delivery) => {
        const verified = await verify(delivery, NOW)
        expect(verified).toMatchObject({ kind: 'refused' })
      }),
    )
  })

  it('is refused when one bit of the body is changed', async () => {
    const verify = verifier(CREDENTIALS)
    const good = sealed(eventEnvelope('im.message.receive_v1', messageEvent()))
    await fc.assert(
      fc.asyncProperty(fc.nat(good.body.length - 1), fc.integer({ min: 0, max: 7 }), async (at, bit) => {
        const body = Uint8Array.from(good.body)
        body[at] = (body[at] ?? 0) ^ (1 << bit)
        expect(await verify({ ...good, body }, NOW)).toMatchObject({ kind: 'refused' })
      }),
    )
  })

  it('is not parsed before it is verified: a plain event signed for nobody is refused', async () => {
    const body = JSON.stringify(eventEnvelope('im.message.receive_v1', messageEvent()))
    expect(await verifier(CREDENTIALS)(signed(body), NOW)).toMatchObject({ reason: 'notEncrypted' })
  })
})
