import { createHash } from 'node:crypto'
import type { App, Chat, Mention, Message, User } from '../state/records.ts'
import type { World } from '../world.ts'

/** Ids of a person as an app sees them; user_id only with its scope (lark-platform.md 1.6). */
export function idsFor(app: App, user: User): Record<string, string> {
  const seesUserId = app.scopes.includes('contact:user.employee_id:readonly')
  return { union_id: user.unionId, ...(seesUserId ? { user_id: user.userId } : {}), open_id: user.openId }
}

/** A bot's union id, always the same for the same bot. */
export function botUnionId(app: App): string {
  return `on_${createHash('sha256').update(app.botOpenId).digest('hex').slice(0, 32)}`
}

const anyOf = (app: App, scope: string): boolean =>
  app.scopes.includes(scope) || app.scopes.includes(`${scope}:readonly`)

/** Whether the app's scopes let it hear this message (lark-platform.md 1.6). */
export function hears(app: App, chat: Chat, message: Message): boolean {
  if (chat.mode === 'p2p') return anyOf(app, 'im:message.p2p_msg')
  if (anyOf(app, 'im:message.group_msg')) return true
  const mentioned = message.mentions.some((mention) => mention.openId === app.botOpenId)
  return mentioned && anyOf(app, 'im:message.group_at_msg')
}

/** im.message.receive_v1 for every bot of the chat that may hear it; absent fields are left out. */
export function announceMessage(world: World, chat: Chat, message: Message, sender: User): void {
  for (const app of botsOf(world, chat)) {
    if (!hears(app, chat, message)) continue
    const mentions = message.mentions.filter((mention) => mention.openId !== 'all')
    world.outbox.publish(app, 'im.message.receive_v1', {
      sender: { sender_id: idsFor(app, sender), sender_type: 'user', tenant_key: world.tenantKey },
      message: {
        message_id: message.messageId,
        ...(message.rootId === undefined ? {} : { root_id: message.rootId }),
        ...(message.parentId === undefined ? {} : { parent_id: message.parentId }),
        create_time: String(message.createTime),
        update_time: String(message.updateTime),
        chat_id: message.chatId,
        ...(message.threadId === undefined ? {} : { thread_id: message.threadId }),
        chat_type: chat.mode,
        message_type: message.msgType,
        content: message.content,
        ...(mentions.length === 0 ? {} : { mentions: mentions.map((each) => mentionFor(world, app, each)) }),
        user_agent: 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) Lark/7.32.0',
      },
    })
  }
}

function mentionFor(world: World, app: App, mention: Mention): Record<string, unknown> {
  const user = world.store.users.get(mention.openId)
  const bot = world.store.apps.first((each) => each.botOpenId === mention.openId)
  const id = user
    ? idsFor(app, user)
    : { open_id: mention.openId, ...(bot === undefined ? {} : { union_id: botUnionId(bot) }) }
  const type = user === undefined ? 'bot' : 'user'
  return { key: mention.key, id, mentioned_type: type, name: mention.name, tenant_key: world.tenantKey }
}

/** Any other event of a chat, to all its bots; `event` gets the ids as each app sees them. */
export function announce(
  world: World,
  chat: Chat,
  eventType: string,
  event: (app: App) => Record<string, unknown>,
): void {
  for (const app of botsOf(world, chat)) world.outbox.publish(app, eventType, event(app))
}

export function botsOf(world: World, chat: Chat): App[] {
  return chat.bots.flatMap((appId) => world.store.apps.get(appId) ?? [])
}
