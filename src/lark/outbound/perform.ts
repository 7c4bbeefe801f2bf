import { z } from 'zod'
import type { OutboundCall, Outcome, Receiver } from '../../app/outbox.ts'
import type { EvidenceFiles } from '../../app/ports.ts'
import type { Timers } from '../timers.ts'
import type { PlatformClient } from './client.ts'
import { type Disposition, dispositionOf } from './codes.ts'
import { DownloadFailure, keep, LARGEST_FILE } from './download.ts'
import type { Failure, Result } from './failure.ts'
import { foundMessage } from './found-message.ts'

export interface PerformDeps {
  readonly client: PlatformClient
  readonly files: EvidenceFiles
  readonly timers: Timers
  /** open_id of our own bot, whose mention is no part of what a message says. */
  readonly self: () => string
  readonly largestFile?: number
}

/** Makes one try of one call. `uuid` keeps a second try from sending a second message for an hour (lark-platform.md 3.1). */
export type Perform = (call: OutboundCall, uuid: string) => Promise<Outcome>

/** The message was recalled or deleted (lark-platform.md 3.12). */
const GONE: ReadonlySet<string> = new Set(['230011', '230110'])

type CallOf<Kind extends OutboundCall['kind']> = Extract<OutboundCall, { kind: Kind }>

export function performer(deps: PerformDeps): Perform {
  return (call, uuid) => {
    switch (call.kind) {
      case 'create':
        return create(deps, call, uuid)
      case 'reply':
        return reply(deps, call, uuid)
      case 'patch':
        return patch(deps, call)
      case 'urgent':
        return urgent(deps, call)
      case 'react':
        return react(deps, call)
      case 'download':
        return download(deps, call)
      case 'lookup':
        return lookup(deps, call)
    }
  }
}

async function create({ client }: PerformDeps, call: CallOf<'create'>, uuid: string): Promise<Outcome> {
  const { type, id } = address(call.to)
  const sent = await client.call((sdk) =>
    sdk.im.v1.message.create({
      params: { receive_id_type: type },
      data: { receive_id: id, msg_type: call.messageType, content: call.content, uuid },
    }),
  )
  return sentOutcome(call, sent)
}

const address = (to: Receiver): { type: 'chat_id' | 'open_id'; id: string } =>
  'chatId' in to ? { type: 'chat_id', id: to.chatId } : { type: 'open_id', id: to.openId }

async function reply({ client }: PerformDeps, call: CallOf<'reply'>, uuid: string): Promise<Outcome> {
  const sent = await client.call((sdk) =>
    sdk.im.v1.message.reply({
      path: { message_id: call.messageId },
      data: { msg_type: call.messageType, content: call.content, reply_in_thread: call.inThread, uuid },
    }),
  )
  return sentOutcome(call, sent)
}

async function patch({ client }: PerformDeps, call: CallOf<'patch'>): Promise<Outcome> {
  const done = await client.call((sdk) =>
    sdk.im.v1.message.patch({ path: { message_id: call.messageId }, data: { content: call.content } }),
  )
  return outcomeOf(call, done)
}

async function urgent({ client }: PerformDeps, call: CallOf<'urgent'>): Promise<Outcome> {
  const done = await client.call((sdk) =>
    sdk.im.v1.message.urgentApp({
      path: { message_id: call.messageId },
      params: { user_id_type: 'open_id' },
      data: { user_id_list: [...call.openIds] },
    }),
  )
  return outcomeOf(call, done)
}

async function react({ client }: PerformDeps, call: CallOf<'react'>): Promise<Outcome> {
  const done = await client.call((sdk) =>
    sdk.im.v1.messageReaction.create({
      path: { message_id: call.messageId },
      data: { reaction_type: { emoji_type: call.emoji } },
    }),
  )
  return outcomeOf(call, done)
}

