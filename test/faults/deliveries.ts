import { createCipheriv, createHash, randomBytes } from 'node:crypto'
import fc from 'fast-check'

/** What a webhook and its sender share. */
export interface Shared {
  readonly appId: string
  readonly encryptKey: string
  readonly verificationToken: string
  /** UTC ms. */
  readonly now: number
}

/** One POST; `authentic`: encrypted and signed with the app's own keys, whatever nonsense it says. */
export interface Post {
  readonly name: string
  readonly authentic: boolean
  readonly body: Uint8Array
  readonly headers: Readonly<Record<string, string>>
}

const encoder = new TextEncoder()

const encrypted = (inner: Uint8Array, key: string): string => {
  const iv = randomBytes(16)
  const cipher = createCipheriv('aes-256-cbc', createHash('sha256').update(key).digest(), iv)
  return Buffer.concat([iv, cipher.update(inner), cipher.final()]).toString('base64')
}

const signed = (body: Uint8Array, { encryptKey, now }: Shared): Record<string, string> => {
  const timestamp = String(Math.floor(now / 1000))
  const nonce = randomBytes(6).toString('hex')
  const signature = createHash('sha256')
    .update(`${timestamp}${nonce}${encryptKey}`)
    .update(body)
    .digest('hex')
  return {
    'x-lark-request-timestamp': timestamp,
    'x-lark-request-nonce': nonce,
    'x-lark-signature': signature,
  }
}

const sealed = (name: string, inner: string | Uint8Array, shared: Shared): Post => {
  const bytes = typeof inner === 'string' ? encoder.encode(inner) : inner
  const body = encoder.encode(JSON.stringify({ encrypt: encrypted(bytes, shared.encryptKey) }))
  return { name, authentic: true, body, headers: signed(body, shared) }
}

const envelope = (type: unknown, event: unknown, { appId, verificationToken, now }: Shared): string =>
  JSON.stringify({
    schema: '2.0',
    header: {
      event_id: randomBytes(8).toString('hex'),
      event_type: type,
      create_time: String(now),
      token: verificationToken,
      app_id: appId,
      tenant_key: 'tenant',
    },
    event,
  })

const bare = (name: string, body: string | Uint8Array): Post => ({
  name,
  authentic: false,
  body: typeof body === 'string' ? encoder.encode(body) : body,
  headers: {},
})

/** JSON nested so deep that a careless reader overflows its stack. */
const nested = (depth: number, kind: 'array' | 'object'): string =>
  kind === 'array' ? '['.repeat(depth) + ']'.repeat(depth) : `${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`

const HUGE = '9'.repeat(400)
const TYPES = [
  'im.message.receive_v1',
  'card.action.trigger',
  'im.message.recalled_v1',
  'im.chat.member.bot.added_v1',
  'im.chat.member.user.added_v1',
]

/** An event's body in which anything may stand anywhere. */
const anyEvent = fc.oneof(
  fc.jsonValue({ maxDepth: 4 }),
  fc.record({
    sender: fc.jsonValue({ maxDepth: 2 }),
    message: fc.dictionary(fc.string({ maxLength: 12 }), fc.jsonValue({ maxDepth: 2 })),
    operator: fc.jsonValue({ maxDepth: 2 }),
    action: fc.jsonValue({ maxDepth: 3 }),
    context: fc.jsonValue({ maxDepth: 2 }),
  }),
)

const inners = (shared: Shared): fc.Arbitrary<Post> =>
  fc.oneof(
    fc
      .tuple(fc.oneof(fc.constantFrom(...TYPES), fc.string()), anyEvent)
      .map(([type, event]) => sealed('an event of anything', envelope(type, event, shared), shared)),
    fc.json().map((inner) => sealed('any JSON', inner, shared)),
    fc.uint8Array({ maxLength: 400 }).map((inner) => sealed('no JSON', inner, shared)),
    fc
      .tuple(fc.integer({ min: 100, max: 40_000 }), fc.constantFrom<'array' | 'object'>('array', 'object'))
      .map(([depth, kind]) => sealed('deep nesting', nested(depth, kind), shared)),
    fc
      .constantFrom('create_time', 'percent', 'rev')
      .map((field) =>
        sealed(
          'huge numbers',
          envelope('im.message.receive_v1', { message: { [field]: 0 } }, shared).replace(
            `"${field}":0`,
            `"${field}":${HUGE}`,
          ),
          shared,
        ),
      ),
    fc
      .integer({ min: 1, max: 700_000 })
      .map((length) =>
        sealed(
          'a long text',
          envelope('im.message.receive_v1', { message: { content: '长'.repeat(length / 3) } }, shared),
          shared,
        ),
      ),
  )

/** A good body with one byte changed, its signature as it was. */
const flipped = (shared: Shared): fc.Arbitrary<Post> =>
  fc.tuple(fc.nat(), fc.integer({ min: 1, max: 255 })).map(([at, by]) => {
    const good = sealed('a changed byte', envelope('im.message.receive_v1', {}, shared), shared)
    const body = Uint8Array.from(good.body)
    body[at % body.length] = (body[at % body.length] ?? 0) ^ by
    return { ...good, body, authentic: false }
  })

/** Sealed with somebody else's key. */
const foreign = (shared: Shared): fc.Arbitrary<Post> =>
  fc.string({ minLength: 1 }).map((key) => {
    const stranger = { ...shared, encryptKey: `not ${key}` }
    return {
      ...sealed('a foreign key', envelope('im.message.receive_v1', {}, shared), stranger),
      authentic: false,
    }
  })

/** Everything that may be posted at a webhook: bytes, JSON, ciphertext, deep nesting, huge numbers and sizes. */
export const posts = (shared: Shared): fc.Arbitrary<Post> =>
  fc.oneof(
    fc.uint8Array({ maxLength: 2000 }).map((body) => bare('bytes', body)),
    fc.json({ maxDepth: 6 }).map((body) => bare('JSON', body)),
    fc.base64String({ maxLength: 600 }).map((encrypt) => bare('ciphertext', JSON.stringify({ encrypt }))),
    fc.integer({ min: 1, max: 200_000 }).map((depth) => bare('nesting', nested(depth, 'array'))),
    fc.integer({ min: 1, max: 1_400_000 }).map((size) => bare('size', new Uint8Array(size).fill(0x20))),
    flipped(shared),
    foreign(shared),
    { weight: 6, arbitrary: inners(shared) },
  )
