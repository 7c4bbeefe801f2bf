import { describe, expect, it, onTestFinished } from 'vitest'
import { changeDirectory } from '../../src/app/change-directory.ts'
import { seeArrival } from '../../src/app/see-guests.ts'
import { verifyLedger } from '../../src/app/verify.ts'
import type { DirectoryEvent } from '../../src/domain/people/events.ts'
import { SYSTEM } from '../../src/domain/people/system.ts'
import { keepChatsInStep } from '../../src/runtime/chat-sync.ts'
import { sha256 } from '../../src/runtime/sqlite.ts'
import type { Emulator } from '../../src/sandbox/index.ts'
import { Stage } from '../app/ledger-stage.ts'
import { callsTo, clientOf, listeningLog, platform } from '../lark/stage.ts'
import { ANN, BEN, ROOM } from '../sandbox/stage.ts'
import { organisation, person } from '../storage/stage.ts'
import { Waits } from './waits.ts'

const OWN = person('U-101')
const GUEST = person('U-110')

/** The room is the chat of ORG-01; ANN is of it, BEN of another unit. */
const ledger = (): Stage => {
  const stage = new Stage()
  stage.does((work) => {
    const unbind = [...work.directory.chats.keys()].map(
      (chatId): DirectoryEvent => ({ type: 'chatUnbound', chatId }),
    )
    const room = { kind: 'unit', organisation: organisation('ORG-01') } as const
    return changeDirectory(
      work,
      [
        ...unbind,
        { type: 'personBound', person: OWN, openId: ANN },
        { type: 'personBound', person: GUEST, openId: BEN },
        { type: 'chatBound', chatId: ROOM, binding: room },
      ],
      SYSTEM,
    )
  })
  return stage
}

/** The platform has told of the guest's coming. */
const arrives = (stage: Stage): void =>
  stage.database.transact((store) =>
    seeArrival(stage.workOf(store, { kind: 'platform', id: 'event' }), ROOM, [GUEST]),
  )

const guestsIn = (stage: Stage): readonly string[] =>
  stage.database.read((store) => store.directory.load().guests.get(ROOM) ?? [])
const reads = (emulator: Emulator): number => callsTo(emulator, '/members').length

const inStep = (stage: Stage, emulator: Emulator, answered: () => void = () => undefined) => {
  const timers = new Waits()
  const log = listeningLog()
  const client = clientOf(emulator)
  const sync = keepChatsInStep({
    client: {
      ...client,
      call: async (run) => {
        const answer = await client.call(run)
        answered()
        return answer
      },
    },
    database: {
      read: (work) => stage.database.read(work),
      transact: (work) => stage.database.transact(work),
      savepoint: (store, work) => stage.database.savepoint(store, work),
      close: () => stage.database.close(),
    },
    workOf: (store, cause) => stage.workOf(store, cause),
    log,
    timers,
    soon: () => undefined,
  })
  onTestFinished(() => sync.close())
  return { sync, timers, log }
}