async function download(deps: PerformDeps, call: CallOf<'download'>): Promise<Outcome> {
  const answer = await deps.client.call((sdk) =>
    sdk.im.v1.messageResource.get({
      path: { message_id: call.messageId, file_key: call.fileKey },
      params: { type: call.resource },
    }),
  )
  if (!answer.ok) return failureOutcome(call, answer.failure)
  try {
    const stream = answer.value.getReadableStream()
    const file = await keep(stream, deps.files, deps.timers, deps.largestFile ?? LARGEST_FILE)
    return { kind: 'done', messageId: null, file }
  } catch (thrown) {
    if (!(thrown instanceof DownloadFailure)) throw thrown
    return failureOutcome(call, { code: thrown.code, reached: 'no', waitMs: null })
  }
}

async function lookup({ client, self }: PerformDeps, call: CallOf<'lookup'>): Promise<Outcome> {
  const answer = await client.call((sdk) => sdk.im.v1.message.get({ path: { message_id: call.messageId } }))
  if (!answer.ok) {
    if (GONE.has(answer.failure.code)) return { kind: 'done', messageId: null, found: 'gone' }
    return failureOutcome(call, answer.failure)
  }
  const message = answer.value.data?.items?.find((each) => each.message_id === call.messageId)
  if (message === undefined || message.chat_id !== call.chatId) return { kind: 'done', messageId: null }
  return { kind: 'done', messageId: null, found: foundMessage(message, self()) }
}

const id = z.string().optional().catch(undefined)
/** What the platform tells of a message that it took. */
const taken = z.object({ message_id: id, chat_id: id, thread_id: id }).catch({})

/** The platform names every message that it took: this is somebody else's word, or a part of its own. */
const UNNAMED: Failure = { code: 'http-200', reached: 'maybe', waitMs: null }

function sentOutcome(call: OutboundCall, sent: Result<{ readonly data?: unknown }>): Outcome {
  if (!sent.ok) return failureOutcome(call, sent.failure)
  const { message_id: messageId, chat_id: chatId, thread_id: threadId = null } = taken.parse(sent.value.data)
  if (messageId === undefined || messageId === '') return failureOutcome(call, UNNAMED)
  return { kind: 'done', messageId, ...(chatId === undefined ? {} : { posted: { chatId, threadId } }) }
}

function outcomeOf(call: OutboundCall, result: Result<unknown>): Outcome {
  return result.ok ? { kind: 'done', messageId: null } : failureOutcome(call, result.failure)
}

/** Kinds that may be said again in a message of their own. */
const REPLACEABLE: ReadonlySet<OutboundCall['kind']> = new Set(['reply', 'patch'])

function failureOutcome(call: OutboundCall, failure: Failure): Outcome {
  const { code, reached, limit } = failure
  const disposition = fitting(call, code, dispositionOf(code))
  switch (disposition.kind) {
    case 'retry': {
      const afterMs = Math.max(disposition.afterMs ?? 0, failure.waitMs ?? 0)
      return { kind: 'retry', afterMs, code, reached, ...(limit === undefined ? {} : { limit }) }
    }
    case 'newMessage':
      return { kind: 'newMessage', code }
    case 'giveUp':
      return { kind: 'giveUp', code, tell: disposition.tell }
  }
}

/** A missing reaction or urgent mark is nobody's loss; who asked for a file is told about it himself. */
const OF_NO_WEIGHT: ReadonlySet<OutboundCall['kind']> = new Set(['react', 'urgent', 'lookup', 'download'])
/** The file itself is at fault: nothing for OFFICE to mend (lark-platform.md 3.7). */
const SENDERS_OWN: ReadonlySet<string> = new Set(['tooLarge', '234003', '234037', '234043'])
/** Even a message that is there cannot have it. */
const REACTION_OR_LOOK: ReadonlySet<OutboundCall['kind']> = new Set(['react', 'lookup'])

function fitting(call: OutboundCall, code: string, disposition: Disposition): Disposition {
  if (call.kind === 'download' && SENDERS_OWN.has(code)) return { kind: 'giveUp', tell: 'log' }
  if (disposition.kind === 'newMessage' && !REPLACEABLE.has(call.kind)) {
    return { kind: 'giveUp', tell: OF_NO_WEIGHT.has(call.kind) ? 'log' : 'office' }
  }
  if (disposition.kind === 'giveUp' && REACTION_OR_LOOK.has(call.kind)) return { kind: 'giveUp', tell: 'log' }
  return disposition
}
