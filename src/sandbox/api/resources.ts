import { refuse } from '../http/errors.ts'
import type { Call, Route } from '../http/routes.ts'
import { findMessage } from './send.ts'

const BY_TYPE: Readonly<Record<string, readonly string[]>> = {
  image: ['image', 'post', 'media'],
  file: ['file', 'audio', 'media', 'post'],
}

/** Files in messages (lark-platform.md 3.7): the key must stand in the message, and the bot in its chat. */
export const resourceRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/open-apis/im/v1/messages/:message_id/resources/:file_key',
    scopes: ['im:message', 'im:message:readonly'],
    handle: download,
  },
]

function download(call: Call) {
  const { store } = call.world
  const key = call.request.params.file_key ?? ''
  const type = call.request.query.type ?? ''
  const kinds = BY_TYPE[type]
  if (kinds === undefined) throw refuse(234001, 'type')
  const message = findMessage(call.world, call.request.params.message_id)
  const chat = store.chats.get(message.chatId)
  if (chat === undefined || !chat.bots.includes(call.app.appId)) throw refuse(234004)
  if (message.deleted) throw refuse(230110)
  if (!kinds.includes(message.msgType)) throw refuse(234043)
  const file = store.files.get(key)
  const bytes = store.blob(key)
  if (file === undefined || bytes === undefined || !message.content.includes(`"${key}"`)) throw refuse(234003)
  if ((file.kind === 'image') !== (type === 'image')) throw refuse(234001, 'type does not fit the file')
  const media =
    file.kind === 'image' && file.fileType.startsWith('image/') ? file.fileType : 'application/octet-stream'
  return { binary: { bytes, type: media, fileName: file.name } }
}
