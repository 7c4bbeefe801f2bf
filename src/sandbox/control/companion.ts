import type { ServerResponse } from 'node:http'
import { send } from '../http/server.ts'
import type { Companion } from '../options.ts'
import { SAFE_HEADERS } from './static.ts'

const DOOR = '/_control/companion/'

/**
 * What the app under test tells the page about itself: `GET /_control/companion/<topic>?…`. False if the path is not
 * for it. Without a companion, or for a topic that it does not know, the answer is empty: the page does without.
 */
export async function askCompanion(
  companion: Companion | undefined,
  url: URL,
  response: ServerResponse,
): Promise<boolean> {
  if (!url.pathname.startsWith(DOOR)) return false
  const topic = url.pathname.slice(DOOR.length)
  try {
    const answer = await companion?.(topic, Object.fromEntries(url.searchParams))
    send(response, 200, answer ?? {}, SAFE_HEADERS)
  } catch (error) {
    const reason = error instanceof Error ? error.message : 'failed'
    send(response, 500, { error: reason }, SAFE_HEADERS)
  }
  return true
}
