import { withEmoji } from '../markdown/emoji.ts'
import { type Anchor, closePopover, openPopover } from '../parts/popover.tsx'
import { failed } from '../parts/toasts.tsx'
import { tell } from '../platform/calls.ts'
import type { Message } from '../platform/shapes.ts'
import { me } from '../session.ts'
import { emojiWords } from './emoji-words.ts'
import { words } from './words.ts'

/** The platform's emoji keys that the palette offers. */
const PALETTE = [
  ['THUMBSUP', 'DONE', 'OK', 'HEART', 'APPLAUSE', 'THANKS', 'SMILE', 'PARTY'],
  ['MUSCLE', 'SALUTE', 'THINKING', 'FACEPALM', 'CRY', 'ROSE', 'FIRE', 'Get'],
].flat()

const drawn = (emoji: string): string => withEmoji(`:${emoji}:`)

/** What an emoji is called; the platform's key if it has no name here. */
function emojiName(emoji: string): string {
  return Object.entries(emojiWords()).find(([key]) => key === emoji)?.[1] ?? emoji
}

/** Adds the own reaction, or takes it back. */
function toggle({ messageId, reactions }: Message, emoji: string): void {
  const own = reactions.find((each) => each.emoji === emoji && each.operatorId === me.value)
  const asked =
    own === undefined
      ? tell('react', { by: me.value, messageId, emoji })
      : tell('unreact', { by: me.value, reactionId: own.reactionId })
  asked.catch(failed)
}

/** Who reacted how, below a message. */
export function Reactions({ message }: { readonly message: Message }) {
  const kinds = [...new Set(message.reactions.map(({ emoji }) => emoji))]
  if (kinds.length === 0) return null
  return (
    <div class="reactions">
      {kinds.map((emoji) => {
        const those = message.reactions.filter((each) => each.emoji === emoji)
        const names = those.map(({ name }) => name).join('、')
        return (
          <button
            key={emoji}
            type="button"
            class="reaction"
            aria-pressed={those.some(({ operatorId }) => operatorId === me.value)}
            aria-label={`${emojiName(emoji)} ${words().reactedBy(names)}`}
            title={names}
            onClick={() => toggle(message, emoji)}
          >
            <span class="reaction-emoji">{drawn(emoji)}</span>
            <span class="reaction-names">{those.length > 2 ? those.length : names}</span>
          </button>
        )
      })}
    </div>
  )
}

export function openPalette(anchor: Anchor, message: Message): void {
  openPopover(anchor, () => (
    <EmojiPalette
      choose={(emoji) => {
        closePopover()
        toggle(message, emoji)
      }}
    />
  ))
}

/** Emoji to choose from, by the platform's keys. */
export function EmojiPalette({ choose }: { readonly choose: (emoji: string) => void }) {
  return (
    <fieldset class="palette" aria-label={words().emoji}>
      {PALETTE.map((emoji) => (
        <button
          key={emoji}
          type="button"
          aria-label={emojiName(emoji)}
          title={emojiName(emoji)}
          onClick={() => choose(emoji)}
        >
          {drawn(emoji)}
        </button>
      ))}
    </fieldset>
  )
}
