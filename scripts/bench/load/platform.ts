import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'

/** What a stand-in for the platform does with a message that the service sends: answers it, or never does. */
export type Sending = 'answered' | 'held'

export interface StandIn {
  readonly url: string
  /** The service knows its own id: from then on it takes events. */
  readonly greeted: Promise<void>
  /** Resolves when nothing has been asked for so long, ms. */
  rests(ms: number): Promise<void>
  /** Answers nothing any more, as in an outage. */
  fallSilent(): void
  close(): void
}

/** For the answer to arrive and be written down. */
const SETTLING_MS = 500

const TOKEN = {
  code: 0,
  msg: 'ok',
  tenant_access_token: 't-bench',
  app_access_token: 'a-bench',
  expire: 7200,
}
const BOT = { code: 0, msg: 'ok', bot: { open_id: 'ou_bench_bot', app_name: '整改助手', activate_status: 2 } }
const NOTHING = { code: 0, msg: 'success', data: { items: [], has_more: false } }

const answerTo = (path: string, n: number): unknown => {
  if (path.startsWith('/open-apis/auth/')) return TOKEN
  if (path.startsWith('/open-apis/bot/')) return BOT
  if (path.includes('/im/v1/messages'))
    return { code: 0, msg: 'success', data: { message_id: `om_bench_sent_${n}` } }
  return NOTHING
}

/**
 * Stands in for the platform where only the service is measured. `held` leaves every sent message without an answer:
 * the few that are on their way at a time keep the rest in the outbox, so that sending costs nothing.
 */
export const standIn = async (sending: Sending): Promise<StandIn> => {
  let sent = 0
  let isSilent = false
  let askedAt = Date.now()
  let met: () => void = () => undefined
  const greeted = new Promise<void>((resolve) => {
    met = resolve
  })
  const handle = (request: IncomingMessage, response: ServerResponse): void => {
    const path = request.url ?? ''
    askedAt = Date.now()
    request.resume()
    request.once('end', () => {
      if (isSilent) return
      if (sending === 'held' && request.method === 'POST' && path.includes('/im/v1/messages')) return
      sent += 1
      response.setHeader('content-type', 'application/json; charset=utf-8')
      response.end(JSON.stringify(answerTo(path, sent)))
      if (path.startsWith('/open-apis/bot/')) response.once('finish', () => setTimeout(met, SETTLING_MS))
    })
  }
  const server = createServer(handle)
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  return {
    url: `http://127.0.0.1:${port}`,
    greeted,
    rests: async (ms) => {
      for (let rested = 0; rested < ms; rested = Date.now() - askedAt)
        await new Promise((resolve) => setTimeout(resolve, ms - rested))
    },
    fallSilent: () => {
      isSilent = true
    },
    close: () => {
      server.closeAllConnections()
      server.close()
    },
  }
}
