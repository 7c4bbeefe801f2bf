import { z } from 'zod'
import { refuse } from '../http/errors.ts'
import { field } from '../http/request.ts'
import type { Call, Route } from '../http/routes.ts'
import { newId } from '../ids.ts'
import { findUser } from '../messages/receivers.ts'
import { ownMessage } from './edit.ts'

const MAX_UNREAD = 200
const query = z.object({ user_id_type: z.enum(['open_id', 'union_id', 'user_id']).default('open_id') })
const body = z.object({ user_id_list: z.array(z.string()).min(1).max(200) })

const KINDS = [
  { kind: 'app', scopes: ['im:message.urgent'] },
  { kind: 'sms', scopes: ['im:message.urgent:sms'] },
  { kind: 'phone', scopes: ['im:message.urgent:phone'] },
]

/** Urgent reminders of own messages; whoever is not in the chat comes back as invalid (lark-platform.md 3.5). */
export const urgentRoutes: readonly Route[] = KINDS.map(({ kind, scopes }) => ({
  method: 'PATCH',
  path: `/open-apis/im/v1/messages/:message_id/urgent_${kind}`,
  scopes,
  handle: (call) => urge(call, kind),
}))

function urge(call: Call, kind: string) {
  const { store, clock } = call.world
  const { user_id_type } = field(query, call.request.query)
  const { user_id_list } = field(body, call.request.json)
  const message = ownMessage(call)
  const members = store.chats.get(message.chatId)?.members ?? []
  const people = user_id_list.map((id) => ({ id, user: findUser(call.world, user_id_type, id) }))
  const reachable = people.flatMap(({ user }) =>
    user && members.includes(user.openId) && !user.resigned ? [user] : [],
  )
  for (const user of reachable) {
    const unread = store.urgents.where((urgent) => urgent.userId === user.openId && !urgent.read)
    if (unread.length >= MAX_UNREAD) throw refuse(230023)
  }
  for (const user of reachable) {
    const row = { id: newId(''), messageId: message.messageId, userId: user.openId, kind }
    store.urgents.put({ ...row, at: clock.now(), read: false })
  }
  const invalid = people
    .filter(({ user }) => user === undefined || !reachable.includes(user))
    .map(({ id }) => id)
  return { data: { invalid_user_id_list: invalid } }
}
