import { announce } from '../events/notify.ts'
import type { Message } from '../state/records.ts'
import type { World } from '../world.ts'

/** Takes a message back and tells the bots of its chat (lark-platform.md 1.8). */
export function recall(world: World, message: Message, type: 'message_owner' | 'group_owner'): void {
  const at = world.clock.now()
  world.store.messages.put({ ...message, deleted: true, updateTime: at })
  const chat = world.store.chats.get(message.chatId)
  if (chat === undefined) return
  announce(world, chat, 'im.message.recalled_v1', () => ({
    message_id: message.messageId,
    chat_id: message.chatId,
    recall_time: String(at),
    recall_type: type,
  }))
}
