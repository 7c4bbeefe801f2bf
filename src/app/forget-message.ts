import type { Work } from './context.ts'
import { withdrawMessage } from './proposal/mark.ts'

/** A recalled message's files can no longer become evidence; what was recorded from it stays (domain.md 3.10.6). */
export const forgetMessage = (work: Work, messageId: string): void => {
  withdrawMessage(work, messageId)
  for (const file of work.store.files.ofMessage(messageId)) work.store.files.take(messageId, file.fileKey)
}
