import { expect, it, onTestFinished } from 'vitest'
import { exportJson } from '../../src/app/export/json.ts'
import { verifyLedger } from '../../src/app/verify.ts'
import { problemOf } from '../../src/domain/kernel/codes.ts'
import { sha256 } from '../../src/runtime/sqlite.ts'
import type { Message } from '../../src/sandbox/index.ts'
import { nameOf } from './steps.ts'
import { Town } from './town.ts'

const TIMES = 10
const SEED = Number(process.env.SHUFFLE_SEED ?? Date.now() % 1_000_000)

/** The list ten times over, in an order that follows from the seed. */
const shuffled = <T>(list: readonly T[]): readonly T[] => {
  let state = SEED >>> 0
  const random = (): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
  return Array.from({ length: TIMES }, () => list)
    .flat()
    .map((each) => ({ each, at: random() }))
    .sort((a, b) => a.at - b.at)
    .map(({ each }) => each)
}

const openTown = async (): Promise<Town> => {
  const town = await Town.open({ at: '2025-10-24T09:00:00+08:00', transport: 'webhook' })
  onTestFinished(() => town.close())
  return town
}

/** One report on every open task, and a blocker on every problem with one: what has a number of its own comes once. */
const saysAll = (town: Town): readonly Message[] => {
  const tasks = town.openTasks()
  const owners = town.service.database.read((store) =>
    tasks.map(({ openId }) => store.directory.load().byOpenId.get(openId) ?? ''),
  )
  return tasks.flatMap(({ code, chatId }, n) => {
    const by = nameOf(town, owners[n] ?? '')
    const isFirst = tasks.findIndex((each) => problemOf(each.code) === problemOf(code)) === n
    const texts = [
      `/进度 ${code} ${60 + (n % 30)}% 第${n}项`,
      ...(isFirst ? [`/堵点 ${code} 第${n}项的堵点`] : []),
    ]
    return texts.map((text) => town.emulator.people.say({ by, chat: chatId, text }))
  })
}
/** The whole ledger; reports of one instant stand in no order. */
const exported = (town: Town): unknown =>
  JSON.parse(
    town.service.database.read((store) => [...exportJson(store, null)]).join(''),
    (key, value: unknown) =>
      key === 'progress' && Array.isArray(value) ? value.map((each) => JSON.stringify(each)).sort() : value,
  )

it(`events that come ten times and in any order do what they do once, seed ${SEED}`, async () => {
  const plain = await openTown()
  saysAll(plain)
  await plain.quiet()

  const town = await openTown()
  const { url } = town.service
  await town.emulator.setEventUrl(town.app.appId, 'http://127.0.0.1:9/lark/events')
  const earlier = town.emulator.deliveries().length
  const said = saysAll(town)
  await town.emulator.settled()
  await town.emulator.setEventUrl(town.app.appId, `${url}/lark/events`)
  const ids = town.emulator
    .deliveries()
    .slice(earlier)
    .map(({ id }) => id)
  expect(ids.length).toBe(said.length)
  const order = shuffled(ids)
  const AT_ONCE = 16
  for (let n = 0; n < order.length; n += AT_ONCE)
    await Promise.all(order.slice(n, n + AT_ONCE).map((id) => town.emulator.redeliver(id)))
  await town.quiet()

  expect(said.map((message) => town.answersTo(message).length)).toEqual(said.map(() => 1))
  expect(exported(town)).toEqual(exported(plain))
  expect(town.service.database.read((store) => verifyLedger(store, sha256).finding)).toBeNull()
})
