import * as z from 'zod/mini'
import { jumpTo } from '../chat/jump.ts'
import { going } from '../parts/going.ts'
import { askCompanion } from '../platform/companion.ts'
import { chatId, me, openChat, staying, takeSeat } from '../session.ts'

const lying = z.object({ chatId: z.string(), messageId: z.string() })

/** Sits down as the person and shows one message of one of his chats; whoever goes elsewhere meanwhile is let go. */
export async function sitBefore(
  openId: string,
  chat: string,
  messageId: string,
  from = document.activeElement,
): Promise<void> {
  const taking = takeSeat(openId, chat)
  const stays = staying()
  await taking
  if (!stays()) return
  await openChat(chat)
  if (messageId !== '' && isAt(openId, chat)) await jumpTo(messageId, from)
}

/** To the card that waits for somebody. */
const { go } = going()

/** Tells as long as one has neither set out for another card nor gone elsewhere. */
function setOut(): () => boolean {
  const [wanted, stays] = [go(), staying()]
  return () => wanted() && stays()
}

/** Sits down where the card lies that waits for this person. */
export async function sitToAct(openId: string, code: string): Promise<void> {
  const from = document.activeElement
  const wanted = setOut()
  const find = () => askCompanion('waiting', lying, { person: openId, code })
  const found = await find()
  if (!wanted()) return
  if (found === undefined || found.chatId === '') return takeSeat(openId)
  await sitBefore(openId, found.chatId, found.messageId, from)
  if (found.messageId !== '' || !isAt(openId, found.chatId)) return
  // Whoever is quick may be there before the card.
  const stillWanted = setOut()
  const late = await find()
  if (!stillWanted() || late === undefined || late.messageId === '') return
  await sitBefore(openId, late.chatId, late.messageId, from)
}

const isAt = (openId: string, chat: string): boolean => me.value === openId && chatId.value === chat
