import { once } from 'node:events'
import { createServer } from 'node:http'
import { expect, it, onTestFinished } from 'vitest'
import { instant } from '../../../src/domain/kernel/time.ts'
import { historySource } from '../../../src/lark/history/source.ts'
import { platformClient } from '../../../src/lark/outbound/client.ts'
import { chatMembers, listChats } from '../../../src/lark/platform-facts.ts'
import { systemTimers } from '../../../src/runtime/timers.ts'
import { APP_ID } from '../../sandbox/stage.ts'
import { listeningLog } from '../stage.ts'

const TOKEN = '{"code":0,"tenant_access_token":"t","expire":7200}'

const answering = async (data: string) => {
  const server = createServer((asked, answer) => {
    asked.resume()
    asked.on('end', () => answer.end(asked.url?.includes('/auth/') ? TOKEN : `{"code":0,"data":${data}}`))
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => void server.close())
  const at = server.address()
  const port = typeof at === 'object' && at !== null ? at.port : 0
  return platformClient({ appId: APP_ID, appSecret: 'x', domain: `http://127.0.0.1:${port}` })
}

it.each([
  '{"has_more":false,"items":null}',
  '{"has_more":false,"items":[]}',
  '{"has_more":false}',
  '{}',
  'null',
])('a list of nothing is empty, however it is written: %s', async (data) => {
  const client = await answering(data)
  const source = historySource({
    client,
    timers: systemTimers,
    log: listeningLog(),
    callsPerSecond: 100,
  })
  const nothing = { ok: true, value: [] }
  expect(await chatMembers(client, 'oc_1')).toEqual(nothing)
  expect(await listChats(client)).toEqual(nothing)
  expect(await source.ofChat('oc_1', { from: instant(0) })).toEqual(nothing)
  expect(await source.ofThread('omt_1', { from: instant(0) })).toEqual(nothing)
})
