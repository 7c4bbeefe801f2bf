import { z } from 'zod'
import { hex } from '../ids.ts'
import type { World } from '../world.ts'
import { push } from './webhook.ts'

/** The platform waits one second for it, three for an event. */
const SHARE = 1 / 3
const reply = z.object({ challenge: z.string() })

/** Asks a request URL for the challenge (lark-platform.md 1.3); undefined if it answered well, else why not. */
export async function verifyUrl(world: World, appId: string, url: string): Promise<string | undefined> {
  const app = world.store.apps.get(appId)
  if (app === undefined) return 'no such app'
  const challenge = hex(16)
  const body = { challenge, token: app.verificationToken, type: 'url_verification' }
  const signedAt = world.clock.now()
  const result = await push({
    url,
    app,
    body,
    signedAt,
    timeoutMs: world.answerTimeoutMs * SHARE,
    random: world.random,
    signed: false,
  })
  if (result.kind === 'none') return result.reason
  if (result.status !== 200) return `status ${result.status}`
  const parsed = reply.safeParse(safeJson(result.text))
  if (!parsed.success) return 'no challenge in the answer'
  return parsed.data.challenge === challenge ? undefined : 'wrong challenge'
}

function safeJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
