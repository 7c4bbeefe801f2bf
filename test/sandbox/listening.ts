import { createServer, type Server } from 'node:http'
import * as lark from '@larksuiteoapi/node-sdk'
import { z } from 'zod'
import type { Emulator } from '../../src/sandbox/index.ts'

import { APP_ID, APP_SECRET, ENCRYPT_KEY, quiet } from './stage.ts'

export interface Pushed {
  readonly headers: Record<string, string | string[] | undefined>
  readonly raw: string
}

/** A bot's event address that answers as told and keeps what it got. */
export async function listenForEvents(
  answer: (
    pushed: Pushed,
    index: number,
  ) => { status?: number; body?: unknown; waitMs?: number; location?: string },
): Promise<{ url: string; got: Pushed[]; close: () => Promise<void> }> {
  const got: Pushed[] = []
  const server: Server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const pushed = { headers: request.headers, raw: Buffer.concat(chunks).toString('utf8') }
      got.push(pushed)
      const { status = 200, body = {}, waitMs = 0, location } = answer(pushed, got.length - 1)
      setTimeout(() => {
        response.writeHead(status, location === undefined ? {} : { location })
        response.end(typeof body === 'string' ? body : JSON.stringify(body))
      }, waitMs)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  const close = async (): Promise<void> => {
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
  }
  return { url: `http://127.0.0.1:${port}/events`, got, close }
}

const sealed = z.object({ encrypt: z.string() })
const envelope = z.object({
  schema: z.literal('2.0'),
  header: z.object({
    event_id: z.string(),
    event_type: z.string(),
    create_time: z.string(),
    token: z.string(),
    app_id: z.string(),
    tenant_key: z.string(),
  }),
  event: z.record(z.string(), z.unknown()),
})

/** Opens an encrypted push with the SDK's cipher. */
export function open(pushed: Pushed): z.infer<typeof envelope> {
  const { encrypt } = sealed.parse(JSON.parse(pushed.raw))
  return envelope.parse(JSON.parse(new lark.AESCipher(ENCRYPT_KEY).decrypt(encrypt)))
}

/** A long connection of the real SDK; resolves once it is ready. */
export function connect(
  emulator: Emulator,
  handlers: Record<string, (data: Record<string, unknown>) => unknown>,
): Promise<lark.WSClient> {
  const dispatcher = new lark.EventDispatcher({ logger: quiet })
  dispatcher.register(
    Object.fromEntries(
      Object.entries(handlers).map(([type, handle]) => [
        type,
        async (data: Record<string, unknown>) => handle(data),
      ]),
    ),
  )
  return new Promise((resolve) => {
    const client: lark.WSClient = new lark.WSClient({
      appId: APP_ID,
      appSecret: APP_SECRET,
      domain: emulator.url,
      logger: quiet,
      onReady: () => resolve(client),
    })
    void client.start({ eventDispatcher: dispatcher })
  })
}
