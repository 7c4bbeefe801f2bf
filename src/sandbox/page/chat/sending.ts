import { failed } from '../parts/toasts.tsx'
import { tell } from '../platform/calls.ts'
import type { Message } from '../platform/shapes.ts'
import { upload } from '../platform/upload.ts'
import { me } from '../session.ts'
import { type Attachment, attachmentsIn, removeAttachment, showProgress } from './attachments.ts'
import { type Aim, aimAt, aimIn, changeDraft, draftIn, edit, keepDraft, keepUnsaved } from './composing.ts'

export interface Composing {
  readonly place: string
  readonly chat: string
  /** The first message of the thread that is answered. */
  readonly thread: Message | undefined
}

/** Who sends it and what it answers, whatever seat is taken meanwhile. */
interface Sending extends Composing {
  readonly by: string
  readonly aim: Aim | undefined
}

/** By place and person, what came back last and stands at the beginning of the draft. */
const returned = new Map<string, string>()

/** Sends what is written and what waits, or saves the edited message; what fails stays where it was written. */
export async function send(composing: Composing): Promise<void> {
  const { place } = composing
  const sending = { ...composing, by: me.value, aim: aimIn(place) }
  if (sending.aim?.kind === 'edit') return save(sending, sending.aim)
  const text = draftIn(place).trim()
  const files = attachmentsIn(place).filter(({ percent }) => percent === undefined)
  // All of them are taken at once: whoever presses Enter again sends none of them twice.
  for (const { id } of files) showProgress(place, id, 0)
  keepDraft(place, '')
  returned.delete(`${sending.by} ${place}`)
  aimAt(place, undefined)
  if (text !== '') await sendText(sending, text)
  for (const file of files) await sendFile(sending, file)
}

async function save({ place, by }: Sending, { message }: Aim): Promise<void> {
  const text = draftIn(place).trim()
  if (text === '') return
  aimAt(place, undefined)
  const waiting = draftIn(place)
  await attempt(
    async () => {
      await tell('edit', { by, messageId: message.messageId, text })
      keepUnsaved(message, undefined)
    },
    () => {
      // Whoever writes something else by now goes on with that, and finds the words when he edits the message again.
      if (aimIn(place, by) === undefined && draftIn(place, by) === waiting) edit(place, message, text, by)
      else keepUnsaved(message, text)
    },
  )
}

/** By chat, the last that is being said: it stands in the order of writing, however long each is on its way. */
const saying = new Map<string, Promise<void>>()

function sendText(sending: Sending, text: string): Promise<void> {
  const before = saying.get(sending.chat) ?? Promise.resolve()
  const said = before.then(() => say(sending, text))
  saying.set(sending.chat, said)
  return said
}

function say(sending: Sending, text: string): Promise<void> {
  const { place, chat, by, aim, thread } = sending
  return attempt(
    () => tell('say', { by, chat, text, ...answered(sending), inThread: thread !== undefined }),
    () => {
      if (aim !== undefined && aimIn(place, by) === undefined) aimAt(place, aim, by)
      takeBack(place, by, text)
    },
  )
}

/** What could not be said goes before what was written since, and behind what had come back before it. */
function takeBack(place: string, by: string, text: string): void {
  changeDraft(place, by, (since) => {
    const earlier = returned.get(`${by} ${place}`) ?? ''
    const isThere = earlier !== '' && since.startsWith(earlier)
    const back = isThere ? `${earlier}\n${text}` : text
    const rest = isThere ? since.slice(earlier.length).replace(/^\n/, '') : since
    returned.set(`${by} ${place}`, back)
    return rest === '' ? back : `${back}\n${rest}`
  })
}

function sendFile(sending: Sending, { id, file, kind }: Attachment): Promise<void> {
  const { place, chat, by, thread } = sending
  const query = {
    by,
    chat,
    name: file.name,
    kind,
    ...answered(sending),
    ...(thread === undefined ? {} : { inThread: 'true' }),
  }
  return attempt(
    async () => {
      await upload(query, file, (percent) => showProgress(place, id, percent, by))
      removeAttachment(place, id, by)
    },
    () => showProgress(place, id, undefined, by),
  )
}

function answered({ aim, thread }: Sending): { readonly replyTo?: string } {
  const message = aim?.message ?? thread
  return message === undefined ? {} : { replyTo: message.messageId }
}

async function attempt(act: () => Promise<unknown>, undo: () => void): Promise<void> {
  try {
    await act()
  } catch (error) {
    undo()
    failed(error)
  }
}
