import { isObject, type Json, object, text } from './json.ts'

/** The emulator refused what was asked; the message is its own. */
export class Refused extends Error {
  override readonly name = 'Refused'
}

/** Nobody answers at the emulator's address. */
export class Unreachable extends Error {
  override readonly name = 'Unreachable'
}

/** Reads from the control API. Throws Refused and Unreachable. */
export function ask(path: string, query: Readonly<Record<string, string>> = {}): Promise<Json> {
  return call(`/_control/${path}?${new URLSearchParams(query).toString()}`)
}

/** Acts through the control API. Throws Refused and Unreachable. */
export function tell(path: string, body: unknown): Promise<Json> {
  const headers = { 'content-type': 'application/json' }
  return call(`/_control/${path}`, { method: 'POST', headers, body: JSON.stringify(body) })
}

async function call(path: string, init?: RequestInit): Promise<Json> {
  const response = await fetch(path, init).catch((error: unknown) => {
    throw new Unreachable(String(error))
  })
  const body: unknown = await response.json().catch(() => undefined)
  if (!response.ok) throw new Refused(text(object(body).error) || `status ${response.status}`)
  return isObject(body) ? body : {}
}
