import type { ComponentChildren } from 'preact'
import type { Mention } from '../platform/shapes.ts'
import { bots, me } from '../session.ts'
import { words } from './words.ts'

const LINK = /https?:\/\/[^\s<>"'`，。；：、！？（）【】《》“”]+/i

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
  const keys = longestFirst(mentions).map(({ key }) => escaped(key))
  const special = new RegExp([LINK.source, ...keys].join('|'), 'gi')
  const found: ComponentChildren[] = []
  let at = 0
  for (const match of text.matchAll(special)) {
    if (match.index > at) found.push(text.slice(at, match.index))
    const mention = mentions.find(({ key }) => key === match[0])
    found.push(mention === undefined ? <Link href={match[0]} /> : <At mention={mention} />)
    at = match.index + match[0].length
  }
  found.push(text.slice(at))
  return found
}

const escaped = (key: string): string => key.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)

/** A link that leads out of the page. */
export function Link({ href, label = href }: { readonly href: string; readonly label?: string }) {
  if (!/^https?:\/\//i.test(href) || !URL.canParse(href)) return <span>{label}</span>
  return (
    <a class="link" href={href} target="_blank" rel="noopener noreferrer">
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
