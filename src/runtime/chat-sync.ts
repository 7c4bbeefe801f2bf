import type { Work } from '../app/context.ts'
import type { Cause, Database, Store } from '../app/ports.ts'
import { seeMembers } from '../app/see-guests.ts'
import type { Directory } from '../domain/people/directory.ts'
import { failureFields, type Log } from '../lark/log.ts'
import type { PlatformClient } from '../lark/outbound/client.ts'
import { chatMembers } from '../lark/platform-facts.ts'
import type { Timers } from '../lark/timers.ts'

export interface ChatSyncDeps {
  readonly client: PlatformClient
  readonly database: Database
  readonly workOf: (store: Store, cause: Cause) => Work
  readonly log: Log
  readonly timers: Timers
  /** Who is a guest may have changed. */
  readonly soon: () => void
  /** What is known was read lately. */
  readonly slept?: boolean
}

export interface ChatSync {
  /** The ledger was written to: reads all chats when people, chats or delegations are others than before. */
  look(): void
  /** Somebody came into this chat or left it. */
  readAgain(chatId: string): void
  /** Resolves when nothing is being read; what failed waits for its time. */
  idle(): Promise<void>
  close(): Promise<void>
}

/** Revision of the directory by which all chats were read. */
const READ = 'chats_read_rev'
const DAY_MS = 24 * 3_600_000
/** First wait after a failure, doubled up to the longest. */
const AGAIN_MS = 5000
const AGAIN_LONGEST_MS = 3_600_000

const nothing = (): void => undefined

/** What decides who is a guest, beside who is there. */
type Deciding = Pick<Directory, 'people' | 'chats' | 'delegations'>

const isSame = (one: Deciding, other: Deciding): boolean =>
  one.people === other.people && one.chats === other.chats && one.delegations === other.delegations

/** Chats in which items are told: others can have no guests. */
const workingChats = ({ chats }: Deciding): readonly string[] =>
  [...chats].flatMap(([chatId, { kind }]) => (kind === 'leading' ? [] : [chatId]))

/** Writes down who is there, unless the answer has been overtaken. A failure leaves what is known. */
const read = async (
  { client, database, workOf, log }: ChatSyncDeps,
  chatId: string,
  isOvertaken: () => boolean,
): Promise<'done' | 'failed'> => {
  try {
    const members = await chatMembers(client, chatId)
    if (!members.ok) {
      log.warn('chat_unread', { chatId, code: members.failure.code })
      return 'failed'
    }
    if (isOvertaken()) return 'done'
    database.transact((store) => {
      const work = workOf(store, { kind: 'platform', id: 'members' })
      const known = members.value.flatMap(({ openId }) => work.directory.byOpenId.get(openId) ?? [])
      seeMembers(work, chatId, known)
    })
    return 'done'
  } catch (error) {
    log.error('chat_sync_failed', { chatId, ...failureFields(error) })
    return 'failed'
  }
}

/**
 * Keeps in step who looks on in the chats of units and of the office (contract.md 5): reads them at start, daily, when
 * people, chats or delegations change, and when somebody came or went; again soon after a failure.
 */
export const keepChatsInStep = (deps: ChatSyncDeps): ChatSync => {
  const present = (): Deciding => deps.database.read((store) => store.directory.load())
  /** It only slept, and nothing was left to read. */
  const isRead = (): boolean =>
    deps.slept === true &&
    deps.database.read((store) => store.settings.get(READ) === String(store.directory.load().rev))
  const waiting = new Set<string>()
  const failed = new Set<string>()
  const cancels = { daily: nothing, again: nothing }
  let running: Promise<void> | undefined
  let closed = false
  let failures = 0
  let known: Deciding | undefined = isRead() ? present() : undefined

  const next = (): string | undefined => {
    const [chatId] = waiting
    return closed ? undefined : chatId
  }

  const round = async (): Promise<void> => {
    let failing = false
    for (let chatId = next(); chatId !== undefined; chatId = next()) {
      const reading = chatId
      waiting.delete(reading)
      failed.delete(reading)
      // Somebody came or went meanwhile: it waits to be read again.
      const result = await read(deps, reading, () => waiting.has(reading) || closed)
      if (result === 'failed') failed.add(reading)
      failing ||= result === 'failed'
    }
    failures = failing ? failures + 1 : 0
    if (failing) again()
    noteRead()
    deps.soon()
  }

  const noteRead = (): void => {
    if (closed || failed.size > 0) return
    try {
      deps.database.transact((store) => store.settings.set(READ, String(store.directory.load().rev)))
    } catch (error) {
      deps.log.error('chat_sync_failed', failureFields(error))
    }
  }

  const again = (): void => {
    if (closed) return
    cancels.again()
    const ms = Math.min(AGAIN_LONGEST_MS, AGAIN_MS * 2 ** (failures - 1))
    cancels.again = deps.timers.after(ms, () => {
      cancels.again = nothing
      seeing((now) => {
        const chats = workingChats(now)
        wait(known === undefined ? chats : [...failed].filter((chatId) => chats.includes(chatId)))
        known = now
      })
    })
  }

  /** Thrown at a timer or after a commit an error would end the program: what cannot be seen now is read again soon. */
  const seeing = (then: (now: Deciding) => void): void => {
    if (closed) return
    let now: Deciding
    try {
      now = present()
    } catch (error) {
      deps.log.error('chat_sync_failed', failureFields(error))
      known = undefined
      if (cancels.again !== nothing) return
      failures += 1
      again()
      return
    }
    then(now)
  }

  const wait = (chats: readonly string[]): void => {
    for (const chatId of chats) waiting.add(chatId)
    if (closed || waiting.size === 0 || running !== undefined) return
    running = round().finally(() => {
      running = undefined
      wait([])
    })
  }

  const look = (): void =>
    seeing((now) => {
      if (known !== undefined && isSame(known, now)) return
      known = now
      const chats = workingChats(now)
      for (const chatId of failed) if (!chats.includes(chatId)) failed.delete(chatId)
      wait(chats)
    })
  const daily = (): void => {
    cancels.daily = deps.timers.after(DAY_MS, daily)
    seeing((now) => wait(workingChats(now)))
  }
  look()
  cancels.daily = deps.timers.after(DAY_MS, daily)

  return {
    look,
    readAgain: (chatId) =>
      seeing((now) => {
        if (workingChats(now).includes(chatId)) wait([chatId])
      }),
    idle: async () => {
      while (running !== undefined) await running
    },
    close: async () => {
      closed = true
      cancels.daily()
      cancels.again()
      await running
    },
  }
}
