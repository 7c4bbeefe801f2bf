import type { SentFile } from '../app/ports.ts'
import type { Instant } from '../domain/kernel/time.ts'
import { clean } from './cards/build/text.ts'
import type { InboundMessage } from './inbound/event.ts'

/** Longest name of a file, in characters. */
const LONGEST = 120
/** So much of the end of a long name stays: the kind of the file. */
const ENDING = 10

/** A file's name on one line, without signs that nobody sees; `unnamed` where nothing is left. */
export const fileTitle = (name: string, unnamed: string): string => {
  const characters = [...clean(name).replace(/\s+/g, ' ').trim()]
  if (characters.length === 0) return unnamed
  if (characters.length <= LONGEST) return characters.join('')
  return `${characters.slice(0, LONGEST - ENDING - 1).join('')}…${characters.slice(-ENDING).join('')}`
}

/** The files that a message carries, as they may become evidence. */
export const sentFiles = (message: InboundMessage, at: Instant, unnamed: string): readonly SentFile[] =>
  message.files.map((file) => ({
    messageId: message.id,
    chatId: message.chatId,
    openId: message.openId,
    fileKey: file.fileKey,
    resource: file.resource,
    name: fileTitle(file.name, unnamed),
    at,
  }))
