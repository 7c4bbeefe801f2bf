import type { ChatBinding } from '../domain/people/person.ts'
import { authorise } from '../domain/policy/authorise.ts'
import { changeDirectory } from './change-directory.ts'
import type { Acting } from './context.ts'
import { digestStream, latestDigest } from './digest/record.ts'
import { decidingOf } from './record.ts'

/** /绑定: says what a chat is for; OFFICE only (contract.md 4). What stands there and a digest's draft go by it. */
export const bindChat = (acting: Acting, chatId: string, binding: ChatBinding): void => {
  authorise(decidingOf(acting), 'bindChat', null)
  changeDirectory(acting, [{ type: 'chatBound', chatId, binding }], acting.actor.id)
  acting.store.cards.touchPlace({ chatId })
  const day = latestDigest(acting.store)
  if (day !== undefined) acting.store.cards.touch(digestStream(day))
}
