import { useSignal } from '@preact/signals'
import { Avatar } from '../parts/avatar.tsx'
import { Icon } from '../parts/icon.tsx'
import { failed } from '../parts/toasts.tsx'
import type { Chat } from '../platform/shapes.ts'
import { begun, byLast, chatId, chats, me, narrow, openChat } from '../session.ts'
import { draftIn, focusComposer } from './composing.ts'
import { shortMoment } from './when.ts'
import { inALine, words } from './words.ts'

/** All chats of the person in the seat, the liveliest first. */
export function ChatList() {
  const w = words()
  const sought = useSignal('')
  const wanted = sought.value.trim().toLowerCase()
  const found = byLast(chats.value).filter((chat) => hay(chat).includes(wanted))
  return (
    <nav class="chats" aria-label={w.chats} aria-busy={!begun.value}>
      <label class="chat-search">
        <Icon name="search" size={16} />
        <input
          type="search"
          aria-label={w.search}
          placeholder={w.search}
          value={sought.value}
          onInput={(event) => {
            sought.value = event.currentTarget.value
          }}
          onKeyDown={(event) => {
            const [first] = found
            if (event.key === 'Escape') sought.value = ''
            if (event.key === 'Enter' && !event.isComposing && first !== undefined)
              openChat(first.chatId).catch(failed)
          }}
        />
      </label>
      {begun.value || chats.value.length > 0 ? null : <Bones />}
      <ul class="chat-rows" onKeyDown={moveBetweenChats}>
        {found.map((chat) => (
          <li key={chat.chatId}>
            <ChatRow chat={chat} />
          </li>
        ))}
      </ul>
      {wanted !== '' && found.length === 0 ? <p class="chats-none">{w.noChatFound}</p> : null}
    </nav>
  )
}

const hay = ({ name, members }: Chat): string =>
  [name, ...members.map((each) => each.name)].join(' ').toLowerCase()

function ChatRow({ chat }: { readonly chat: Chat }) {
  const w = words()
  const open = chat.chatId === chatId.value
  const draft = open ? '' : draftIn(chat.chatId)
  return (
    <button
      type="button"
      class="chat-row"
      data-chat={chat.chatId}
      aria-current={open ? 'true' : undefined}
      onClick={() => {
        openChat(chat.chatId).catch(failed)
        if (!narrow.matches) focusComposer(chat.chatId)
      }}
    >
      <Avatar id={chat.chatId} name={chat.name} size={40} kind={chat.mode === 'p2p' ? 'bot' : 'group'} />
      <span class="chat-text">
        <span class="chat-line">
          <span class="chat-name">{chat.name}</span>
          {chat.mode === 'p2p' ? <span class="bot-badge">{w.bot}</span> : null}
          <time class="chat-time">{chat.lastAt === 0 ? '' : shortMoment(chat.lastAt)}</time>
        </span>
        <span class="chat-line">
          <span class="chat-last">
            {chat.urgent ? <span class="mark mark-urgent">[{w.urgent}]</span> : null}
            {chat.mentioned ? <span class="mark mark-at">[{w.atMe}]</span> : null}
            {draft === '' ? lastLine(chat) : <DraftLine draft={draft} />}
          </span>
          {chat.unread > 0 ? (
            <span class="badge">
              <span aria-hidden="true">{chat.unread > 99 ? '99+' : chat.unread}</span>
              <span class="unseen">{w.unread(chat.unread)}</span>
            </span>
          ) : null}
        </span>
      </span>
    </button>
  )
}

function DraftLine({ draft }: { readonly draft: string }) {
  return (
    <>
      <span class="mark mark-draft">[{words().draft}]</span>
      <span class="isolate">{draft}</span>
    </>
  )
}

function lastLine({ last, mode }: Chat) {
  if (last === undefined) return null
  const sender = last.senderId === me.value ? words().you : last.sender
  return (
    <span class="isolate">
      {mode === 'p2p' && last.senderId !== me.value ? '' : sender + words().colon}
      {inALine(last)}
    </span>
  )
}

function moveBetweenChats(event: KeyboardEvent): void {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
  if (step === undefined || !(event.currentTarget instanceof HTMLElement)) return
  event.preventDefault()
  const rows = [...event.currentTarget.querySelectorAll<HTMLElement>('.chat-row')]
  const at = rows.findIndex((each) => each.contains(document.activeElement))
  rows[at + step]?.focus()
}

function Bones() {
  return (
    <div class="chat-bones">
      {[1, 2, 3, 4].map((each) => (
        <div key={each} class="skeleton-row">
          <span class="bone bone-avatar" />
          <span class="bone bone-line" />
        </div>
      ))}
    </div>
  )
}
