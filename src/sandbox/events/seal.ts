import { createCipheriv, createHash, randomBytes } from 'node:crypto'

/** AES-256-CBC with key SHA-256(encryptKey), base64 of IV and ciphertext (lark-platform.md 1.4). */
export function encrypt(plain: string, encryptKey: string): string {
  const iv = randomBytes(16)
  const cipher = createCipheriv('aes-256-cbc', createHash('sha256').update(encryptKey).digest(), iv)
  return Buffer.concat([iv, cipher.update(plain, 'utf8'), cipher.final()]).toString('base64')
}

/** Lowercase hex SHA-256 over timestamp, nonce, key and the exact bytes of the body (lark-platform.md 1.5). */
export function signature(timestamp: string, nonce: string, encryptKey: string, rawBody: string): string {
  return createHash('sha256')
    .update(timestamp + nonce + encryptKey + rawBody)
    .digest('hex')
}
