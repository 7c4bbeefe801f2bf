import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { buffer } from 'node:stream/consumers'
import { onTestFinished } from 'vitest'
import type { Emulator } from '../../../src/sandbox/index.ts'

/** A server that answers as it is told, gone with the test; its URL. */
const listen = async (
  answer: (asked: IncomingMessage, answering: ServerResponse) => Promise<void>,
): Promise<string> => {
  // Whoever is behind it may be gone before the last request.
  const server = createServer(
    (asked, answering) => void answer(asked, answering).catch(() => answering.destroy()),
  )
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => {
    server.close()
    server.closeAllConnections()
  })
  const at = server.address()
  return `http://127.0.0.1:${typeof at === 'object' && at !== null ? at.port : 0}`
}

const TOKEN = '{"code":0,"tenant_access_token":"t","expire":7200}'

/** A platform that gives tokens and answers everything else as it is told. */
export const oddPlatform = (answer: (asked: IncomingMessage, answering: ServerResponse) => void) =>
  listen(async (asked, answering) => {
    await buffer(asked)
    if (asked.url?.includes('/auth/')) answering.end(TOKEN)
    else answer(asked, answering)
  })

/** A way to the emulator on which answers are spoilt: `spoil` gets what the emulator answered, and false leaves it whole. */
export const oddWay = (
  emulator: Emulator,
  spoil: (asked: IncomingMessage, answering: ServerResponse, answer: string) => boolean,
): Promise<string> =>
  listen(async (asked, answering) => {
    const body = await buffer(asked)
    const { method = 'GET', url = '' } = asked
    const { authorization = '', 'content-type': type = 'application/json' } = asked.headers
    const there = await fetch(emulator.url + url, {
      method,
      headers: { authorization, 'content-type': type },
      ...(method === 'GET' ? {} : { body }),
    })
    const answer = await there.text()
    if (spoil(asked, answering, answer)) return
    answering.writeHead(there.status, { 'content-type': 'application/json' }).end(answer)
  })
