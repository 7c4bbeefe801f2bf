import { render } from 'preact'
import { ChatList } from './chat/chat-list.tsx'
import { Conversation } from './chat/conversation.tsx'
import { failed, Toasts } from './parts/toasts.tsx'
import { follow } from './platform/stream.ts'
import { SeatButton } from './seats/seat-button.tsx'
import { begin } from './session.ts'
import './style/chat-page.css'
import { readClock } from './time/clock.ts'
import { ClockBar } from './time/clock-bar.tsx'

/** The chat page: take anybody's seat, read, speak and press in that person's chats. */
function ChatPage() {
  return (
    <div class="page">
      <header class="top">
        <SeatButton />
        <ClockBar />
      </header>
      <ChatList />
      <Conversation />
      <Toasts />
    </div>
  )
}

const root = document.getElementById('app')
if (root !== null) render(<ChatPage />, root)
Promise.all([readClock(), begin()]).catch(failed)
follow()
