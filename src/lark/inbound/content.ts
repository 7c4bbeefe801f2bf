import { z } from 'zod'
import { withoutTail } from '../../domain/kernel/trim.ts'
import type { InboundFile, Mention } from './event.ts'
import { parseJson } from './json.ts'

/** What a message says and carries. */
export interface Content {
  readonly raw: string
  readonly files: readonly InboundFile[]
}

const NOTHING: Content = { raw: '', files: [] }

const textForm = z.object({ text: z.string() })
const imageForm = z.object({ image_key: z.string().min(1) })
const fileForm = z.object({ file_key: z.string().min(1), file_name: z.string().catch('') })
const postForm = z.object({
  title: z.string().catch(''),
  content: z.array(z.array(z.unknown()).catch([])).catch([]),
})
const node = z.object({
  tag: z.string(),
  text: z.string().catch(''),
  user_id: z.string().catch(''),
  image_key: z.string().catch(''),
  file_key: z.string().catch(''),
  file_name: z.string().catch(''),
})
type Node = z.infer<typeof node>

/** Texts of post nodes; other nodes say nothing (lark-platform.md 1.6). */
const NODE_TEXT: Readonly<Record<string, (node: Node) => string>> = {
  text: (each) => each.text,
  a: (each) => each.text,
  at: (each) => each.user_id,
  code_block: (each) => each.text,
  md: (each) => each.text,
}

const NODE_FILE: Readonly<Record<string, (node: Node) => InboundFile>> = {
  img: (each) => ({ fileKey: each.image_key, resource: 'image', name: '' }),
  media: (each) => ({ fileKey: each.file_key, resource: 'file', name: each.file_name }),
}

const READERS: Readonly<Record<string, (content: unknown) => Content>> = {
  text: (content) => ({ raw: textForm.safeParse(content).data?.text ?? '', files: [] }),
  post: readPost,
  image: (content) => {
    const image = imageForm.safeParse(content)
    if (!image.success) return NOTHING
    return { raw: '', files: [{ fileKey: image.data.image_key, resource: 'image', name: '' }] }
  },
  file: readFile,
  media: readFile,
  audio: readFile,
}

/** Reads the JSON text of a received message's `content`; kinds that say nothing have an empty text. */
export function readContent(messageType: string, json: string): Content {
  const reader = Object.hasOwn(READERS, messageType) ? READERS[messageType] : undefined
  return reader === undefined ? NOTHING : reader(parseJson(json))
}

function readFile(content: unknown): Content {
  const file = fileForm.safeParse(content)
  if (!file.success) return NOTHING
  return { raw: '', files: [{ fileKey: file.data.file_key, resource: 'file', name: file.data.file_name }] }
}

/** A received post is flat, without the wrapper by locale; its lines become lines of text. */
function readPost(content: unknown): Content {
  const post = postForm.safeParse(content)
  if (!post.success) return NOTHING
  const lines = post.data.content.map((line) => line.flatMap((each) => node.safeParse(each).data ?? []))
  const texts = lines.map((line) => line.map((each) => pick(NODE_TEXT, each.tag)?.(each) ?? '').join(''))
  const files = lines.flat().flatMap((each) => pick(NODE_FILE, each.tag)?.(each) ?? [])
  return {
    raw: [post.data.title, ...texts].filter((line) => line !== '').join('\n'),
    files: files.filter((file) => file.fileKey !== ''),
  }
}

const pick = <T>(table: Readonly<Record<string, T>>, key: string): T | undefined =>
  Object.hasOwn(table, key) ? table[key] : undefined

const PLACEHOLDER = /@_(?:user_\d+|all)/g

/** Puts names in the place of placeholders; `self` (the bot) and @all leave nothing behind. */
export function withNames(raw: string, mentions: readonly Mention[], self: string): string {
  const byKey = new Map(mentions.map((mention) => [mention.key, mention]))
  const named = raw.replace(PLACEHOLDER, (key) => {
    if (key === '@_all') return ''
    const mention = byKey.get(key)
    if (mention === undefined) return key
    return mention.openId === self ? '' : `@${mention.name}`
  })
  return named.trim()
}

const LIMIT_BYTES = 150 * 1024

/** Cuts a text to 150 KB of UTF-8, the longest that the platform itself takes (lark-platform.md 3.1). */
export function within(text: string): { readonly text: string; readonly oversized: boolean } {
  if (text.length * 3 <= LIMIT_BYTES) return { text, oversized: false }
  const bytes = new TextEncoder().encode(text)
  if (bytes.length <= LIMIT_BYTES) return { text, oversized: false }
  const cut = withoutTail(new TextDecoder().decode(bytes.subarray(0, LIMIT_BYTES)), '\uFFFD')
  return { text: cut, oversized: true }
}
