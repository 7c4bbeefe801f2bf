import { describe, expect, it } from 'vitest'
import { readBindings } from '../../src/runtime/worker/bindings.ts'
import { addressing } from '../../src/runtime/worker/tenants.ts'
import { encrypt } from '../../src/sandbox/events/seal.ts'
import { CREDENTIALS, eventEnvelope, messageEvent, NOW, sealed } from '../lark/inbound/seal.ts'
import { bindings } from './bindings.ts'

const app = (n: number) => ({
  appId: `cli_00000000000000${String(n).padStart(2, '0')}`,
  appSecret: 'secret',
  encryptKey: `key ${n}`,
  verificationToken: `token ${n}`,
})
const OURS = { ...CREDENTIALS, appSecret: 'secret' }
const event = sealed(eventEnvelope('im.message.receive_v1', messageEvent()))

const among = (others: number) => {
  const apps = Array.from({ length: others }, (_, n) => [`other-${n}`, app(n)])
  const TENANTS = JSON.stringify({ ...Object.fromEntries(apps), tenant: OURS })
  return addressing(readBindings(bindings({ TENANTS })).tenants).find
}

describe('whose delivery it is', () => {
  it('is found by the key that opens it', async () => {
    expect(await among(15)(event, NOW, undefined)).toMatchObject({ kind: 'for', tenant: 'tenant' })
  })

  it('is told by the address where there are too many keys to try', async () => {
    expect(await among(16)(event, NOW, undefined)).toMatchObject({ kind: 'refused', status: 401 })
    expect(await among(16)(event, NOW, 'tenant')).toMatchObject({ kind: 'for', tenant: 'tenant' })
  })

  it('is nobody’s when the address names somebody else', async () => {
    for (const named of ['other-1', 'nobody', '', '__proto__'])
      expect(await among(3)(event, NOW, named)).toMatchObject({ kind: 'refused', status: 401 })
  })

  it('is nobody’s when it comes from another tenant of the same app', async () => {
    const TENANTS = JSON.stringify({ 'another-tenant': OURS })
    const address = addressing(readBindings(bindings({ TENANTS })).tenants).find
    expect(await address(event, NOW, undefined)).toMatchObject({ kind: 'refused', reason: 'badTenant' })
  })
})

describe('whom it concerns that a delivery is refused', () => {
  const unsigned = { ...event, signature: 'x' }
  const sealedBy = (key: string) => ({
    ...event,
    body: new TextEncoder().encode(JSON.stringify({ encrypt: encrypt('{"of":"somebody"}', key) })),
  })

  it('is the tenant whose key opened it, with what was wrong then', async () => {
    expect(await among(3)(unsigned, NOW, undefined)).toMatchObject({
      tenant: 'tenant',
      reason: 'badSignature',
    })
    expect(await among(3)(sealedBy('key 1'), NOW, undefined)).toMatchObject({ tenant: 'other-1' })
  })

  it('is the tenant that the address names, or the only one, whatever was sent', async () => {
    const strange = sealedBy('a key of nobody')
    expect(await among(3)(strange, NOW, 'other-2')).toMatchObject({
      tenant: 'other-2',
      reason: 'undecipherable',
    })
    expect(await among(0)(strange, NOW, undefined)).toMatchObject({ tenant: 'tenant' })
  })

  it('is nobody where none or several may be meant', async () => {
    const strange = sealedBy('a key of nobody')
    for (const named of [undefined, 'nobody', '__proto__'])
      expect(await among(3)(strange, NOW, named)).toMatchObject({ tenant: null })
    const TENANTS = JSON.stringify({ a: OURS, b: OURS })
    const { find } = addressing(readBindings(bindings({ TENANTS })).tenants)
    expect(await find(unsigned, NOW, undefined)).toMatchObject({ tenant: null, reason: 'badSignature' })
  })

  it('is known of what was not read by the address alone', () => {
    const of = (apps: object) => addressing(readBindings(bindings({ TENANTS: JSON.stringify(apps) })).tenants)
    const several = of({ a: OURS, b: OURS })
    expect([several.unread(undefined), several.unread('b'), several.unread('c')]).toEqual([null, 'b', null])
    expect(of({ a: OURS }).unread(undefined)).toBe('a')
  })
})

