import { describe, expect, it } from 'vitest'
import type { OutboundCall } from '../../../src/app/outbox.ts'
import { isThere } from '../../../src/lark/outbound/outage.ts'
import { performer } from '../../../src/lark/outbound/perform.ts'
import { systemTimers } from '../../../src/runtime/timers.ts'
import { clientOf, memoryFiles, text } from '../stage.ts'
import { oddPlatform } from './odd-way.ts'

const CALLS: readonly OutboundCall[] = [
  text('a'),
  { kind: 'patch', messageId: 'om_1', content: '{}' },
  { kind: 'urgent', messageId: 'om_1', openIds: ['ou_1'] },
  { kind: 'react', messageId: 'om_1', emoji: 'DONE' },
  { kind: 'lookup', messageId: 'om_1', chatId: 'oc_1' },
  { kind: 'download', messageId: 'om_1', fileKey: 'f', resource: 'file' },
]

describe('a call that is sent elsewhere', () => {
  it.each([301, 302, 303, 307, 308])(
    'does not go there and is not done, whatever is said there: %i',
    async (status) => {
      const asked: string[] = []
      const url = await oddPlatform(({ url: path = '' }, answering) => {
        asked.push(path)
        const content = '{"code":0,"data":{"message_id":"om_elsewhere"}}'
        if (path === '/elsewhere') answering.end(content)
        else
          answering
            .writeHead(status, { location: '/elsewhere', 'content-type': 'application/json' })
            .end(content)
      })
      const client = clientOf({ url })
      const perform = performer({ client, files: memoryFiles(), timers: systemTimers, self: () => '' })
      for (const call of CALLS)
        expect(await perform(call, 'u')).toMatchObject({
          kind: 'retry',
          code: `http-${status}`,
          reached: 'maybe',
          afterMs: 5 * 60_000,
        })
      expect(await isThere(client)()).toBe(false)
      expect(asked).not.toContain('/elsewhere')
    },
  )
})
