import { failed, toast } from '../parts/toasts.tsx'
import { tell, Unreachable } from '../platform/calls.ts'
import type { Message } from '../platform/shapes.ts'
import { upload } from '../platform/upload.ts'
import { me } from '../session.ts'
import { attachmentsIn, keepWaiting, removeAttachment, showProgress } from './attachments.ts'
import { aimAt, aimIn, draftIn, keepDraft } from './composing.ts'
import { words } from './words.ts'

export interface Composing {
  readonly place: string
  readonly chat: string
  /** The first message of the thread that is answered. */
  readonly thread: Message | undefined
}

/** Sends what is written and what waits, or saves the edited message; what fails stays where it was written. */
export async function send({ place, chat, thread }: Composing): Promise<void> {
  const text = draftIn(place).trim()
  const aim = aimIn(place)
  const by = me.value
  if (aim?.kind === 'edit') {
    if (text === '') return
    keepDraft(place, '')
    aimAt(place, undefined)
    await attempt(
      () => tell('edit', { by, messageId: aim.message.messageId, text }),
      () => {
        aimAt(place, aim)
        keepDraft(place, text)
      },
    )
    return
  }
  const replyTo = aim?.message.messageId ?? thread?.messageId
  const placement = { ...(replyTo === undefined ? {} : { replyTo }), inThread: thread !== undefined }
  aimAt(place, undefined)
  if (text !== '') {
    keepDraft(place, '')
    await attempt(
      () => tell('say', { by, chat, text, ...placement }),
      () => {
        if (aim !== undefined) aimAt(place, aim)
        if (draftIn(place) === '') keepDraft(place, text)
      },
    )
  }
  const query = {
    by,
    chat,
    ...(replyTo === undefined ? {} : { replyTo }),
    ...(thread ? { inThread: 'true' } : {}),
  }
  for (const { id, file, kind, percent } of attachmentsIn(place)) {
    if (percent !== undefined) continue
    showProgress(place, id, 0)
    await attempt(
      async () => {
        await upload({ ...query, name: file.name, kind }, file, (done) => showProgress(place, id, done))
        removeAttachment(place, id)
      },
      () => keepWaiting(place, id),
    )
  }
}

async function attempt(act: () => Promise<unknown>, undo: () => void): Promise<void> {
  try {
    await act()
  } catch (error) {
    undo()
    if (error instanceof Unreachable) toast('error', words().lost)
    else failed(error)
  }
}
