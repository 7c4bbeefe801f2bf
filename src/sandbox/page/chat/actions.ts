import type { IconName } from '../parts/icon.tsx'
import type { MenuItem } from '../parts/menu.tsx'
import type { Anchor } from '../parts/popover.tsx'
import { failed, toast } from '../parts/toasts.tsx'
import { tell } from '../platform/calls.ts'
import { text } from '../platform/json.ts'
import type { Message } from '../platform/shapes.ts'
import { me } from '../session.ts'
import { aimAt, edit, focusComposer } from './composing.ts'
import { openPalette } from './reactions.tsx'
import { plainText } from './rich-text.tsx'
import { openThread } from './thread.tsx'
import { words } from './words.ts'

/** Where a message stands: the composer that answers it. */
export interface Standing {
  readonly place: string
  readonly inThread: boolean
}

/** Something a reader can do with a message: a button in its toolbar or an entry of its menu, and a key. */
export interface MessageAction {
  readonly key: string
  readonly icon: IconName
  readonly label: () => string
  /** The letter that does it while the message has the keyboard. */
  readonly letter?: string
  readonly fits: (message: Message, standing: Standing) => boolean
  readonly run: (message: Message, anchor: Anchor, standing: Standing) => void
  /** Stands in the toolbar itself, not only in the menu. */
  readonly near?: boolean
  readonly grave?: boolean
}

const isOwn = ({ senderId }: Message): boolean => senderId === me.value

/** What one's own recalled texts said, to be written again. */
export const recalledTexts = new Map<string, string>()

/** In the order in which they are shown. Other rooms add theirs with `addAction`. */
const actions: MessageAction[] = [
  {
    key: 'react',
    icon: 'smile',
    letter: '+',
    near: true,
    label: () => words().actions.react,
    fits: () => true,
    run: (message, anchor) => openPalette(anchor, message),
  },
  {
    key: 'reply',
    icon: 'reply',
    letter: 'R',
    near: true,
    label: () => words().actions.reply,
    fits: () => true,
    run: (message, _anchor, { place }) => {
      aimAt(place, { kind: 'reply', message })
      focusComposer(place)
    },
  },
  {
    key: 'thread',
    icon: 'thread',
    letter: 'T',
    near: true,
    label: () => words().actions.thread,
    fits: (_message, { inThread }) => !inThread,
    run: (message) => openThread(message),
  },
  {
    key: 'copy',
    icon: 'copy',
    letter: 'C',
    label: () => words().actions.copy,
    fits: ({ msgType }) => msgType === 'text',
    run: (message) => {
      navigator.clipboard.writeText(wordsOf(message)).then(() => toast('success', words().copied), failed)
    },
  },
  {
    key: 'edit',
    icon: 'edit',
    letter: 'E',
    label: () => words().actions.edit,
    fits: (message) => isOwn(message) && message.msgType === 'text',
    run: (message, _anchor, { place }) => {
      edit(place, message, wordsOf(message))
      focusComposer(place)
    },
  },
  {
    key: 'recall',
    icon: 'recall',
    letter: 'Delete',
    grave: true,
    label: () => words().actions.recall,
    fits: isOwn,
    run: (message) => {
      const { messageId, msgType } = message
      if (msgType === 'text') recalledTexts.set(messageId, wordsOf(message))
      tell('recall', { by: me.value, messageId }).catch(failed)
    },
  },
]

export function addAction(action: MessageAction): void {
  actions.push(action)
}

export function actionsFor(message: Message, standing: Standing): readonly MessageAction[] {
  return message.deleted ? [] : actions.filter((each) => each.fits(message, standing))
}

export function menuItems(message: Message, anchor: Anchor, standing: Standing): MenuItem[] {
  return actionsFor(message, standing).map(({ key, icon, label, letter, grave, run }) => ({
    key,
    icon,
    label: label(),
    ...(letter === undefined ? {} : { hint: letter === 'Delete' ? 'Del' : letter }),
    ...(grave === undefined ? {} : { grave }),
    run: () => run(message, anchor, standing),
  }))
}

/** A text message's words, with names in the places of mentions. */
export function wordsOf({ content, mentions }: Message): string {
  return plainText(text(content.text), mentions)
}
