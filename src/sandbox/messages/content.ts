import { z } from 'zod'
import { validateCard } from '../card/validate.ts'
import { cardRefused, type KnownCode, refuse } from '../http/errors.ts'
import { asObject, type Json, memberOf, parseObject } from '../json.ts'
import type { App, Mention } from '../state/records.ts'
import type { World } from '../world.ts'
import { cardPings } from './card-pings.ts'
import { readPost } from './post.ts'
import { readText } from './text.ts'

/** What is kept of a sent message. */
export interface Prepared {
  readonly content: string
  readonly source: string
  readonly mentions: Mention[]
  readonly pings: string[]
}

interface Given {
  readonly world: World
  readonly app: App
  readonly content: Json
  readonly source: string
}

const TEXT_BYTES = 150 * 1024
export const CARD_BYTES = 30 * 1024

const readers: Readonly<Record<string, (given: Given) => Prepared>> = {
  text: (given) => {
    limit(given.source, TEXT_BYTES)
    const text = read(z.object({ text: z.string().min(1) }), given.content).text
    return { ...readText(given.world, text), source: given.source }
  },
  post: (given) => {
    limit(given.source, CARD_BYTES)
    return { ...readPost(given.world, given.content), source: given.source }
  },
  image: (given) => {
    const { image_key } = read(z.object({ image_key: z.string() }), given.content)
    return owned(given, [[image_key, 'image']])
  },
  file: (given) => ownedFile(given),
  audio: (given) => ownedFile(given),
  media: (given) => {
    const { file_key, image_key } = read(
      z.object({ file_key: z.string(), image_key: z.string().optional() }),
      given.content,
    )
    return owned(given, [[file_key, 'file'], ...(image_key === undefined ? [] : [pair(image_key)])])
  },
  share_chat: (given) => {
    const { chat_id } = read(z.object({ chat_id: z.string() }), given.content)
    const chat = given.world.store.chats.get(chat_id)
    if (chat === undefined || !chat.bots.includes(given.app.appId)) throw refuse(230001, 'invalid chat_id')
    return plain(given)
  },
  share_user: (given) => {
    const { user_id } = read(z.object({ user_id: z.string() }), given.content)
    if (given.world.store.users.get(user_id) === undefined) throw refuse(99992351, user_id)
    return plain(given)
  },
  interactive: (given) => {
    limit(given.source, CARD_BYTES)
    checkCard(given.world, given.content)
    return { ...plain(given), pings: cardPings(given.world, given.content) }
  },
}

/** Checks `content` (JSON text) for `msgType` and brings it into the form readers see (lark-platform.md 3.1). */
export function prepare(world: World, app: App, msgType: string, content: string): Prepared {
  const reader = memberOf(readers, msgType)
  if (reader === undefined) throw refuse(230001, `msg_type ${msgType} is not supported`)
  const parsed = parseObject(content)
  if (parsed === undefined) throw refuse(230001, 'content is not a valid JSON object')
  return reader({ world, app, content: parsed, source: content })
}

/** Refuses a card as sending does (230099 with the inner code). */
export function checkCard(world: World, card: Json): void {
  if (card.type === 'template') throw cardRefused(200380, 'template does not exist')
  if (card.type === 'card') throw cardRefused(300311, 'card entity does not exist')
  const [first] = validateCard(card, {
    userExists: (id) => world.store.users.get(id) !== undefined || userByUserId(world, id),
    imageExists: (key) => world.store.files.get(key)?.kind === 'image',
  })
  if (first !== undefined) throw cardRefused(first.code, `${first.message} at ${first.path}`)
}

function userByUserId(world: World, id: string): boolean {
  return world.store.users.first((user) => user.userId === id) !== undefined
}

export function limit(source: string, bytes: number, code: KnownCode = 230025): void {
  if (Buffer.byteLength(source, 'utf8') > bytes) throw refuse(code)
}

function read<T>(schema: z.ZodType<T>, content: Json): T {
  const parsed = schema.safeParse(asObject(content))
  if (!parsed.success)
    throw refuse(230001, `content: ${parsed.error.issues[0]?.path.join('.') ?? ''} is invalid`)
  return parsed.data
}

function ownedFile(given: Given): Prepared {
  const { file_key } = read(z.object({ file_key: z.string() }), given.content)
  return owned(given, [[file_key, 'file']])
}

function pair(imageKey: string): [string, 'image'] {
  return [imageKey, 'image']
}

/** An app sends only files it uploaded itself (230017); received keys are of no use to it. */
function owned(given: Given, keys: readonly (readonly [string, 'image' | 'file'])[]): Prepared {
  for (const [key, kind] of keys) {
    const file = given.world.store.files.get(key)
    if (file === undefined || file.kind !== kind) throw refuse(230001, `invalid ${kind}_key`)
    if (file.ownerId !== given.app.appId) throw refuse(230017)
  }
  const [first] = keys
  const file = first?.[1] === 'file' ? given.world.store.files.get(first[0]) : undefined
  const content = file === undefined ? given.content : { ...given.content, file_name: file.name }
  return { ...plain(given), content: JSON.stringify(content) }
}

function plain(given: Given): Prepared {
  return { content: JSON.stringify(given.content), source: given.source, mentions: [], pings: [] }
}
