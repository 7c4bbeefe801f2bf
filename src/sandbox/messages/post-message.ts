import { newId } from '../ids.ts'
import type { Chat, Message } from '../state/records.ts'
import type { World } from '../world.ts'
import type { Prepared } from './content.ts'

export interface Posting extends Prepared {
  readonly chat: Chat
  readonly senderType: 'user' | 'app'
  readonly senderId: string
  readonly msgType: string
  readonly replyTo?: Message | undefined
  readonly inThread?: boolean | undefined
}

/** Puts a message into a chat; a reply joins the thread of what it answers (lark-platform.md 1.6, 3.2). */
export function postMessage(world: World, posting: Posting): Message {
  const now = world.clock.now()
  const { replyTo, chat } = posting
  const threadId = replyTo === undefined ? undefined : threadFor(world, replyTo, posting.inThread === true)
  return world.store.messages.put({
    messageId: newId('om_'),
    chatId: chat.chatId,
    position: world.store.messages.where((each) => each.chatId === chat.chatId).length + 1,
    senderType: posting.senderType,
    senderId: posting.senderId,
    msgType: posting.msgType,
    content: posting.content,
    source: posting.source,
    mentions: posting.mentions,
    pings: posting.pings,
    ...(replyTo === undefined
      ? {}
      : { parentId: replyTo.messageId, rootId: replyTo.rootId ?? replyTo.messageId }),
    ...(threadId === undefined ? {} : { threadId }),
    createTime: now,
    updateTime: now,
    deleted: false,
    updated: false,
    edits: 0,
  })
}

function threadFor(world: World, parent: Message, wanted: boolean): string | undefined {
  if (parent.threadId !== undefined || !wanted) return parent.threadId
  const threadId = newId('omt_')
  world.store.messages.put({ ...parent, threadId })
  return threadId
}
