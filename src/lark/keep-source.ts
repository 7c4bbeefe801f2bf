import { noteSource, type SourceMessage } from '../app/reread/source.ts'
import type { CommandContext } from './commands/command.ts'
import { messageTime } from './message-time.ts'

/** The message led to an update, or will: an edit of it is found at the cut-off. */
export const keepSource = (context: CommandContext, kind: SourceMessage['kind']): void => {
  const { acting, message } = context
  const { id: messageId, chatId, text } = message
  noteSource(acting, { messageId, chatId, person: acting.actor.id, kind, saidAt: messageTime(context) }, text)
}
