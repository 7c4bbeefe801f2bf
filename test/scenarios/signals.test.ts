import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { type Bundle, bundleServer } from '../process/bundle.ts'
import { Settlement, until } from '../process/settlement.ts'

let bundle: Bundle
beforeAll(async () => {
  bundle = await bundleServer()
})
afterAll(() => bundle.remove())

const settle = async (transport: 'webhook' | 'websocket'): Promise<Settlement> => {
  const place = await Settlement.open(bundle.server, transport)
  onTestFinished(() => place.close())
  return place
}
const since = (began: number): number => performance.now() - began

describe('a service that is told to stop', { timeout: 90_000 }, () => {
  for (const transport of ['webhook', 'websocket'] as const)
    it(`loses nothing of what is said meanwhile, over the ${transport}`, async () => {
      const place = await settle(transport)
      const program = await place.start()
      const said = [0, 1, 2].map((n) => place.reports(n))
      await until(() => place.acknowledged(said).length === said.length, 'the first are taken')
      for (let n = 3; n < 40; n += 1) said.push(place.reports(n))
      program.kill('SIGTERM')
      for (let n = 40; n < 60; n += 1) said.push(place.reports(n))
      expect(await program.ended).toEqual({ code: 0, signal: null })
      await place.emulator.settled()
      const taken = place.acknowledged(said)
      expect(place.causes(taken)).toEqual(taken.map(() => 1))
      expect(place.answers(taken)).toEqual(taken.map(() => 1))

      await place.start()
      await place.sendAgain()
      await until(() => !place.answers(said).includes(0), 'all are answered')
      expect(place.causes(said)).toEqual(said.map(() => 1))
      expect(place.answers(said)).toEqual(said.map(() => 1))
    })

  it('waits for an answer that is on its way', async () => {
    const place = await settle('webhook')
    const program = await place.start()
    place.emulator.faults.add({ kind: 'latency', path: '/reply', latencyMs: 1500 })
    const message = place.reports(0)
    await until(() => place.acknowledged([message]).length === 1, 'taken')
    program.kill('SIGINT')
    expect(await program.ended).toEqual({ code: 0, signal: null })
    expect(place.answers([message])).toEqual([1])
    expect(program.said()).toContain('"left":0')
  })

  it('waits no longer than a supervisor does for a platform that answers nothing', async () => {
    const place = await settle('webhook')
    const program = await place.start()
    place.emulator.faults.add({ kind: 'no_answer' })
    const messages = Array.from({ length: 12 }, (_, n) => place.reports(n))
    await until(() => place.acknowledged(messages).length === 12, 'taken')
    const began = performance.now()
    program.kill('SIGTERM')
    expect(await program.ended).toEqual({ code: 0, signal: null })
    expect(since(began)).toBeLessThan(9500)
    place.emulator.faults.clear()
    await place.start()
    await until(() => !place.answers(messages).includes(0), 'answered', 25_000)
    expect(place.answers(messages)).toEqual(messages.map(() => 1))
  })

  it('ends at once when told a second time', async () => {
    const place = await settle('webhook')
    const program = await place.start()
    place.emulator.faults.add({ kind: 'no_answer' })
    const message = place.reports(0)
    await until(() => place.acknowledged([message]).length === 1, 'taken')
    const began = performance.now()
    program.kill('SIGTERM')
    await until(async () => (await place.status()) === 0, 'the door is closed')
    program.kill('SIGTERM')
    expect(await program.ended).toEqual({ code: 143, signal: null })
    expect(since(began)).toBeLessThan(3000)
    expect(place.causes([message])).toEqual([1])
  })
})

describe('a service whose log', { timeout: 90_000 }, () => {
  for (const [reader, name] of [
    ['rests', 'nobody reads until the pipe is full'],
    ['gone', 'goes into a pipe whose other end is closed'],
  ] as const)
    it(`${name} does its work, and ends when it is told to`, async () => {
      const place = await settle('webhook')
      const program = place.launch(reader)
      await until(async () => (await place.status()) === 200, 'ready')
      // More than any pipe holds.
      await place.isKnockedAt(5000)
      const message = place.reports(0)
      await until(() => place.answers([message])[0] === 1, 'answered')
      const began = performance.now()
      program.kill('SIGTERM')
      expect(await program.ended).toEqual({ code: 0, signal: null })
      expect(since(began)).toBeLessThan(5000)
      // SQLite puts the log of a ledger that is closed in order into it.
      expect(existsSync(join(place.dataDir, 'taizhang.db-wal'))).toBe(false)
      expect(place.causes([message])).toEqual([1])
      await place.start()
    })
})
