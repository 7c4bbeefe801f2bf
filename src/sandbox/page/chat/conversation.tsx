import { useSignal } from '@preact/signals'
import { Avatar } from '../parts/avatar.tsx'
import { Icon } from '../parts/icon.tsx'
import { NextStep } from '../seats/next-step.tsx'
import { begun, chatId, closeChat, me, messages, openedChat } from '../session.ts'
import { addFiles } from './attachments.ts'
import { Composer } from './composer.tsx'
import { Stream } from './stream.tsx'
import { words } from './words.ts'

/** The open chat: who is in it, what was said, and the place to say something. */
export function Conversation() {
  const w = words()
  const chat = openedChat.value
  const shown = messages.value
  const over = useSignal(false)
  if (chatId.value === '' && begun.value) {
    return (
      <section class="talk" aria-label={w.noChat}>
        <p class="empty">{w.noChat}</p>
      </section>
    )
  }
  return (
    <section
      class="talk"
      aria-label={chat?.name ?? w.loading}
      aria-busy={shown === undefined}
      onDragOver={(event) => {
        if (event.dataTransfer?.types.includes('Files') !== true) return
        event.preventDefault()
        over.value = true
      }}
      onDragLeave={(event) => {
        const to = event.relatedTarget
        if (!(to instanceof Node && event.currentTarget.contains(to))) over.value = false
      }}
      onDrop={(event) => {
        over.value = false
        if (event.dataTransfer === null || event.dataTransfer.files.length === 0) return
        event.preventDefault()
        addFiles(chatId.value, [...event.dataTransfer.files])
      }}
    >
      <TalkHead />
      {shown === undefined ? <Skeleton /> : null}
      {shown?.length === 0 ? <Empty /> : null}
      {shown !== undefined && shown.length > 0 ? (
        <Stream key={`${me.value} ${chatId.value}`} shown={shown} />
      ) : null}
      <NextStep />
      <Composer key={`${me.value} ${chatId.value}`} place={chatId.value} chat={chatId.value} />
      {over.value ? <p class="drop">{w.drop}</p> : null}
    </section>
  )
}

function TalkHead() {
  const w = words()
  const chat = openedChat.value
  return (
    <header class="talk-head">
      <button type="button" class="icon-button talk-back" aria-label={w.back} onClick={closeChat}>
        <Icon name="back" />
      </button>
      {chat === undefined ? (
        <span class="bone bone-title" />
      ) : (
        <>
          <Avatar id={chat.chatId} name={chat.name} size={32} kind={chat.mode === 'p2p' ? 'bot' : 'group'} />
          <h2 class="talk-name">{chat.name}</h2>
          {chat.mode === 'p2p' ? (
            <span class="bot-badge">{w.bot}</span>
          ) : (
            <span class="talk-members" title={chat.members.map(({ name }) => name).join('、')}>
              <Icon name="people" size={16} />
              {w.members(chat.members.length)}
            </span>
          )}
        </>
      )}
    </header>
  )
}

function Empty() {
  const w = words()
  return (
    <div class="empty">
      <p class="empty-title">{w.empty}</p>
      <p>{w.emptyHint}</p>
    </div>
  )
}

/** Grey shapes where messages will be. */
function Skeleton() {
  return (
    <div class="skeleton" role="status" aria-label={words().loading}>
      {[52, 34, 61, 40].map((width) => (
        <div key={width} class="skeleton-row">
          <span class="bone bone-avatar" />
          <span class="bone bone-bubble" style={{ width: `${width}%` }} />
        </div>
      ))}
    </div>
  )
}
