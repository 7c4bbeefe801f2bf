import type { ServerResponse } from 'node:http'
import { describe, expect, it } from 'vitest'
import { instant } from '../../../src/domain/kernel/time.ts'
import { historySource } from '../../../src/lark/history/source.ts'
import { isThere } from '../../../src/lark/outbound/outage.ts'
import { performer } from '../../../src/lark/outbound/perform.ts'
import { systemTimers } from '../../../src/runtime/timers.ts'
import { clientOf, listeningLog, MESSAGES, memoryFiles, office, platform, text } from '../stage.ts'
import { oddPlatform, oddWay } from './odd-way.ts'

const TIMEOUT_MS = 300
/** Where an answer is to arrive in time also on a busy machine. */
const PATIENT_MS = 2000

/** An answer that never falls silent and never ends. */
const drip = (answering: ServerResponse, status = 200): void => {
  answering.writeHead(status, { 'content-type': 'application/json' })
  answering.write('{')
  const more = setInterval(() => answering.write(' '), 50)
  answering.on('close', () => clearInterval(more))
}
/** The same, before there is so much as a body. */
const dripHead = ({ socket }: ServerResponse): void => {
  socket?.write('HTTP/1.1 200 OK\r\nx-long: ')
  const more = setInterval(() => socket?.write('x'), 50)
  socket?.on('close', () => clearInterval(more))
}

const performing = (url: string, timeoutMs = TIMEOUT_MS) => {
  const client = clientOf({ url }, timeoutMs)
  const files = memoryFiles()
  return { client, files, perform: performer({ client, files, timers: systemTimers, self: () => '' }) }
}
const download = { kind: 'download', messageId: 'om_1', fileKey: 'f', resource: 'file' } as const

describe('an answer that drips', () => {
  it.each([
    ['in its body', drip],
    ['in its head', dripHead],
  ])('is waited for as long as any other: %s', async (_where, answer) => {
    const { client, perform } = performing(await oddPlatform((_, answering) => answer(answering)))
    expect(await perform(text('a'), 'u')).toMatchObject({ kind: 'retry', code: 'timeout', reached: 'maybe' })
    expect(await isThere(client)()).toBe(false)
    const source = historySource({ client, timers: systemTimers, log: listeningLog(), callsPerSecond: 100 })
    expect(await source.ofChat('oc_1', { from: instant(0) })).toMatchObject({ failure: { code: 'timeout' } })
  })

  it('is no token', async () => {
    const emulator = await platform()
    const way = await oddWay(emulator, ({ url = '' }, answering) => {
      if (url.includes('/auth/')) drip(answering)
      return url.includes('/auth/')
    })
    const { client, perform } = performing(way)
    expect(await client.hasToken()).toBe(false)
    expect(await perform(text('a'), 'u')).toMatchObject({ kind: 'retry', code: 'timeout', reached: 'no' })
  })

  it('is a refusal when its status says so, though what it refuses is a file', async () => {
    const { perform } = performing(await oddPlatform((_, answering) => drip(answering, 403)))
    expect(await perform(download, 'u')).toMatchObject({ kind: 'retry', code: 'http-403', reached: 'no' })
  })

  it('is a file that comes slowly', async () => {
    const url = await oddPlatform((_, answering) => {
      answering.writeHead(200, { 'content-type': 'application/octet-stream', 'x-tt-logid': '02' })
      let left = 10
      const more = setInterval(() => {
        left -= 1
        if (left > 0) answering.write('x')
        else answering.end('x')
        if (left === 0) clearInterval(more)
      }, PATIENT_MS / 8)
    })
    const { perform, files } = performing(url, PATIENT_MS)
    expect(await perform(download, 'u')).toMatchObject({ kind: 'done', file: { bytes: 10 } })
    expect(files.kept).toHaveLength(1)
  })

  it('stops no other chat, however many of them there are', async () => {
    const emulator = await platform()
    let dripping = 0
    const url = await oddWay(emulator, (asked, answering) => {
      if (!asked.url?.includes(MESSAGES) || dripping === 16) return false
      dripping += 1
      drip(answering)
      return true
    })
    const { put, row, drain } = office(emulator, { url, timeoutMs: PATIENT_MS })
    for (let n = 0; n < 16; n += 1) put(`${n}`, text(`${n}`), { lane: `${n}` })
    drain().wake()
    await expect.poll(() => dripping).toBe(16)
    put('other', text('other'), { lane: 'other' })
    drain().wake()
    await expect.poll(() => row('other').state).toBe('sent')
  })
})
