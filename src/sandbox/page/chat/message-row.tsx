import { useMemo } from 'preact/hooks'
import { Avatar } from '../parts/avatar.tsx'
import { Icon } from '../parts/icon.tsx'
import { openMenu } from '../parts/menu.tsx'
import { pointAnchor } from '../parts/popover.tsx'
import { failed } from '../parts/toasts.tsx'
import { text } from '../platform/json.ts'
import type { Message } from '../platform/shapes.ts'
import { me, nameOf } from '../session.ts'
import { actionsFor, menuItems, recalledTexts, type Standing } from './actions.ts'
import { Body } from './body.tsx'
import { focusComposer, keepDraft } from './composing.ts'
import { jumpTo } from './jump.ts'
import { useLongPress } from './long-press.ts'
import { Reactions } from './reactions.tsx'
import { ReadMark } from './read-mark.tsx'
import { openThread } from './thread.tsx'
import { Toolbar } from './toolbar.tsx'
import { Urgency } from './urgency.tsx'
import { timeOf } from './when.ts'
import { inALine, words } from './words.ts'

export interface RowProps {
  readonly message: Message
  readonly standing: Standing
  /** Goes on from the same sender's message just above. */
  readonly joined: boolean
  /** What it answers stands just above. */
  readonly follows: boolean
}

/** One message; drawn again only when something about it changed. */
export function MessageRow({ message, standing, joined, follows }: RowProps) {
  const { place, inThread } = standing
  const told = message.msgType === 'system' ? text(message.content.template) : ''
  return useMemo(
    () =>
      told !== '' ? (
        <article class="note" data-message={message.messageId} tabIndex={-1}>
          <span class="isolate">{told}</span>
        </article>
      ) : message.deleted ? (
        <Recalled message={message} place={place} />
      ) : (
        <Spoken message={message} standing={{ place, inThread }} joined={joined} follows={follows} />
      ),
    [message, told, place, inThread, joined, follows],
  )
}

function Spoken({ message, standing, joined, follows }: RowProps) {
  const w = words()
  const { messageId, senderId, sender, senderType } = message
  const own = senderId === me.value
  const openAt = (x: number, y: number) =>
    openMenu(pointAnchor(x, y), w.actions.more, () => menuItems(message, pointAnchor(x, y), standing))
  const press = useLongPress(openAt)
  // A card is drawn again when it changed, not when the clock or the language of the row did.
  const body = useMemo(() => <Body message={message} />, [message])
  return (
    <article
      class={`message ${own ? 'message-own' : ''} ${joined ? 'message-joined' : ''}`}
      data-message={messageId}
      aria-label={`${sender} ${timeOf(message.createTime)}`}
      tabIndex={-1}
      onKeyDown={(event) => {
        const command = event.ctrlKey || event.metaKey || event.altKey
        if (event.target !== event.currentTarget || command) return
        const { left, top } = event.currentTarget.getBoundingClientRect()
        if (event.key === 'ContextMenu' || (event.shiftKey && event.key === 'F10'))
          openAt(left + 60, top + 40)
        else if (!runByKey(event.key, message, standing, pointAnchor(left + 60, top + 40))) return
        event.preventDefault()
      }}
      {...press}
    >
      {joined ? (
        <time class="message-side-time">{timeOf(message.createTime)}</time>
      ) : (
        <Avatar id={senderId} name={sender} kind={senderType === 'app' ? 'bot' : 'person'} />
      )}
      <div class="message-main">
        {joined ? null : (
          <header class="message-head">
            <span class="message-sender">{sender}</span>
            {senderType === 'app' ? <span class="bot-badge">{w.bot}</span> : null}
            <time class="message-time">{timeOf(message.createTime)}</time>
          </header>
        )}
        {message.quoted === undefined || follows ? null : <Quote message={message} />}
        <div class="message-body">
          {body}
          {own ? <ReadMark message={message} /> : null}
        </div>
        {message.updated && message.msgType === 'text' ? <span class="edited">{w.edited}</span> : null}
        <Urgency message={message} />
        <Reactions message={message} />
        {message.replies > 0 && !standing.inThread ? (
          <button type="button" class="thread-chip" onClick={() => openThread(message)}>
            <Icon name="thread" size={16} />
            {w.replies(message.replies)}
          </button>
        ) : null}
      </div>
      <Toolbar message={message} standing={standing} />
    </article>
  )
}

function runByKey(
  key: string,
  message: Message,
  standing: Standing,
  anchor: ReturnType<typeof pointAnchor>,
): boolean {
  const pressed = key === '=' ? '+' : key.length === 1 ? key.toUpperCase() : key
  const action = actionsFor(message, standing).find(({ letter }) => letter === pressed)
  action?.run(message, anchor, standing)
  return action !== undefined
}

function Quote({ message: { quoted, parentId } }: { readonly message: Message }) {
  if (quoted === undefined) return null
  return (
    <button type="button" class="quote" onClick={() => jumpTo(parentId).catch(failed)}>
      <span class="quote-sender">{words().replyTo(quoted.sender) + words().colon}</span>
      <span class="isolate">{inALine(quoted)}</span>
    </button>
  )
}

/** A recalled message; its writer may write it again. */
function Recalled({ message, place }: { readonly message: Message; readonly place: string }) {
  const w = words()
  const own = message.senderId === me.value
  const said = recalledTexts.get(message.messageId)
  return (
    <article class="note" data-message={message.messageId} tabIndex={-1}>
      {w.recalled(own ? w.you : nameOf(message.senderId))}
      {own && said !== undefined ? (
        <button
          type="button"
          class="link-button"
          onClick={() => {
            keepDraft(place, said)
            focusComposer(place)
          }}
        >
          {w.again}
        </button>
      ) : null}
    </article>
  )
}
