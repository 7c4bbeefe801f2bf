import { AESCipher } from '@larksuiteoapi/node-sdk'
import { z } from 'zod'
import type { Instant } from '../../domain/kernel/time.ts'
import { sameText } from './constant-time.ts'
import { instantOf } from './instant.ts'
import { parseJson } from './json.ts'

export interface Credentials {
  readonly appId: string
  readonly encryptKey: string
  readonly verificationToken: string
  /** The tenant that every event must come from; absent: any of this app. */
  readonly tenantKey?: string | null
}

/** One POST as it came: the exact bytes, and the three headers of lark-platform.md 1.5. */
export interface Delivery {
  readonly body: Uint8Array
  readonly timestamp: string | undefined
  readonly nonce: string | undefined
  readonly signature: string | undefined
}

/** `reason` is a fixed word for the log. */
export type Verified =
  | { readonly kind: 'refused'; readonly status: 400 | 401; readonly reason: RefusedReason }
  | { readonly kind: 'challenge'; readonly challenge: string }
  | { readonly kind: 'event'; readonly envelope: unknown }

export type RefusedReason =
  | 'notJson'
  | 'notEncrypted'
  | 'undecipherable'
  | 'badChallenge'
  | 'noSignature'
  | 'badSignature'
  | 'stale'
  | 'badToken'
  | 'badApp'
  | 'badTenant'

/** SHA-256 of a text followed by bytes, lower-case hex. */
export type Digest = (text: string, bytes: Uint8Array) => string | Promise<string>

export type Verify = (delivery: Delivery, now: Instant) => Promise<Verified>

/** The platform repeats for 7 h and may keep the first timestamp (lark-platform.md 1.2, 1.5). */
const OLDEST_MS = 24 * 3_600_000
const AHEAD_MS = 5 * 60_000

/** What is found before a key has opened anything. */
const UNOPENED: ReadonlySet<RefusedReason> = new Set(['notJson', 'notEncrypted', 'undecipherable'])
const UNSIGNED: ReadonlySet<RefusedReason> = new Set(['noSignature', 'badSignature', 'stale'])
/** Only a challenge comes without a signature, and is short, bytes: nothing longer is worth reading. */
const LONGEST_UNSIGNED = 4096

const utf8 = new TextDecoder()
const sealed = z.object({ encrypt: z.string().min(1) })
const challengeForm = z.object({
  type: z.literal('url_verification'),
  token: z.string(),
  challenge: z.string(),
})
const v2 = z.object({
  schema: z.string(),
  header: z.object({ token: z.string(), app_id: z.string(), tenant_key: z.string().optional() }),
})
const v1 = z.object({
  token: z.string(),
  event: z.object({ app_id: z.string().optional(), tenant_key: z.string().optional() }).optional(),
})

/**
 * Checks what comes in at the webhook, failing closed at every step (lark-platform.md 1.3–1.5).
 * @param digest a runtime's own, where it has one that answers at once
 */
export function verifier(credentials: Credentials, digest: Digest = webDigest): Verify {
  const cipher = new AESCipher(credentials.encryptKey)
  return async (delivery, now) => {
    const unsigned = await checkSignature(delivery, credentials.encryptKey, now, digest)
    if (unsigned !== null && delivery.body.length > LONGEST_UNSIGNED) return refused(unsigned)
    const outer = parseJson(utf8.decode(delivery.body))
    if (outer === undefined) return refused('notJson', 400)
    const envelope = sealed.safeParse(outer)
    if (!envelope.success) return refused('notEncrypted')
    const inner = decipher(cipher, envelope.data.encrypt)
    if (inner === undefined) return refused('undecipherable')
    if (isChallenge(inner)) return answerChallenge(inner, credentials)
    if (unsigned !== null) return refused(unsigned)
    const foreign = checkSender(inner, credentials)
    return foreign === null ? { kind: 'event', envelope: inner } : refused(foreign)
  }
}

const refused = (reason: RefusedReason, status: 400 | 401 = 401): Verified => ({
  kind: 'refused',
  status,
  reason,
})

/** Whether a delivery was refused before its content could be read. */
export const wasUnopened = ({ body }: Delivery, reason: RefusedReason): boolean =>
  UNOPENED.has(reason) || (body.length > LONGEST_UNSIGNED && UNSIGNED.has(reason))

function decipher(cipher: AESCipher, encrypted: string): unknown {
  try {
    return parseJson(cipher.decrypt(encrypted))
  } catch {
    return undefined
  }
}

const isChallenge = (inner: unknown): boolean =>
  typeof inner === 'object' && inner !== null && Reflect.get(inner, 'type') === 'url_verification'

/** The challenge comes without a signature; its token is compared (lark-platform.md 1.3). */
function answerChallenge(inner: unknown, credentials: Credentials): Verified {
  const asked = challengeForm.safeParse(inner)
  if (!asked.success || !sameText(asked.data.token, credentials.verificationToken)) {
    return refused('badChallenge')
  }
  return { kind: 'challenge', challenge: asked.data.challenge }
}

async function checkSignature(
  delivery: Delivery,
  encryptKey: string,
  now: Instant,
  digest: Digest,
): Promise<RefusedReason | null> {
  const { timestamp, nonce, signature, body } = delivery
  if (!timestamp || !nonce || !signature) return 'noSignature'
  if (!sameText(await digest(timestamp + nonce + encryptKey, body), signature)) return 'badSignature'
  const signedAt = instantOf(timestamp)
  const fresh = signedAt !== undefined && signedAt >= now - OLDEST_MS && signedAt <= now + AHEAD_MS
  return fresh ? null : 'stale'
}

async function webDigest(text: string, body: Uint8Array): Promise<string> {
  const head = new TextEncoder().encode(text)
  const bytes = new Uint8Array(head.length + body.length)
  bytes.set(head)
  bytes.set(body, head.length)
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))
  return Array.from(hash, (byte) => byte.toString(16).padStart(2, '0')).join('')
}

function checkSender(inner: unknown, credentials: Credentials): RefusedReason | null {
  const current = v2.safeParse(inner)
  const old = current.success ? undefined : v1.safeParse(inner)
  const token = current.success ? current.data.header.token : old?.data?.token
  const appId = current.success ? current.data.header.app_id : (old?.data?.event?.app_id ?? credentials.appId)
  if (token === undefined || !sameText(token, credentials.verificationToken)) return 'badToken'
  if (!sameText(appId, credentials.appId)) return 'badApp'
  const { tenantKey = null } = credentials
  const from = current.success ? current.data.header.tenant_key : old?.data?.event?.tenant_key
  return tenantKey === null || sameText(from ?? '', tenantKey) ? null : 'badTenant'
}