describe('the bindings', () => {
  const ONE = {
    LARK_APP_ID: CREDENTIALS.appId,
    LARK_APP_SECRET: 'secret',
    LARK_ENCRYPT_KEY: CREDENTIALS.encryptKey,
    LARK_VERIFICATION_TOKEN: CREDENTIALS.verificationToken,
  }

  it('of one app are one tenant, of whatever key unless it is told', () => {
    const named = (more: object) =>
      [...readBindings(bindings({ ...ONE, ...more })).tenants.values()].map(({ name, tenantKey }) => [
        name,
        tenantKey,
      ])
    expect(named({})).toEqual([[CREDENTIALS.appId, null]])
    expect(named({ LARK_TENANT_KEY: 'tenant' })).toEqual([['tenant', 'tenant']])
  })

  it('give each of several tenants its own platform, zone and language, or the common ones', () => {
    const TENANTS = JSON.stringify({
      a: OURS,
      b: { ...OURS, domain: 'https://open.larksuite.com', locale: 'en' },
    })
    const { tenants } = readBindings(bindings({ TENANTS, LOCALE: 'zh', LARK_DOMAIN: 'http://127.0.0.1:1' }))
    expect(
      [...tenants.values()].map(({ lark, locale, timeZone }) => [lark.domain, locale, timeZone]),
    ).toEqual([
      ['http://127.0.0.1:1', 'zh', 'Asia/Shanghai'],
      ['https://open.larksuite.com', 'en', 'Asia/Shanghai'],
    ])
  })

  it('without an app, or with half of one, are no deployment', () => {
    expect(() => readBindings(bindings({}))).toThrow('LARK_APP_ID')
    expect(() => readBindings(bindings({ ...ONE, LARK_ENCRYPT_KEY: '' }))).toThrow('LARK_ENCRYPT_KEY')
  })

  it.each([
    ['{', 'TENANTS'],
    ['[]', 'TENANTS'],
    ['{}', 'TENANTS'],
    ['{"a b":{}}', 'TENANTS'],
    ['{"__proto__":{}}', 'TENANTS'],
    [`{"__proto__":${JSON.stringify(OURS)},"a":${JSON.stringify(OURS)}}`, 'TENANTS'],
    ['null', 'TENANTS'],
    ['{"a":null}', 'TENANTS'],
    [JSON.stringify({ a: { ...OURS, appSecret: '' } }), 'LARK_APP_SECRET'],
    [JSON.stringify({ a: { ...OURS, domain: 'feishu' } }), 'LARK_DOMAIN'],
    [JSON.stringify({ a: { ...OURS, timeZone: 'Mars' } }), 'TIME_ZONE'],
    [JSON.stringify({ a: { ...OURS, appId: 'x' } }), 'LARK_APP_ID'],
    [JSON.stringify({ a: { ...OURS, locale: 'fr' } }), 'LOCALE'],
    [JSON.stringify({ a: { ...OURS, unknown: '1' } }), 'TENANTS'],
    [JSON.stringify({ a: { ...OURS, ledger: '__proto__/' } }), 'TENANTS'],
    [JSON.stringify({ a: { ...OURS, ledger: 'b' }, b: OURS }), 'TENANTS'],
  ])('that cannot be used are named: %s', (TENANTS, name) => {
    expect(() => readBindings(bindings({ TENANTS }))).toThrow(name)
  })

  it('may be several for many tenants, as a variable is 5 KB at most', () => {
    const many = Array.from({ length: 60 }, (_, n) => [`tenant-${n}`, app(n)] as const)
    const some = (from: number, to: number) => JSON.stringify(Object.fromEntries(many.slice(from, to)))
    const names = (variables: Readonly<Record<string, string>>) => [
      ...readBindings(bindings(variables)).tenants.keys(),
    ]
    const apart = { TENANTS_10: some(40, 60), TENANTS: some(0, 20), TENANTS_2: some(20, 40) }
    for (const text of Object.values(apart)) expect(text.length).toBeLessThan(5000)
    expect(names(apart)).toEqual(many.map(([name]) => name))
    expect(names({ TENANTS_2: some(0, 2), TENANTS_KEPT: '{', TENANTS_3: '' })).toEqual([
      'tenant-0',
      'tenant-1',
    ])
  })

  it.each([
    [{ TENANTS: { a: OURS }, TENANTS_2: { b: OURS, a: OURS } }, /^TENANTS_2: .* a stands in TENANTS$/],
    [{ TENANTS: { a: OURS }, TENANTS_2: { b: { ...OURS, ledger: 'a' } } }, /^TENANTS_2: .* a is that of a$/],
    [{ TENANTS: { a: OURS }, TENANTS_2: {} }, /^TENANTS_2: /],
    [{ TENANTS: { a: OURS }, TENANTS_3: { b: { ...OURS, appId: 'x' } } }, /^TENANTS_3: .* b /],
  ])('of several are named by the one that is wrong: %j', (variables, expected) => {
    const texts = Object.entries(variables).map(([name, value]) => [name, JSON.stringify(value)])
    expect(() => readBindings(bindings(Object.fromEntries(texts)))).toThrow(expected)
  })

  it.each([
    ['LOG_LEVEL', 'verbose'],
    ['ADMIN_TOKEN', 'x'.repeat(31)],
    ['ADMIN_TOKEN', ' '.repeat(40)],
    ['ADMIN_TOKEN', `${'x'.repeat(40)}\n`],
    ['ADMIN_TOKEN', '令牌'.repeat(20)],
  ])('of several tenants are looked at as well: %s', (name, value) => {
    const TENANTS = JSON.stringify({ a: OURS })
    expect(() => readBindings(bindings({ TENANTS, [name]: value }))).toThrow(name)
  })
})
