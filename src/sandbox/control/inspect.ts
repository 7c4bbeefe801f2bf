import { countElements, MAX_ELEMENTS } from '../card/structure.ts'
import { validateCard } from '../card/validate.ts'
import type { Emulator } from '../emulator.ts'
import type { LoggedCallback } from '../events/callback-log.ts'
import type { LoggedRequest } from '../http/request-log.ts'
import { type Json, parseJson, parseObject } from '../json.ts'
import { CARD_BYTES } from '../messages/content.ts'
import type { Delivery, Message } from '../state/records.ts'
import { redact } from './redact.ts'
import { callLine, clickLine, eventLine } from './traffic.ts'

/** Calls that began this long after an event or click may have been caused by it, ms. */
const NEAR_MS = 2000

/**
 * All that the platform knows of one message: events and clicks about it, the calls that name it, produced it or
 * concern its answers (`about`), and those that merely began just after (`near`). Instants are UTC ms.
 */
export function inspectMessage(emulator: Emulator, messageId: string) {
  const message = emulator.people.message(messageId)
  const answers = emulator.store.messages.where((each) => each.parentId === messageId && isBots(each))
  const deliveries = emulator.deliveries().filter(({ body }) => names(body, messageId))
  const events = deliveries.map((each) => eventEntry(emulator, each))
  const clicks = emulator
    .callbacks()
    .filter((each) => clickLine(each).messageId === messageId)
    .map((each) => clickEntry(emulator, each))
  const subjects = [messageId, ...answers.map((each) => each.messageId)]
  const about = emulator.requests().filter((call) => subjects.some((id) => concerns(call, id)))
  const causes = [...events, ...clicks].map(({ at }) => at)
  const near = emulator
    .requests()
    .filter((call) => !about.includes(call) && causes.some((at) => isNear(callLine(call).at, at)))
  return {
    message: {
      messageId,
      chatId: message.chatId,
      msgType: message.msgType,
      senderId: message.senderId,
      senderType: message.senderType,
      parentId: message.parentId ?? '',
      createTime: message.createTime,
      updateTime: message.updateTime,
      deleted: message.deleted,
      updated: message.updated,
    },
    answers: answers.map(({ messageId: id, createTime }) => ({ messageId: id, createTime })),
    events,
    clicks,
    calls: [
      ...about.map((call) => ({ ...callEntry(emulator, call), link: 'about' })),
      ...near.map((call) => ({ ...callEntry(emulator, call), link: 'near' })),
    ],
    ...(message.msgType === 'interactive' && !message.deleted
      ? { card: cardVerdict(emulator, message) }
      : {}),
  }
}

/** The whole of one line of the traffic, by its id; undefined if it is not kept any more. */
export function entryOf(emulator: Emulator, id: string) {
  const [kind = '', key = ''] = id.split(':')
  if (kind === 'event') {
    const delivery = emulator.store.deliveries.get(key)
    return delivery === undefined ? undefined : eventEntry(emulator, delivery)
  }
  if (kind === 'click') {
    const click = emulator.callbacks().find(({ seq }) => String(seq) === key)
    return click === undefined ? undefined : clickEntry(emulator, click)
  }
  const call = emulator.requests().find(({ seq }) => String(seq) === key)
  return call === undefined ? undefined : callEntry(emulator, call)
}

function eventEntry(emulator: Emulator, delivery: Delivery) {
  const { attempts, failures, repeats, state, body } = delivery
  return { ...eventLine(delivery), attempts, failures, repeats, state, body: redact(emulator, body) }
}

function clickEntry(emulator: Emulator, click: LoggedCallback) {
  const answer = 'text' in click.result ? (parseJson(click.result.text) ?? click.result.text) : click.result
  return { ...clickLine(click), body: redact(emulator, click.body), answer: redact(emulator, answer) }
}

function callEntry(emulator: Emulator, call: LoggedRequest) {
  const { status, code, query } = call
  return { ...callLine(call), status, code: code ?? 0, query, body: redact(emulator, call.body ?? null) }
}

/** The card, what is wrong with it, and how much of the platform's limits it uses (lark-platform.md 4.2). */
function cardVerdict(emulator: Emulator, { content }: Message) {
  const json: Json = parseObject(content) ?? {}
  const problems = validateCard(json, {
    userExists: (id) => emulator.store.users.get(id) !== undefined,
    imageExists: (key) => emulator.store.files.get(key) !== undefined,
  })
  const sizes = { elements: countElements(json), bytes: Buffer.byteLength(content) }
  return { json, problems, ...sizes, maxElements: MAX_ELEMENTS, maxBytes: CARD_BYTES }
}

const isBots = ({ senderType }: Message): boolean => senderType === 'app'
const isNear = (began: number, after: number): boolean => began >= after - 1 && began <= after + NEAR_MS

function names(value: unknown, messageId: string): boolean {
  return JSON.stringify(value ?? null).includes(messageId)
}

function concerns(call: LoggedRequest, messageId: string): boolean {
  return call.messageId === messageId || call.path.includes(messageId) || names(call.body, messageId)
}
