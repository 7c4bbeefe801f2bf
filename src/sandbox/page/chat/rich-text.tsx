import type { ComponentChildren } from 'preact'
import { webLink } from '../card/link.tsx'
import { cutAtAddresses } from '../markdown/addresses.ts'
import type { Mention } from '../platform/shapes.ts'
import { bots, me } from '../session.ts'
import { words } from './words.ts'

/** A text as it was written: mentions and links stand out, everything else is only letters. */
export function RichText({
  text,
  mentions,
}: {
  readonly text: string
  readonly mentions: readonly Mention[]
}) {
  return <span class="rich">{pieces(text, mentions)}</span>
}

/** The text with names in the places of mentions. */
export function plainText(text: string, mentions: readonly Mention[]): string {
  return longestFirst(mentions).reduce((line, { key, name }) => line.replaceAll(key, () => `@${name}`), text)
}

/** `@_user_1` begins `@_user_10`. */
function longestFirst(mentions: readonly Mention[]): Mention[] {
  return [...mentions].sort((one, other) => other.key.length - one.key.length)
}

function pieces(text: string, mentions: readonly Mention[]): ComponentChildren[] {
  if (mentions.length === 0) return linked(text)
  const keys = new RegExp(
    `(${longestFirst(mentions)
      .map(({ key }) => escaped(key))
      .join('|')})`,
  )
  return text.split(keys).flatMap((piece): ComponentChildren[] => {
    const mention = mentions.find(({ key }) => key === piece)
    return mention === undefined ? linked(piece) : [<At mention={mention} />]
  })
}

function linked(words: string): ComponentChildren[] {
  return cutAtAddresses(words).map(({ kind, text }) => (kind === 'words' ? text : <Link href={text} />))
}

const escaped = (key: string): string => key.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)

/** A link that leads out of the page. */
export function Link({ href, label = href }: { readonly href: string; readonly label?: string }) {
  const address = webLink(href)
  if (address === undefined) return <span>{label}</span>
  return (
    <a class="link" href={address} target="_blank" rel="noopener noreferrer">
      {label}
    </a>
  )
}

/** A mention; one of the reader, or of everybody, stands out more. */
export function At({ mention: { openId, name } }: { readonly mention: Mention }) {
  const everybody = openId === 'all'
  const mine = openId === me.value || everybody
  const isBot = bots.value.some(({ botOpenId }) => botOpenId === openId)
  return (
    <span class={`at ${mine ? 'at-me' : ''} ${isBot ? 'at-bot' : ''}`}>
      @{everybody ? words().all : name}
    </span>
  )
}
