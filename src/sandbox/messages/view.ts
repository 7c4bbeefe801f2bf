import type { App, Message } from '../state/records.ts'
import type { World } from '../world.ts'
import { degradeCard } from './degrade.ts'

const RECALLED = JSON.stringify({ text: 'This message was recalled' })

/** A message as the API gives it (lark-platform.md 3.1); times are strings of ms. */
export function messageData(
  world: World,
  message: Message,
  options: { rawCard?: boolean } = {},
): Record<string, unknown> {
  const app = message.senderType === 'app' ? world.store.apps.get(message.senderId) : undefined
  return {
    message_id: message.messageId,
    ...(message.rootId === undefined ? {} : { root_id: message.rootId }),
    ...(message.parentId === undefined ? {} : { parent_id: message.parentId }),
    ...(message.threadId === undefined ? {} : { thread_id: message.threadId }),
    msg_type: message.msgType,
    create_time: String(message.createTime),
    update_time: String(message.updateTime),
    deleted: message.deleted,
    updated: message.updated,
    chat_id: message.chatId,
    sender: senderOf(world, message, app),
    body: { content: contentOf(message, options.rawCard === true) },
    ...(message.mentions.length === 0 ? {} : { mentions: mentionsOf(world, message) }),
    message_position: String(message.position),
  }
}

function senderOf(world: World, message: Message, app: App | undefined): Record<string, unknown> {
  const isApp = message.senderType === 'app'
  return {
    id: message.senderId,
    id_type: isApp ? 'app_id' : 'open_id',
    sender_type: message.senderType,
    tenant_key: world.tenantKey,
    ...(app === undefined ? {} : { open_bot_id: app.botOpenId }),
  }
}

function contentOf(message: Message, rawCard: boolean): string {
  if (message.deleted) return RECALLED
  if (message.msgType !== 'interactive') return message.content
  return rawCard ? message.source : degradeCard(message.content)
}

function mentionsOf(world: World, message: Message): Record<string, unknown>[] {
  return message.mentions
    .filter((mention) => mention.openId !== 'all')
    .map((mention) => ({
      key: mention.key,
      id: mention.openId,
      id_type: 'open_id',
      name: mention.name,
      tenant_key: world.tenantKey,
    }))
}
