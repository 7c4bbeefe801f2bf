import type { ServerResponse } from 'node:http'
import { describe, expect, it } from 'vitest'
import { MESSAGES, office, platform, said, text } from '../stage.ts'
import { oddWay } from './odd-way.ts'

const JSON_TYPE = { 'content-type': 'application/json' }

/** What becomes of an answer on its way, the message being there already. */
const DAMAGE: Readonly<Record<string, (answering: ServerResponse, answer: string) => void>> = {
  'cut inside a chunk': (answering, answer) => {
    answering.writeHead(200, { ...JSON_TYPE, 'transfer-encoding': 'chunked' })
    answering.write(answer.slice(0, 20))
    setTimeout(() => answering.destroy(), 20)
  },
  'cut before its length': (answering, answer) => {
    answering.writeHead(200, { ...JSON_TYPE, 'content-length': answer.length })
    answering.write(answer.slice(0, 20))
    setTimeout(() => answering.destroy(), 20)
  },
  'cut without a length': (answering, answer) =>
    answering.socket?.end(`HTTP/1.1 200 OK\r\nconnection: close\r\n\r\n${answer.slice(0, 25)}`),
  'a refusal, cut': (answering) => {
    answering.writeHead(400, { ...JSON_TYPE, 'content-length': 100 })
    answering.write('{')
    setTimeout(() => answering.destroy(), 20)
  },
  empty: (answering) => answering.end(),
  'empty, and said to be so': (answering) => answering.writeHead(204).end(),
  'a page': (answering) =>
    answering.writeHead(200, { 'content-type': 'text/html' }).end('<html>log in</html>'),
  'a redirection': (answering) => answering.writeHead(302, { location: '/' }).end(),
  'a late request': (answering) => answering.writeHead(408).end(),
  'a gateway that gave up': (answering) => answering.writeHead(504).end(),
  'without the id of the message': (answering) => answering.end('{"code":0,"msg":"success","data":{}}'),
  nothing: (answering) => answering.destroy(),
}

describe('an answer that was damaged on its way', () => {
  it.each(Object.entries(DAMAGE))(
    'does not send the message twice, however long nobody answers: %s',
    async (_what, spoil) => {
      const emulator = await platform()
      let damaged = 0
      const url = await oddWay(emulator, (asked, answering, answer) => {
        if (!asked.url?.includes(MESSAGES) || asked.method !== 'POST' || damaged > 0) return false
        damaged += 1
        spoil(answering, answer)
        return true
      })
      const { put, row, drain, sendAll } = office(emulator, { url })
      put('once', text('once'))
      await drain().idle()
      expect(damaged).toBe(1)
      expect(row('once')).toMatchObject({ state: 'waiting', tries: 1, triedAt: expect.any(Number) })
      await emulator.clock.advance(70 * 60_000)
      await sendAll()
      expect(said(emulator)).toEqual(['once'])
      const [there] = emulator.store.messages.where(({ senderType }) => senderType === 'app')
      expect(row('once')).toMatchObject({ state: 'sent', messageId: there?.messageId })
    },
  )
})
