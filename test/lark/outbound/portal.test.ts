import { once } from 'node:events'
import { createServer } from 'node:http'
import { describe, expect, it, onTestFinished } from 'vitest'
import type { OutboundCall } from '../../../src/app/outbox.ts'
import { platformClient } from '../../../src/lark/outbound/client.ts'
import { isThere } from '../../../src/lark/outbound/outage.ts'
import { performer } from '../../../src/lark/outbound/perform.ts'
import { systemTimers } from '../../../src/runtime/timers.ts'
import { APP_ID } from '../../sandbox/stage.ts'
import { memoryFiles } from '../stage.ts'

const TOKEN = '{"code":0,"tenant_access_token":"t","expire":7200}'

/** Somebody on the way who answers everything alike, the question for a token too unless he lets it through. */
const behind = async (answer: string, token = TOKEN, headers: Readonly<Record<string, string>> = {}) => {
  const portal = createServer((asked, answering) => {
    asked.resume()
    for (const [name, value] of Object.entries(headers)) answering.setHeader(name, value)
    asked.on('end', () => answering.end(asked.url?.includes('/auth/') ? token : answer))
  })
  portal.listen(0, '127.0.0.1')
  await once(portal, 'listening')
  onTestFinished(() => void portal.close())
  const at = portal.address()
  const port = typeof at === 'object' && at !== null ? at.port : 0
  const client = platformClient({ appId: APP_ID, appSecret: 'x', domain: `http://127.0.0.1:${port}` })
  const files = memoryFiles()
  return { client, files, perform: performer({ client, files, timers: systemTimers, self: () => '' }) }
}

const WORDS = { to: { chatId: 'oc_1' }, messageType: 'text', content: '{}' } as const
const CREATE: OutboundCall = { kind: 'create', ...WORDS }
const REPLY: OutboundCall = { kind: 'reply', messageId: 'om_1', inThread: false, ...WORDS }
const CALLS: readonly OutboundCall[] = [
  CREATE,
  { kind: 'patch', messageId: 'om_1', content: '{}' },
  { kind: 'react', messageId: 'om_1', emoji: 'DONE' },
  { kind: 'lookup', messageId: 'om_1', chatId: 'oc_1' },
  { kind: 'download', messageId: 'om_1', fileKey: 'file_1', resource: 'file' },
]

describe('an answer that is not the platform’s', () => {
  it.each(['<html>Please log in</html>', '', '[]', '{"error":"blocked"}', '{"code":"0"}', '{"code":1e999}'])(
    'never passes for a message that was sent, nor for a file: %s',
    async (answer) => {
      const { perform, client, files } = await behind(answer)
      for (const call of CALLS)
        expect(await perform(call, 'u')).toMatchObject({ kind: 'retry', code: 'http-200', reached: 'maybe' })
      expect(files.kept).toEqual([])
      expect(await isThere(client)()).toBe(false)
    },
  )

  it('holds a chat back for moments: the next answer may well be the platform’s', async () => {
    const { perform } = await behind('<html>Please log in</html>')
    for (const call of CALLS) expect(await perform(call, 'u')).toMatchObject({ kind: 'retry', afterMs: 1000 })
  })

  it.each(['<html>Please log in</html>', '{"code":0}', ''])(
    'is no token, and no end of a message: %s',
    async (token) => {
      const { perform, client } = await behind('{"code":0}', token)
      for (const call of CALLS)
        expect(await perform(call, 'u')).toMatchObject({ kind: 'retry', reached: 'no' })
      expect(await isThere(client)()).toBe(false)
      expect(await client.hasToken()).toBe(false)
    },
  )

  const download = CALLS.at(-1)
  if (download?.kind !== 'download') throw new Error('the last call is no download')

  it.each(['text/html; charset=utf-8', 'application/json'])('is no file, as %s', async (type) => {
    const { perform, files } = await behind('<html>Please log in</html>', TOKEN, { 'content-type': type })
    expect(await perform(download, 'u')).toMatchObject({ kind: 'retry', code: 'http-200' })
    expect(files.kept).toEqual([])
  })

  it.each([
    { 'content-type': 'application/octet-stream' },
    { 'content-type': 'text/html', 'x-tt-logid': '02' },
    { 'x-tt-logid': '02' },
  ])('is a file when it says so, or is the platform’s: %o', async (headers) => {
    const { perform, files } = await behind('bytes', TOKEN, headers)
    expect(await perform(download, 'u')).toMatchObject({ kind: 'done' })
    expect(files.kept).toHaveLength(1)
  })

  it.each([
    '{"code":0}',
    '{"code":0,"data":{"message_id":{"a":1},"chat_id":7}}',
    '{"code":0,"data":{"message_id":""}}',
  ])('sent no message that it does not name: %s', async (answer) => {
    const { perform } = await behind(answer)
    for (const call of [CREATE, REPLY])
      expect(await perform(call, 'u')).toMatchObject({ kind: 'retry', reached: 'maybe' })
  })

  it('may name the place of a message in a way that cannot be kept', async () => {
    const { perform } = await behind('{"code":0,"data":{"message_id":"om_1","chat_id":7,"thread_id":[]}}')
    expect(await perform(CREATE, 'u')).toEqual({ kind: 'done', messageId: 'om_1' })
  })
})
