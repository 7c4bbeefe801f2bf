import type { CardHands } from '../card/card.tsx'
import { webLink } from '../card/link.tsx'
import { toast } from '../parts/toasts.tsx'
import { tell } from '../platform/calls.ts'
import { object, text } from '../platform/json.ts'
import { me, nameOf, openedChat } from '../session.ts'
import { platformNow, platformZone } from '../time/clock.ts'
import { refusal } from '../words/refusal.ts'
import { locale } from '../words/wording.ts'
import { words } from './words.ts'

/** Where the platform keeps a picture or file. */
export const fileAt = (key: string): string => `/_control/files/${encodeURIComponent(key)}`

/** The emulator's word for what stays in the client, such as a link. */
const LOCAL = 'nothing to ask the app'

/** What the person in the seat can do with a card. */
export function handsFor(messageId: string): CardHands {
  return {
    use: async (path, entry) => {
      const result = await tell('click', { by: me.value, messageId, path, ...entry })
      const link = webLink(text(result.openUrl))
      if (link !== undefined) open(link, '_blank', 'noopener,noreferrer')
      const shown = object(result.toast)
      const own = object(shown.i18n)[locale.value === 'zh' ? 'zh_cn' : 'en_us']
      const said = text(own) || text(shown.content)
      if (said !== '') toast(text(shown.type), said)
      const reason = text(result.reason)
      if (result.sent === false && reason !== '' && reason !== LOCAL)
        toast('warning', words().notDone(refusal(reason)))
      const code = text(result.code)
      if (code !== '' && code !== '0') toast('error', words().clickFailed(code))
    },
    nameOf,
    // Read when a picker needs them, so that not every card hears of every change in the chat.
    get members() {
      return openedChat.value?.members ?? []
    },
    pictureOf: fileAt,
    get timeZone() {
      return platformZone()
    },
    now: platformNow,
  }
}