describe('who is in the chats', () => {
  it('is read at start, and again when people or chats change or the day is over, not before', async () => {
    const emulator = await platform()
    const stage = ledger()
    const { sync, timers } = inStep(stage, emulator)
    await sync.idle()
    expect(guestsIn(stage)).toEqual([GUEST])
    sync.look()
    await sync.idle()
    const fails = () =>
      stage.database.transact((): never => {
        throw new Error('an event that is refused')
      })
    expect(fails).toThrow('an event')
    sync.look()
    await sync.idle()
    expect(reads(emulator)).toBe(1)
    stage.does((work) =>
      changeDirectory(work, [{ type: 'personBound', person: OWN, openId: 'ou_other' }], SYSTEM),
    )
    sync.look()
    await sync.idle()
    timers.over(24 * 3_600_000)
    await sync.idle()
    expect(reads(emulator)).toBe(3)
    expect(timers.pending()).toEqual([24 * 3_600_000])
    const findings = stage.database.read((store) => ({ of: verifyLedger(store, sha256).finding }))
    expect(findings).toEqual({ of: null })
  })

  it('stays as it is known while it cannot be read, which is tried again at longer and longer intervals', async () => {
    const emulator = await platform()
    const stage = ledger()
    arrives(stage)
    emulator.people.removeMember(ROOM, BEN, ANN)
    emulator.setDown(true)
    const { sync, timers, log } = inStep(stage, emulator)
    await sync.idle()
    timers.over(5000)
    await sync.idle()
    expect(guestsIn(stage)).toEqual([GUEST])
    expect(log.lines).toHaveLength(2)
    emulator.setDown(false)
    timers.over(10_000)
    await sync.idle()
    expect(guestsIn(stage)).toEqual([])
    expect(timers.pending()).toEqual([24 * 3_600_000])
  })

  it('is not taken from an answer that somebody’s coming has overtaken', async () => {
    const emulator = await platform()
    emulator.people.removeMember(ROOM, BEN, ANN)
    const stage = ledger()
    const { sync } = inStep(stage, emulator, () => {
      if (guestsIn(stage).length > 0) return
      emulator.people.addMember(ROOM, BEN, ANN)
      arrives(stage)
      sync.readAgain(ROOM)
    })
    await sync.idle()
    expect(reads(emulator)).toBe(2)
    const seen = stage.database.read((store) =>
      [...store.journal.read({ stream: 'directory' })].filter(({ event }) => event.type === 'guestsSeen'),
    )
    expect(seen.map(({ event }) => event)).toEqual([{ type: 'guestsSeen', chatId: ROOM, people: [GUEST] }])
  })

  it('waits for a ledger that cannot be read, at whatever moment, and is read when it can', async () => {
    const emulator = await platform()
    const stage = ledger()
    const { sync, timers, log } = inStep(stage, emulator)
    await sync.idle()
    emulator.people.removeMember(ROOM, BEN, ANN)
    stage.database.close()
    timers.over(24 * 3_600_000)
    sync.look()
    sync.readAgain(ROOM)
    await sync.idle()
    timers.over(5000)
    await sync.idle()
    expect([reads(emulator), log.lines.length]).toEqual([1, 4])
    expect(log.lines.every((line) => line.includes('chat_sync_failed'))).toBe(true)
    stage.restart()
    timers.over(10_000)
    await sync.idle()
    expect(guestsIn(stage)).toEqual([])
    expect(timers.pending()).toEqual([24 * 3_600_000])
  })

  it('counts as read once a chat that could not be read is bound no more', async () => {
    const emulator = await platform()
    const stage = ledger()
    const [other, room] = ['oc_of_which_the_bot_is_no_member', organisation('ORG-02')]
    const change = (event: DirectoryEvent) => stage.does((work) => changeDirectory(work, [event], SYSTEM))
    change({ type: 'chatBound', chatId: other, binding: { kind: 'unit', organisation: room } })
    const { sync } = inStep(stage, emulator)
    await sync.idle()
    const readUpTo = () => stage.database.read((store) => store.settings.get('chats_read_rev'))
    expect(readUpTo()).toBeUndefined()
    change({ type: 'chatUnbound', chatId: other })
    sync.look()
    await sync.idle()
    expect(readUpTo()).toBe(String(stage.database.read((store) => store.directory.load().rev)))
  })

  it('matters only in chats that are bound to work on items', async () => {
    const emulator = await platform()
    const stage = ledger()
    stage.does((work) =>
      changeDirectory(work, [{ type: 'chatBound', chatId: ROOM, binding: { kind: 'leading' } }], SYSTEM),
    )
    const { sync } = inStep(stage, emulator)
    sync.readAgain(ROOM)
    await sync.idle()
    expect(reads(emulator)).toBe(0)
  })
})
