import type { Emulator } from '../emulator.ts'
import { asObject } from '../json.ts'

/** Fields that carry a secret wherever they stand (lark-platform.md 1.1, 1.4, 3.9, 10.4). */
const SECRET = /^(?:token|ticket|encrypt|app_secret|(?:tenant|app|user)_access_token|authorization)$/i
const HIDDEN = '••••••'

/** The value as somebody may read it who looks at the traffic: no tokens, no secrets of an app. */
export function redact(emulator: Emulator, value: unknown): unknown {
  const secrets = emulator.store.apps
    .all()
    .flatMap(({ appSecret, encryptKey, verificationToken }) => [appSecret, encryptKey, verificationToken])
  return hide(value, new Set(secrets))
}

function hide(value: unknown, secrets: ReadonlySet<unknown>): unknown {
  if (secrets.has(value)) return HIDDEN
  if (Array.isArray(value)) return value.map((each) => hide(each, secrets))
  const object = asObject(value)
  if (object === undefined) return value
  return Object.fromEntries(
    Object.entries(object).map(([key, member]) => [
      key,
      SECRET.test(key) && typeof member === 'string' ? HIDDEN : hide(member, secrets),
    ]),
  )
}
