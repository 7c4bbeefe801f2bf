import * as z from 'zod/mini'
import { jumpTo } from '../chat/jump.ts'
import { askCompanion } from '../platform/companion.ts'
import { openChat, takeSeat } from '../session.ts'

const lying = z.object({ chatId: z.string(), messageId: z.string() })

/** Sits down as the person and shows one message of one of his chats. */
export async function sitBefore(openId: string, chatId: string, messageId: string): Promise<void> {
  await takeSeat(openId, chatId)
  await openChat(chatId)
  if (messageId !== '') await jumpTo(messageId)
}

/** Sits down where the card lies that waits for this person. */
export async function sitToAct(openId: string, code: string): Promise<void> {
  const find = () => askCompanion('waiting', lying, { person: openId, code })
  const found = await find()
  if (found === undefined || found.chatId === '') return takeSeat(openId)
  await sitBefore(openId, found.chatId, found.messageId)
  if (found.messageId !== '') return
  // Whoever is quick may be there before the card.
  const late = await find()
  if (late !== undefined && late.messageId !== '') await sitBefore(openId, late.chatId, late.messageId)
}
