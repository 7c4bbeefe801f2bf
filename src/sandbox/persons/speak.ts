import { announceMessage } from '../events/notify.ts'
import { newId } from '../ids.ts'
import { sniffImage } from '../image-size.ts'
import { flatten } from '../messages/post.ts'
import { postMessage } from '../messages/post-message.ts'
import { Mentions } from '../messages/text.ts'
import type { Chat, Message, StoredFile, User } from '../state/records.ts'
import type { World } from '../world.ts'
import { PersonError } from './person-error.ts'

export interface Placement {
  /** Message that is answered. */
  readonly replyTo?: string | undefined
  /** The answer opens a thread. */
  readonly inThread?: boolean | undefined
}

export interface FileToSend {
  readonly name: string
  readonly bytes: Buffer
}

/** A text; `@name` of a member, a bot or `@所有人` becomes a mention unless told otherwise. */
export function sayText(
  world: World,
  chat: Chat,
  user: User,
  text: string,
  placement: Placement & { mentions?: boolean | undefined } = {},
): Message {
  if (text.trim() === '') throw new PersonError('an empty text cannot be sent')
  const mentions = new Mentions()
  const read = placement.mentions === false ? text : markMentions(world, chat, text, mentions)
  return send(world, chat, user, placement, 'text', JSON.stringify({ text: read }), mentions)
}

/** A post: a title and lines of nodes; at nodes carry open ids. */
export function sayPost(
  world: World,
  chat: Chat,
  user: User,
  post: unknown,
  placement: Placement = {},
): Message {
  const { content, mentions, pings } = flatten(world, post)
  return put(world, chat, user, placement, { msgType: 'post', content, mentions, pings })
}

/** An image. */
export function sayImage(
  world: World,
  chat: Chat,
  user: User,
  file: FileToSend,
  placement: Placement = {},
): Message {
  const stored = keep(world, user, file, 'image')
  return send(world, chat, user, placement, 'image', JSON.stringify({ image_key: stored.key }))
}

/** A file. */
export function sayFile(
  world: World,
  chat: Chat,
  user: User,
  file: FileToSend,
  placement: Placement = {},
): Message {
  const stored = keep(world, user, file, 'file')
  const content = JSON.stringify({ file_key: stored.key, file_name: stored.name })
  return send(world, chat, user, placement, 'file', content)
}

/** Any other kind of message with its content as apps receive it (sticker, location, …). */
export function sayOther(
  world: World,
  chat: Chat,
  user: User,
  msgType: string,
  content: unknown,
  placement: Placement = {},
): Message {
  return send(world, chat, user, placement, msgType, JSON.stringify(content))
}

function keep(world: World, user: User, file: FileToSend, kind: 'image' | 'file'): StoredFile {
  const key = kind === 'image' ? newId('img_v3_') : newId('file_v3_')
  world.store.putBlob(key, file.bytes)
  const size = file.bytes.length
  const sniffed = kind === 'image' ? sniffImage(file.bytes) : undefined
  const fileType = sniffed === undefined ? 'stream' : `image/${sniffed.type}`
  const pixels = sniffed === undefined ? {} : { width: sniffed.width, height: sniffed.height }
  return world.store.files.put({
    key,
    kind,
    name: file.name,
    fileType,
    size,
    ownerId: user.openId,
    ...pixels,
  })
}

/** The text with placeholders for every `@name` of somebody in the chat. */
export function markMentions(world: World, chat: Chat, text: string, mentions: Mentions): string {
  const names = mentionable(world, chat)
  return text.replace(/@[^@]+/g, (stretch) => {
    const found = names.find(({ name }) => stretch.startsWith(`@${name}`))
    if (found === undefined) return stretch
    return mentions.add(found.openId, found.name) + stretch.slice(found.name.length + 1)
  })
}

function mentionable(world: World, chat: Chat): { name: string; openId: string }[] {
  const people = chat.members.flatMap((id) => world.store.users.get(id) ?? [])
  const bots = chat.bots.flatMap((id) => world.store.apps.get(id) ?? [])
  return [
    ...people.map(({ name, openId }) => ({ name, openId })),
    ...bots.map(({ name, botOpenId }) => ({ name, openId: botOpenId })),
    { name: '所有人', openId: 'all' },
    { name: 'all', openId: 'all' },
  ].sort((a, b) => b.name.length - a.name.length)
}

function send(
  world: World,
  chat: Chat,
  user: User,
  placement: Placement,
  msgType: string,
  content: string,
  mentions = new Mentions(),
): Message {
  const list = mentions.list()
  return put(world, chat, user, placement, {
    msgType,
    content,
    mentions: list,
    pings: list.map((each) => each.openId),
  })
}

function put(
  world: World,
  chat: Chat,
  user: User,
  placement: Placement,
  content: Pick<Message, 'msgType' | 'content' | 'mentions' | 'pings'>,
): Message {
  if (chat.dissolved) throw new PersonError('the chat is dissolved')
  if (!chat.members.includes(user.openId)) throw new PersonError(`${user.name} is not in this chat`)
  const replyTo = placement.replyTo === undefined ? undefined : world.store.messages.get(placement.replyTo)
  if (placement.replyTo !== undefined && replyTo?.chatId !== chat.chatId) {
    throw new PersonError('the message that is answered is not in this chat')
  }
  const message = postMessage(world, {
    ...content,
    source: content.content,
    chat,
    senderType: 'user',
    senderId: user.openId,
    replyTo,
    inThread: placement.inThread,
  })
  announceMessage(world, chat, message, user)
  return message
}
