import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import { moved, scrape } from './scrape.ts'
import { Town } from './town.ts'

let town: Town
afterEach(() => town.close())

describe('calls of the webhook that are turned away', () => {
  it('are counted by why', async () => {
    town = await Town.open({ at: '2025-10-24T09:00:00+08:00', transport: 'webhook' })
    const post = (body: string) => fetch(`${town.service.url}/lark/events`, { method: 'POST', body })
    const reason = (name: string) => ['webhooks_refused_total', { reason: name }] as const
    const moves = await moved(
      town,
      { notJson: reason('notJson'), notEncrypted: reason('notEncrypted'), tooLarge: reason('tooLarge') },
      async () => {
        await post('<xml/>')
        await post('{}')
        await post('{"a":1}')
        await post('x'.repeat(1_100_000)).catch(() => undefined)
      },
    )
    expect(moves).toEqual({ notJson: 1, notEncrypted: 2, tooLarge: 1 })
    expect((await scrape(town)).of('inbound_state', { transport: 'webhook', state: 'listening' })).toBe(1)
  })

  it('counts callers who hang up before they have said all, and complains of none', async () => {
    const lines: string[] = []
    const logged = (line: string): void => void lines.push(line)
    town = await Town.open({ at: '2025-10-24T09:00:00+08:00', transport: 'webhook', logged })
    const { hostname, port } = new URL(town.service.url)
    const hangsUp = async (...said: readonly string[]): Promise<void> => {
      const caller = connect(Number(port), hostname)
      await once(caller, 'connect')
      for (const each of [`POST /lark/events HTTP/1.1`, 'Host: x', ...said]) caller.write(`${each}\r\n`)
      await new Promise((resolve) => setTimeout(resolve, 50))
      caller.destroy()
    }
    const hungUp = ['webhooks_refused_total', { reason: 'hungUp' }] as const
    const moves = await moved(town, { hungUp }, async () => {
      const before = lines.length
      await hangsUp('Content-Length: 1000', '', '{"encrypt":')
      await hangsUp('Transfer-Encoding: chunked', '', 'a', '{"encrypt"', '')
      await expect.poll(async () => (await scrape(town)).of(...hungUp)).toBeGreaterThanOrEqual(2)
      expect(lines.slice(before).filter((line) => /"level":[456]0/.test(line))).toEqual([])
    })
    expect(moves).toEqual({ hungUp: 2 })
  })

  it('has no room for more large bodies than fit, and always for small ones', async () => {
    town = await Town.open({ at: '2025-10-24T09:00:00+08:00', transport: 'webhook' })
    const { hostname, port } = new URL(town.service.url)
    const post = async (length: number): Promise<number> =>
      (await fetch(`${town.service.url}/lark/events`, { method: 'POST', body: 'x'.repeat(length) })).status
    const beginning = async (): Promise<Socket> => {
      const caller = connect(Number(port), hostname)
      await once(caller, 'connect')
      caller.write('POST /lark/events HTTP/1.1\r\nHost: x\r\nContent-Length: 1048576\r\n\r\n{')
      return caller
    }
    expect(await post(100_000)).toBe(401)
    const callers = await Promise.all(Array.from({ length: 64 }, beginning))
    await expect.poll(() => post(100_000)).toBe(503)
    expect(await post(1000)).toBe(400)
    for (const caller of callers) caller.destroy()
    await expect.poll(() => post(100_000)).toBe(401)
  })
})
