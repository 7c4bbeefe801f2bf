import { createCipheriv, createHash, randomBytes } from 'node:crypto'

/** A webhook's body with its headers. */
export interface Sealed {
  readonly body: string
  readonly headers: Readonly<Record<string, string>>
}

/** An event as the platform sends it (lark-platform.md 1.4, 1.5). */
export const seal = (event: unknown, encryptKey: string, now: number): Sealed => {
  const iv = randomBytes(16)
  const cipher = createCipheriv('aes-256-cbc', createHash('sha256').update(encryptKey).digest(), iv)
  const encrypted = Buffer.concat([iv, cipher.update(JSON.stringify(event), 'utf8'), cipher.final()])
  const body = JSON.stringify({ encrypt: encrypted.toString('base64') })
  const timestamp = String(Math.floor(now / 1000))
  const nonce = randomBytes(8).toString('hex')
  const signature = createHash('sha256')
    .update(timestamp + nonce + encryptKey + body)
    .digest('hex')
  return {
    body,
    headers: {
      'content-type': 'application/json',
      'x-lark-request-timestamp': timestamp,
      'x-lark-request-nonce': nonce,
      'x-lark-signature': signature,
    },
  }
}
