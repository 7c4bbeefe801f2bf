import { cardTexts } from '../card/texts.ts'
import { asArray, asObject, asObjects, asText, type Json, memberOf, parseObject } from '../json.ts'
import type { Message } from '../state/records.ts'

const LONGEST = 120

/** A message in a line, for lists and quotes; the reader names its kind in words of its own. */
export interface Gist {
  readonly msgType: string
  readonly deleted: boolean
  readonly text: string
}

export function gistOf(message: Message): Gist {
  const { msgType, deleted } = message
  if (deleted) return { msgType, deleted, text: '' }
  const content = parseObject(message.content) ?? {}
  const line = named(memberOf(READERS, msgType)?.(content) ?? '', message)
  const text = [...line.replaceAll(/\s+/g, ' ').trim()].slice(0, LONGEST).join('')
  return { msgType, deleted, text }
}

const READERS: Readonly<Record<string, (content: Json) => string>> = {
  text: (content) => asText(content.text) ?? '',
  post: (content) => asText(content.title) || postText(content),
  file: (content) => asText(content.file_name) ?? '',
  media: (content) => asText(content.file_name) ?? '',
  interactive: (content) =>
    asText(asObject(asObject(content.header)?.title)?.content) || (cardTexts(content)[0] ?? ''),
}

function postText(content: Json): string {
  return asArray(content.content)
    .flatMap((line) => asObjects(line))
    .map((node) => asText(node.text) ?? asText(node.user_name) ?? '')
    .join('')
}

/** Names in the places of mentions; the longest key first, as `@_user_1` begins `@_user_10`. */
function named(text: string, { mentions }: Message): string {
  const longestFirst = [...mentions].sort((one, other) => other.key.length - one.key.length)
  return longestFirst.reduce((line, { key, name }) => line.replaceAll(key, () => `@${name}`), text)
}
