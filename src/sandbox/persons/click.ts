import { z } from 'zod'
import { replaceCard } from '../api/edit.ts'
import { callBack } from '../events/callback.ts'
import { idsFor } from '../events/notify.ts'
import { ApiError } from '../http/errors.ts'
import { newId } from '../ids.ts'
import { type Json, parseJson, parseObject } from '../json.ts'
import type { App, Message, User } from '../state/records.ts'
import type { World } from '../world.ts'
import { PersonError } from './person-error.ts'
import { type Entry, findComponent, press, type Target, Unpressable } from './press.ts'
import { zoneAt } from './zone.ts'

const LIVES_MS = 14 * 24 * 3_600_000

export interface Click extends Target, Entry {
  readonly by: string
  readonly messageId: string
}

export interface ClickResult {
  /** Whether the app was asked. */
  readonly sent: boolean
  /** 0, or the code the client shows (lark-platform.md 1.7). */
  readonly code: number
  readonly reason?: string
  readonly toast?: Toast
  /** Whether the answer replaced the card. */
  readonly cardReplaced: boolean
  readonly openUrl?: string
  /** The `c-` token the app got. */
  readonly token?: string
}

const toastSchema = z.strictObject({
  type: z.enum(['info', 'success', 'error', 'warning']).optional(),
  content: z.string().optional(),
  i18n: z.record(z.string(), z.string()).optional(),
})
export type Toast = z.infer<typeof toastSchema>

const answerSchema = z.strictObject({
  toast: toastSchema.optional(),
  card: z
    .union([
      z.strictObject({ type: z.literal('raw'), data: z.record(z.string(), z.unknown()) }),
      z.strictObject({ type: z.literal('template'), data: z.record(z.string(), z.unknown()) }),
    ])
    .optional(),
})

/** A person uses a component of a card; the app is asked once and its answer applied (lark-platform.md 1.7). */
export async function click(world: World, user: User, message: Message, given: Click): Promise<ClickResult> {
  const app = message.senderType === 'app' ? world.store.apps.get(message.senderId) : undefined
  if (app === undefined || message.msgType !== 'interactive')
    throw new PersonError('this message is no card of an app')
  if (message.deleted) return stayed('the message was recalled')
  if (world.clock.now() - message.createTime > LIVES_MS) return stayed('the card is older than 14 days')
  const placed = findComponent(parseObject(message.content) ?? {}, given)
  if (placed === undefined) throw new PersonError('the card has no such component')
  try {
    const pressed = press(placed, given, zoneAt(world.timeZone, world.clock.now()))
    const opened = pressed.openUrl === undefined ? {} : { openUrl: pressed.openUrl }
    if (!pressed.calls) return { ...stayed('nothing to ask the app'), ...opened }
    return { ...(await ask(world, app, user, message, pressed.action)), ...opened }
  } catch (error) {
    if (error instanceof Unpressable) return stayed(error.message)
    throw error
  }
}

function stayed(reason: string): ClickResult {
  return { sent: false, code: 0, reason, cardReplaced: false }
}

async function ask(world: World, app: App, user: User, message: Message, action: Json): Promise<ClickResult> {
  const token = newId('c-')
  const issued = { token, appId: app.appId, messageId: message.messageId, operatorId: user.openId }
  world.store.cardTokens.put({ ...issued, issuedAt: world.clock.now(), uses: 0, answered: false })
  const result = await callBack(world, app, {
    operator: { tenant_key: world.tenantKey, ...idsFor(app, user) },
    token,
    action,
    host: 'im_message',
    context: { open_message_id: message.messageId, open_chat_id: message.chatId },
  })
  const kept = world.store.cardTokens.get(token)
  if (kept !== undefined) world.store.cardTokens.put({ ...kept, answered: true })
  if ('error' in result)
    return { sent: true, code: result.error, reason: result.reason, cardReplaced: false, token }
  return { ...apply(world, message.messageId, result.text), token }
}

function apply(world: World, messageId: string, text: string): ClickResult {
  const answer = answerSchema.safeParse(parseJson(text))
  if (!answer.success) {
    const reason = answer.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('; ')
    return { sent: true, code: 200672, reason, cardReplaced: false }
  }
  const { toast, card } = answer.data
  const shown = toast === undefined ? {} : { toast }
  if (card === undefined) return { sent: true, code: 0, cardReplaced: false, ...shown }
  const message = world.store.messages.get(messageId)
  try {
    if (card.type === 'template') throw new ApiError(200673, 'template does not exist')
    if (message !== undefined) replaceCard(world, message, card.data)
    return { sent: true, code: 0, cardReplaced: true, ...shown }
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    return { sent: true, code: 200673, reason, cardReplaced: false, ...shown }
  }
}
