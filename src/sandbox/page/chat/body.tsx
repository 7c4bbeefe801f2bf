import type { ComponentChildren } from 'preact'
import { Card } from '../card/card.tsx'
import { memberOf, text } from '../platform/json.ts'
import type { Message } from '../platform/shapes.ts'
import { Picture } from './picture.tsx'
import { Post } from './post.tsx'
import { RichText } from './rich-text.tsx'
import { SentFile } from './sent-file.tsx'
import { handsFor } from './use-card.ts'
import { kindWords } from './words.ts'

const BODIES: Readonly<Record<string, (message: Message) => ComponentChildren>> = {
  text: (message) => <RichText text={text(message.content.text)} mentions={message.mentions} />,
  post: (message) => <Post message={message} />,
  interactive: (message) => <Card card={message.content} hands={handsFor(message.messageId)} />,
  image: ({ content, file }) => (
    <Picture imageKey={text(content.image_key)} width={file?.width ?? 0} height={file?.height ?? 0} />
  ),
  file: (message) => <SentFile message={message} />,
  media: (message) => <SentFile message={message} />,
  audio: (message) => <SentFile message={message} />,
}

/** Kinds that bring their own frame. */
const FRAMED = new Set(['interactive', 'image', 'file', 'media', 'audio'])

/** What a message says; a kind that is not known is named. */
export function Body({ message }: { readonly message: Message }) {
  const { msgType } = message
  const drawn = memberOf(BODIES, msgType)?.(message) ?? <span class="soft">[{kindWords(msgType)}]</span>
  return <div class={FRAMED.has(msgType) ? 'framed' : 'bubble'}>{drawn}</div>
}
