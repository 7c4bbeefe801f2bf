import { z } from 'zod'
import type { Emulator } from '../emulator.ts'
import { sniffImage } from '../image-size.ts'
import { PersonError } from '../persons/person-error.ts'

const MB = 1024 * 1024
/** What the platform takes (lark-platform.md 3.8). */
const LARGEST = { image: 10 * MB, file: 30 * MB } as const

const query = z.object({
  by: z.string(),
  chat: z.string(),
  name: z.string().trim().min(1).max(255),
  kind: z.enum(['image', 'file']).default('file'),
  replyTo: z.string().optional(),
  inThread: z.literal('true').optional(),
})

/** A person sends the bytes of a file or picture as they are. Throws PersonError. */
export function receiveUpload(emulator: Emulator, search: URLSearchParams, bytes: Buffer) {
  const { by, chat, name, kind, replyTo, inThread } = query.parse(Object.fromEntries(search))
  if (bytes.length === 0) throw new PersonError(`${name} is empty`)
  if (bytes.length > LARGEST[kind]) throw new PersonError(`${name} is larger than ${LARGEST[kind] / MB} MB`)
  if (kind === 'image' && sniffImage(bytes) === undefined) throw new PersonError(`${name} is no picture`)
  const placement = { by, chat, replyTo, inThread: inThread === 'true' }
  const { messageId } = emulator.people.say({ ...placement, [kind]: { name, bytes } })
  return { messageId }
}
