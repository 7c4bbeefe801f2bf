import { randomInt } from 'node:crypto'
import type { App } from '../state/records.ts'
import { awkwardJson } from './awkward-json.ts'
import { encrypt, signature } from './seal.ts'

export type PushResult =
  | { readonly kind: 'answer'; readonly status: number; readonly text: string }
  | { readonly kind: 'none'; readonly reason: 'timeout' | 'connect' }

export interface Push {
  readonly url: string
  readonly app: App
  readonly body: Record<string, unknown>
  /** Goes into the signature, UTC ms; the header carries seconds. */
  readonly signedAt: number
  readonly timeoutMs: number
  readonly random: () => number
  /** The challenge of url_verification is not signed (lark-platform.md 1.3). */
  readonly signed: boolean
}

/** Posts one event: encrypted and signed if the app has an Encrypt Key (lark-platform.md 1.4, 1.5). */
export async function push(request: Push): Promise<PushResult> {
  const { raw, headers } = wrap(request)
  try {
    const response = await fetch(request.url, {
      method: 'POST',
      headers: {
        'content-type': 'application/json; charset=utf-8',
        'user-agent': 'Go-http-client/1.1',
        ...headers,
      },
      body: raw,
      redirect: 'manual',
      signal: AbortSignal.timeout(request.timeoutMs),
    })
    return { kind: 'answer', status: response.status, text: await response.text() }
  } catch (error) {
    const timedOut = error instanceof Error && (error.name === 'TimeoutError' || error.name === 'AbortError')
    return { kind: 'none', reason: timedOut ? 'timeout' : 'connect' }
  }
}

function wrap(request: Push): { raw: string; headers: Record<string, string> } {
  const inner = awkwardJson(request.body, request.random)
  const key = request.app.encryptKey
  if (key === undefined) return { raw: inner, headers: {} }
  const raw = awkwardJson({ encrypt: encrypt(inner, key) }, request.random)
  if (!request.signed) return { raw, headers: {} }
  const timestamp = String(Math.floor(request.signedAt / 1000))
  const nonce = String(randomInt(100_000_000, 2_000_000_000))
  return {
    raw,
    headers: {
      'X-Lark-Request-Timestamp': timestamp,
      'X-Lark-Request-Nonce': nonce,
      'X-Lark-Signature': signature(timestamp, nonce, key, raw),
    },
  }
}
