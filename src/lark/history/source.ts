import type { Instant } from '../../domain/kernel/time.ts'
import type { Log } from '../log.ts'
import type { PlatformClient, Sdk } from '../outbound/client.ts'
import { dispositionOf } from '../outbound/codes.ts'
import type { Result } from '../outbound/failure.ts'
import { Pace } from '../outbound/pace.ts'
import { everyPage, type Page, type PageToken } from '../outbound/pages.ts'
import type { Timers } from '../timers.ts'
import { type Item, readItem } from './item.ts'

interface Range {
  readonly from: Instant
  /** Cards as they were sent, not as others read them: of those of schema 2.0 nothing would be left. */
  readonly wholeCards?: boolean
}

/** The platform's history of a chat or thread, oldest first. */
export interface HistorySource {
  /** Of a thread only the message that it hangs on. */
  ofChat(chatId: string, range: Range): Promise<Result<readonly Item[]>>
  /** The message that the thread hangs on included. */
  ofThread(threadId: string, range: Range): Promise<Result<readonly Item[]>>
  /** Waits no longer; what is asked for from now on fails. */
  stop(): void
}

export interface SourceDeps {
  readonly client: PlatformClient
  readonly timers: Timers
  readonly log: Log
  /** On the average of six seconds. */
  readonly callsPerSecond: number
}

const PAGE = 50
const WINDOW_SECONDS = 6
const TRIES = 3
/** Whoever has to wait longer comes back later. */
const LONGEST_WAIT_MS = 10_000

const STOPPED = { ok: false, failure: { code: 'stalled', reached: 'no', waitMs: null } } as const

const seconds = (at: Instant): string => String(Math.floor(at / 1000))

/** Which messages are asked for, in which order. */
interface Listing {
  readonly container_id_type: 'chat' | 'thread'
  readonly container_id: string
  readonly sort_type: 'ByCreateTimeAsc' | 'ByCreateTimeDesc'
  readonly start_time?: string
}

/** Reads history by im-v1/message/list, at a pace, as the platform asks to wait. */
export function historySource({ client, timers, log, callsPerSecond }: SourceDeps): HistorySource {
  const pace = new Pace({ calls: callsPerSecond * WINDOW_SECONDS, windowMs: WINDOW_SECONDS * 1000 })
  let stopped = false
  let wake: () => void = () => undefined
  const wait = (ms: number): Promise<void> =>
    new Promise((resolve) => {
      if (ms <= 0 || stopped) return resolve()
      const cancel = timers.after(ms, resolve)
      wake = () => {
        cancel()
        resolve()
      }
    })

  async function ask<T>(run: (sdk: Sdk) => Promise<T>): Promise<Result<NonNullable<T>>> {
    for (let tries = 1; ; tries += 1) {
      await wait(pace.waitMs('', timers.elapsed()))
      if (stopped) return STOPPED
      pace.begin('', timers.elapsed())
      const answer = await client.call(run).finally(() => pace.end('', timers.elapsed()))
      if (answer.ok || tries === TRIES) return answer
      const disposition = dispositionOf(answer.failure.code)
      if (disposition.kind !== 'retry' || answer.failure.code === 'unreachable') return answer
      const ms = Math.max(disposition.afterMs ?? 0, answer.failure.waitMs ?? 0)
      if (ms > LONGEST_WAIT_MS) return answer
      await wait(ms)
    }
  }

  const read = (items: readonly unknown[]): readonly Item[] => {
    const rows = items.flatMap((item) => readItem(item) ?? [])
    if (rows.length < items.length) log.warn('history_malformed', { items: items.length - rows.length })
    return rows
  }

  const page = async (of: Listing, wholeCards: boolean, token: PageToken): Promise<Result<Page<Item>>> => {
    const cards = wholeCards ? { card_msg_content_type: 'user_card_content' } : {}
    const params = { ...of, ...cards, page_size: PAGE, ...token }
    const answer = await ask((sdk) => sdk.im.v1.message.list({ params }))
    if (!answer.ok) return answer
    const { items, has_more, page_token } = answer.value.data ?? {}
    return { ok: true, value: { rows: read(items ?? []), next: has_more === true ? page_token : undefined } }
  }

  return {
    stop: () => {
      stopped = true
      wake()
    },
    ofChat: (chatId, { from, wholeCards = false }) => {
      const of = { container_id_type: 'chat', container_id: chatId, sort_type: 'ByCreateTimeAsc' } as const
      return everyPage((token) => page({ ...of, start_time: seconds(from) }, wholeCards, token))
    },

    /** Threads take no times, so they are read from the end back to where `from` is passed. */
    ofThread: async (threadId, { from, wholeCards = false }) => {
      const of = {
        container_id_type: 'thread',
        container_id: threadId,
        sort_type: 'ByCreateTimeDesc',
      } as const
      const rows = await everyPage(async (token) => {
        const answer = await page(of, wholeCards, token)
        if (!answer.ok || answer.value.rows.every((item) => item.at >= from)) return answer
        return { ok: true, value: { rows: answer.value.rows, next: undefined } }
      })
      return rows.ok ? { ok: true, value: rows.value.filter(({ at }) => at >= from).reverse() } : rows
    },
  }
}
