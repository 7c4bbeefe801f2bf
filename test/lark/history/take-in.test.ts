import { expect, it } from 'vitest'
import { type Instant, instant } from '../../../src/domain/kernel/time.ts'
import type { Looked, Missed } from '../../../src/lark/history/look.ts'
import { takeIn } from '../../../src/lark/history/take-in.ts'
import { ledgerIn, T0, temporaryFolder } from '../../storage/stage.ts'
import { listeningLog } from '../stage.ts'

const at = (ms: number): Instant => instant(T0 + ms)
const missed = (id: string, container: string, ms: number): Missed => ({
  container,
  inbound: { kind: 'recalled', id, eventId: id, at: at(ms), messageId: id, chatId: 'oc_1' },
})

const stage = () => {
  const database = ledgerIn(temporaryFolder())
  database.transact(({ readings }) => {
    for (const container of ['oc_1', 'omt_1'])
      readings.seen({ container, chatId: 'oc_1', type: 'group', since: at(0), activeAt: at(0) })
  })
  const looked: Looked = {
    complete: true,
    missed: [missed('a', 'oc_1', 10), missed('b', 'omt_1', 20), missed('c', 'oc_1', 30)],
    upTo: new Map([
      ['oc_1', at(40)],
      ['omt_1', at(50)],
    ]),
  }
  const until = () =>
    database.read(({ readings }) =>
      ['oc_1', 'omt_1'].map((each) => (readings.get(each)?.takenUntil ?? 0) - T0),
    )
  const run = async (
    receive: (id: string) => void,
    more: { held?: readonly Missed[]; now?: Instant; closed?: () => boolean } = {},
  ) => {
    const deps = {
      database,
      log: listeningLog(),
      closed: more.closed ?? (() => false),
      receive: async ({ id }: { id: string }) => receive(id),
    }
    const done = await takeIn(deps, looked, more.held ?? [], more.now ?? at(100))
    return done.map(({ inbound }) => inbound.id)
  }
  return { run, until, looked }
}

it('hands over what was missed, oldest first, and notes how far everything was taken in', async () => {
  const { run, until } = stage()
  const got: string[] = []
  expect(await run((id) => got.push(id))).toEqual(['a', 'b', 'c'])
  expect(got).toEqual(['a', 'b', 'c'])
  expect(until()).toEqual([40, 50])
})

it('comes back to what fails, or is held back, without holding up the others', async () => {
  const failing = stage()
  const fail = (id: string): void => {
    if (id === 'a') throw new Error('not today')
  }
  expect(await failing.run(fail)).toEqual(['b', 'c'])
  expect(failing.until()).toEqual([10, 50])
  const holding = stage()
  expect(await holding.run(() => undefined, { held: holding.looked.missed.slice(1, 2) })).toEqual(['a', 'c'])
  expect(holding.until()).toEqual([40, 20])
})

it('gives up what has failed for a day', async () => {
  const { run, until } = stage()
  const fail = (): void => {
    throw new Error('never')
  }
  await run(fail, { now: at(24 * 3_600_000 + 25) })
  expect(until()).toEqual([30, 50])
})

it('notes nothing when it is stopped in the middle', async () => {
  const { run, until } = stage()
  let closed = false
  const got = await run(() => (closed = true), { closed: () => closed })
  expect(got).toEqual(['a'])
  expect(until()).toEqual([0, 0])
})
