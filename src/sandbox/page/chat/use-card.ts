import type { CardHands } from '../card/card.tsx'
import { toast } from '../parts/toasts.tsx'
import { tell } from '../platform/calls.ts'
import { object, text } from '../platform/json.ts'
import { me, nameOf, openedChat } from '../session.ts'
import { words } from './words.ts'

/** Where the platform keeps a picture or file. */
export const fileAt = (key: string): string => `/_control/files/${encodeURIComponent(key)}`

/** What the person in the seat can do with a card. */
export function handsFor(messageId: string): CardHands {
  return {
    use: async (path, entry) => {
      const result = await tell('click', { by: me.value, messageId, path, ...entry })
      const shown = object(result.toast)
      if (text(shown.content) !== '') toast(text(shown.type), text(shown.content))
      const code = text(result.code)
      if (code !== '' && code !== '0') toast('error', words().clickFailed(code))
      const opened = text(result.openUrl)
      if (/^https?:/.test(opened)) window.open(opened, '_blank', 'noopener')
    },
    nameOf,
    members: openedChat.value?.members ?? [],
    pictureOf: fileAt,
  }
}
