import type { ComponentChildren } from 'preact'
import { withEmoji } from '../markdown/emoji.ts'
import { type Json, memberOf, objects, text, texts } from '../platform/json.ts'
import type { Message } from '../platform/shapes.ts'
import { Picture } from './picture.tsx'
import { At, Link, RichText } from './rich-text.tsx'
import { kindWords } from './words.ts'

/** A rich text of lines (lark-platform.md 1.6). */
export function Post({ message: { content, mentions } }: { readonly message: Message }) {
  const lines = Array.isArray(content.content) ? content.content : []
  const title = text(content.title)
  return (
    <div class="post">
      {title === '' ? null : <p class="post-title">{title}</p>}
      {lines.map((line, index) => (
        <p key={index}>{objects(line).map((node) => drawNode(node, mentions))}</p>
      ))}
    </div>
  )
}

type Drawer = (node: Json, mentions: Message['mentions']) => ComponentChildren

const NODES: Readonly<Record<string, Drawer>> = {
  text: (node, mentions) => (
    <span class={styled(node)}>
      <RichText text={text(node.text)} mentions={mentions} />
    </span>
  ),
  a: (node) => <Link href={text(node.href)} label={text(node.text) || text(node.href)} />,
  at: (node, mentions) => {
    const found = mentions.find(({ key }) => key === text(node.user_id))
    return found === undefined ? <span>@{text(node.user_name)}</span> : <At mention={found} />
  },
  img: (node) => <Picture imageKey={text(node.image_key)} width={0} height={0} />,
  emotion: (node) => <span>{withEmoji(`:${text(node.emoji_type)}:`)}</span>,
  hr: () => <span class="post-rule" />,
  code_block: (node) => <code class="post-code">{text(node.text)}</code>,
  media: () => <span class="soft">[{kindWords('media')}]</span>,
}

function drawNode(node: Json, mentions: Message['mentions']): ComponentChildren {
  return memberOf(NODES, text(node.tag))?.(node, mentions) ?? <span>{text(node.text)}</span>
}

function styled(node: Json): string {
  return texts(node.style)
    .map((each) => `is-${each}`)
    .join(' ')
}
