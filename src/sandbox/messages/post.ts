import { z } from 'zod'
import { refuse } from '../http/errors.ts'
import { asObject, type Json } from '../json.ts'
import type { Mention } from '../state/records.ts'
import type { World } from '../world.ts'
import { findMentioned, Mentions } from './text.ts'

const style = z.array(z.enum(['bold', 'underline', 'lineThrough', 'italic'])).optional()
const nodes = z.discriminatedUnion('tag', [
  z.object({ tag: z.literal('text'), text: z.string(), un_escape: z.boolean().optional(), style }),
  z.object({ tag: z.literal('a'), text: z.string(), href: z.string(), style }),
  z.object({ tag: z.literal('at'), user_id: z.string(), user_name: z.string().optional(), style }),
  z.object({
    tag: z.literal('img'),
    image_key: z.string(),
    width: z.number().optional(),
    height: z.number().optional(),
  }),
  z.object({ tag: z.literal('media'), file_key: z.string(), image_key: z.string().optional() }),
  z.object({ tag: z.literal('emotion'), emoji_type: z.string() }),
  z.object({ tag: z.literal('hr') }),
  z.object({ tag: z.literal('code_block'), language: z.string().optional(), text: z.string() }),
  z.object({ tag: z.literal('md'), text: z.string() }),
])
const post = z.object({ title: z.string().optional(), content: z.array(z.array(nodes)) })
export type PostNode = z.infer<typeof nodes>
export type Post = z.infer<typeof post>

const LOCALES = ['zh_cn', 'en_us', 'ja_jp', 'zh_hk', 'zh_tw', 'ko_kr']
const MD_AT = /<at\s+user_id\s*=\s*(["'])(.*?)\1\s*>.*?<\/at>/gs

/** A sent post has a locale wrapper; what is read is flat, with placeholders (lark-platform.md 1.6, 3.1). */
export function readPost(
  world: World,
  content: Json,
): { content: string; mentions: Mention[]; pings: string[] } {
  const locale = LOCALES.find((each) => asObject(content[each]) !== undefined)
  if (locale === undefined) throw refuse(230001, 'post content needs a locale, for example zh_cn')
  return flatten(world, content[locale])
}

/** A flat post with open ids in its at nodes, the way a client composes it. */
export function flatten(
  world: World,
  input: unknown,
): { content: string; mentions: Mention[]; pings: string[] } {
  const parsed = post.safeParse(input)
  if (!parsed.success)
    throw refuse(230001, `post content: ${parsed.error.issues[0]?.path.join('.') ?? ''} is invalid`)
  const mentions = new Mentions()
  const lines = parsed.data.content.map((line) => line.map((node) => readNode(world, node, mentions)))
  const list = mentions.list()
  return {
    content: JSON.stringify({ title: parsed.data.title ?? '', content: lines }),
    mentions: list,
    pings: list.map((each) => each.openId),
  }
}

function readNode(world: World, node: PostNode, mentions: Mentions): Json {
  if (node.tag === 'at') {
    const found = findMentioned(world, node.user_id)
    if (found === undefined) throw refuse(230001, `invalid at user_id ${node.user_id}`)
    return { ...node, user_id: mentions.add(found.openId, found.name), user_name: found.name }
  }
  if (node.tag === 'md') {
    for (const [, , id] of node.text.matchAll(MD_AT)) {
      const found = findMentioned(world, id ?? '')
      if (found !== undefined) mentions.add(found.openId, found.name)
    }
    return { tag: 'text', text: node.text, style: [] }
  }
  const file = node.tag === 'img' ? node.image_key : node.tag === 'media' ? node.file_key : undefined
  if (file !== undefined && world.store.files.get(file) === undefined)
    throw refuse(230001, `invalid key ${file}`)
  return { ...node }
}
