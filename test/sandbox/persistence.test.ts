import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Emulator } from '../../src/sandbox/index.ts'
import { connect } from './listening.ts'
import { ANN, APP_ID, button, cardOf, clientFor, ROOM, START, sendCard, stage } from './stage.ts'

let dataDir: string
let emulator: Emulator
beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'platform-'))
})
afterEach(async () => {
  await emulator.close()
  await rm(dataDir, { recursive: true, force: true })
})

describe('a restart', () => {
  it('keeps conversations, files, ids, pending events and the clock', async () => {
    emulator = await stage({}, { dataDir, now: () => 0 })
    const botOpenId = emulator.people.app(APP_ID).botOpenId
    await sendCard(clientFor(emulator), cardOf(button()))
    const bytes = Buffer.from('bytes')
    const said = await emulator.chat(ROOM).sends('安宁', { name: 'a.txt', bytes })
    await emulator.clock.advance(10_000)
    await emulator.close()

    emulator = await stage({}, { dataDir, now: () => 5000 })
    expect(emulator.clock.now()).toBe(START + 10_000)
    expect(emulator.chat(ROOM).messages()).toHaveLength(2)
    expect(emulator.people.app(APP_ID).botOpenId).toBe(botOpenId)
    expect(emulator.store.blob(JSON.parse(said.content).file_key)?.equals(bytes)).toBe(true)
    const got: unknown[] = []
    const client = await connect(emulator, { 'im.message.receive_v1': (data) => void got.push(data) })
    await emulator.clock.advance(15_000)
    expect(got).toHaveLength(1)
    client.close()
  })
})

describe('the clock', () => {
  it('starts where told, runs at the pace of real time, and never goes back', async () => {
    let real = 1000
    emulator = await stage({}, { now: () => real })
    expect(emulator.clock.now()).toBe(START)
    real += 500
    expect(emulator.clock.now()).toBe(START + 500)
    await expect(emulator.clock.setTo(START)).rejects.toThrow(/back/)
    real -= 1500
    expect(emulator.clock.now()).toBeGreaterThanOrEqual(START)
  })

  it('tells of every stop on its way', async () => {
    emulator = await stage({}, { now: () => 0 })
    const stops: number[] = []
    emulator.clock.onMove((now) => void stops.push(now - START))
    await emulator.chat(ROOM).says('安宁', 'nobody listens')
    await emulator.clock.advance(20_000)
    expect(stops).toEqual([15_000, 20_000])
  })
})

describe('reset', () => {
  it('puts the seed back', async () => {
    emulator = await stage({}, { dataDir })
    emulator.people.say({ by: ANN, chat: ROOM, text: 'hello' })
    emulator.people.addMember(ROOM, '葛离', ANN)
    emulator.reset()
    expect(emulator.chat(ROOM).messages()).toEqual([])
    expect(emulator.people.chat(ROOM).members).toHaveLength(3)
  })
})
