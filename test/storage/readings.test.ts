import { expect, it } from 'vitest'
import { noteHeard, noteJoined } from '../../src/app/reading.ts'
import { instant } from '../../src/domain/kernel/time.ts'
import { ledgerIn, T0, temporaryFolder } from './stage.ts'

const at = (ms: number) => instant(T0 + ms)
const open = () => ledgerIn(temporaryFolder()).transact((store) => store)
const group = { chatId: 'oc_g', chatType: 'group', threadId: null } as const

it('knows a group from the first that was heard of it, and its threads as far back', () => {
  const store = open()
  noteHeard(store, { ...group, at: at(10) })
  noteHeard(store, { ...group, threadId: 'omt_1', at: at(20_000) })
  expect(store.readings.get('oc_g')).toEqual({
    container: 'oc_g',
    chatId: 'oc_g',
    type: 'group',
    since: at(10),
    takenUntil: at(10),
    activeAt: at(20_000),
  })
  expect(store.readings.get('omt_1')).toMatchObject({ type: 'thread', chatId: 'oc_g', since: at(10) })
})

it('knows a one-to-one chat from the first start', () => {
  const store = open()
  noteHeard(store, { ...group, at: at(0) })
  noteHeard(store, { chatId: 'oc_1', chatType: 'p2p', threadId: null, at: at(50) })
  noteHeard(store, { chatId: 'oc_2', chatType: 'p2p', threadId: null, at: at(90) })
  expect(store.readings.chats().map(({ container, since }) => [container, since - T0])).toEqual([
    ['oc_2', 50],
    ['oc_1', 50],
    ['oc_g', 0],
  ])
})

it('never goes back, and begins anew where the bot comes in again', () => {
  const store = open()
  noteHeard(store, { ...group, at: at(10) })
  store.readings.takenIn('oc_g', at(30))
  store.readings.takenIn('oc_g', at(20))
  noteHeard(store, { ...group, at: at(5) })
  expect(store.readings.get('oc_g')).toMatchObject({ since: at(10), takenUntil: at(30), activeAt: at(10) })
  noteJoined(store, 'oc_g', at(60))
  expect(store.readings.get('oc_g')).toMatchObject({ since: at(60), takenUntil: at(60) })
})

it('forgets threads that rest', () => {
  const { readings } = open()
  for (const [container, ms] of [
    ['omt_1', 10],
    ['omt_2', 20],
    ['omt_3', 30],
  ] as const)
    readings.seen({ container, chatId: 'oc_g', type: 'thread', since: at(0), activeAt: at(ms) })
  readings.forgetThreads(at(20))
  expect(readings.threads(at(0)).map(({ container }) => container)).toEqual(['omt_3', 'omt_2'])
  expect(readings.threads(at(25)).map(({ container }) => container)).toEqual(['omt_3'])
})
