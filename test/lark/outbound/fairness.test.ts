import { expect, it, onTestFinished } from 'vitest'
import { type Crowd, openCrowd } from '../crowd.ts'

const opened = async (
  people: number,
  chats: number,
  more: Partial<Parameters<typeof openCrowd>[0]> = {},
): Promise<Crowd> => {
  const crowd = await openCrowd({ people, chats, speed: 5, ...more })
  onTestFinished(() => crowd.close())
  return crowd
}
const until = async (isSo: () => boolean): Promise<void> => {
  while (!isSo()) await new Promise((resolve) => setTimeout(resolve, 20))
}

it('lets two hundred others go first while ten thousand rows wait for one chat', async () => {
  const crowd = await opened(200, 1)
  const [room] = crowd.chats
  if (room === undefined) throw new Error('no chat')
  crowd.put(Array.from({ length: 10_000 }, () => ({ to: room, priority: 1 })))
  crowd.put(crowd.people.map((to) => ({ to, priority: 1 })))
  crowd.wake()
  const taken = () => crowd.emulator.store.messages.all()
  await until(() => new Set(taken().map(({ chatId }) => chatId)).size === 201)
  expect(crowd.arrivals(room).length).toBeGreaterThan(0)
  expect(crowd.arrivals(room).length).toBeLessThan(100)
  expect(crowd.refused()).toEqual([])
})

it('lets an answer pass what nobody asked for, in its own chat too', async () => {
  const crowd = await opened(100, 1)
  const [room] = crowd.chats
  if (room === undefined) throw new Error('no chat')
  crowd.put([...crowd.people, ...crowd.people, ...crowd.people].map((to) => ({ to, priority: 2 })))
  crowd.put(Array.from({ length: 100 }, () => ({ to: room, priority: 2 })))
  crowd.wake()
  await until(() => crowd.arrivals(room).length >= 3)
  const before = crowd.arrivals(room).length
  crowd.put([{ to: room, priority: 0 }])
  crowd.wake()
  const answer = () =>
    crowd.emulator
      .chat('chatId' in room ? room.chatId : '')
      .answers()
      .findIndex(({ content }) => content.includes('row 401'))
  await until(() => answer() >= 0)
  expect(answer()).toBeLessThan(before + 10)
})

it('gives way in a chat in which another bot talks as well', async () => {
  const crowd = await opened(0, 1)
  const [room] = crowd.chats
  if (room === undefined || !('chatId' in room)) throw new Error('no chat')
  const takes = (): boolean => {
    try {
      crowd.emulator.world.limits.chat(room.chatId)
      return true
    } catch {
      // The other bot has its own way to wait.
      return false
    }
  }
  /** It takes all that there is until we have been refused, then its part. */
  const talk = (): void => {
    if (crowd.refused().length === 0) while (takes());
    else takes()
  }
  talk()
  const others = setInterval(talk, 350 / 5)
  onTestFinished(() => clearInterval(others))
  crowd.put(Array.from({ length: 40 }, () => ({ to: room, priority: 1 })))
  crowd.wake()
  await until(() => crowd.arrivals(room).length === 40)
  expect(new Set(crowd.refused())).toEqual(new Set(['230020']))
  expect(crowd.refused().length).toBeLessThan(8)
})

it('keeps to a limit below ours after the first refusals told it', async () => {
  const crowd = await opened(130, 0, { speed: 40, limits: { apiPerMinute: 60 } })
  crowd.put(crowd.people.map((to) => ({ to, priority: 1 })))
  await crowd.drain()
  expect(crowd.people.flatMap((to) => crowd.arrivals(to))).toHaveLength(130)
  expect(new Set(crowd.refused())).toEqual(new Set(['99991400']))
  expect(crowd.refused().length).toBeLessThanOrEqual(16)
})
