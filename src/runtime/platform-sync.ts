import type { Work } from '../app/context.ts'
import type { Cause, Database, HashText, Store } from '../app/ports.ts'
import { SYSTEM } from '../domain/people/system.ts'
import { type NativeCommand, registerCommands } from '../lark/command-registration.ts'
import { matchPeople } from '../lark/directory-sync.ts'
import { failureFields, type Log } from '../lark/log.ts'
import type { PlatformClient } from '../lark/outbound/client.ts'
import { recordMatches } from '../lark/people-sync.ts'
import { botInfo } from '../lark/platform-facts.ts'
import type { Timers } from '../lark/timers.ts'

export interface SyncDeps {
  readonly client: PlatformClient
  readonly database: Database
  readonly workOf: (store: Store, cause: Cause) => Work
  readonly hash: HashText
  /** What the platform's client offers while one types. */
  readonly commands: readonly NativeCommand[]
  readonly log: Log
  readonly timers: Timers
  /** The directory or the notices changed. */
  readonly soon: () => void
  /** From one look for new people to the next, ms. */
  readonly lookMs?: number | undefined
  /** What is known was learnt lately. */
  readonly slept?: boolean
}

const BOT = 'bot_open_id'
/** Revision of the directory whose people were matched. */
const MATCHED = 'people_matched_rev'
const DAY_MS = 24 * 3_600_000
/** First wait after a failure, doubled up to the longest. */
const AGAIN_MS = 5000
const AGAIN_LONGEST_MS = 300_000
/** How often a look is taken whether people were imported meanwhile, unless told otherwise. */
const LOOK_MS = 30_000

/** Not yet known who we are: the event is refused, and the platform sends it again. */
export class BotUnknown extends Error {
  constructor() {
    super('the bot has not been told its own id yet')
    this.name = 'BotUnknown'
  }
}

const meet = async ({ client, database, log }: SyncDeps): Promise<string | undefined> => {
  const bot = await botInfo(client)
  if (!bot.ok) {
    log.warn('bot_unknown', { code: bot.failure.code })
    return undefined
  }
  database.transact((store) => {
    if (store.settings.get(BOT) !== bot.value.openId) store.settings.set(BOT, bot.value.openId)
  })
  return bot.value.openId
}

/** The revision of the directory of which everybody was asked for; undefined when that failed. */
const match = async (deps: SyncDeps): Promise<number | undefined> => {
  const { people, rev } = deps.database.read((store) => store.directory.load())
  const report = await matchPeople(deps.client, [...people.values()])
  if (!report.ok) {
    deps.log.warn('people_unmatched', { code: report.failure.code })
    return undefined
  }
  if (report.value.matched.length === 0 && report.value.unmatched.length === 0) return rev
  const matched = deps.database.transact((store) => {
    const work = deps.workOf(store, { kind: 'platform', id: 'match' })
    recordMatches(work, report.value, { hash: deps.hash, system: SYSTEM })
    // Others who came meanwhile were not asked for.
    return work.directory.rev === rev ? store.directory.load().rev : rev
  })
  deps.soon()
  return matched
}

/** The client's completion is a convenience: without the permission for it everything else goes on. */
const register = async ({ client, commands, log }: SyncDeps): Promise<void> => {
  const done = await registerCommands(client, commands)
  if (!done.ok) log.warn('commands_unregistered', { code: done.failure.code })
}

/** Learns the bot's own id and matches people by mobile and e-mail, and registers the slash commands: at start, daily, after an import, and again soon after a failure. */
export const keepPlatformInStep = (
  deps: SyncDeps,
): { botOpenId(): string; self(): string | undefined; look(): void; close(): Promise<void> } => {
  let self = deps.database.read((store) => store.settings.get(BOT))
  let closed = false
  let cancel: () => void = () => undefined
  let failures = 0

  const revision = (): number => deps.database.read((store) => store.directory.load().rev)
  const lastMatched = (): number => deps.database.read((store) => Number(store.settings.get(MATCHED) ?? -1))
  let matched = { rev: deps.slept === true ? lastMatched() : -1, at: deps.timers.elapsed() }
  /** Nobody new, and the day is not over. */
  const upToDate = (): boolean => matched.rev === revision() && deps.timers.elapsed() - matched.at < DAY_MS

  const settled = (rev: number): void => {
    matched = { rev, at: deps.timers.elapsed() }
    deps.database.transact((store) => store.settings.set(MATCHED, String(rev)))
  }

  const ask = async (): Promise<boolean> => {
    self = (await meet(deps)) ?? self
    const rev = self === undefined || closed ? undefined : await match(deps)
    if (rev === undefined) return false
    await register(deps)
    settled(rev)
    return true
  }

  const round = async (): Promise<void> => {
    if (closed) return
    let done = false
    try {
      done = upToDate() || (await ask())
    } catch (error) {
      deps.log.error('platform_sync_failed', failureFields(error))
    }
    failures = done ? 0 : failures + 1
    const again = Math.min(AGAIN_LONGEST_MS, AGAIN_MS * 2 ** (failures - 1))
    if (!closed) cancel = deps.timers.after(done ? (deps.lookMs ?? LOOK_MS) : again, begin)
  }
  let running: Promise<void> = Promise.resolve()
  const begin = (): void => {
    if (closed) return
    cancel()
    running = running.then(round)
  }
  begin()

  return {
    botOpenId: () => {
      if (self === undefined) throw new BotUnknown()
      return self
    },
    self: () => self,
    look: begin,
    close: () => {
      closed = true
      cancel()
      return running
    },
  }
}
