import { render } from 'preact'
import { ChatList } from './chat/chat-list.tsx'
import { Conversation } from './chat/conversation.tsx'
import { LostBanner } from './chat/lost-banner.tsx'
import { TopBar } from './chat/top-bar.tsx'
import { Notices } from './inspector/notices.tsx'
import { PopoverLayer } from './parts/popover.tsx'
import { SidePanel } from './parts/side.tsx'
import { failed, Toasts } from './parts/toasts.tsx'
import { follow } from './platform/stream.ts'
import { begin, chatId } from './session.ts'
import './style/chat-page.css'
import { readClock } from './time/clock.ts'
import { TourLayer } from './tour/tour-layer.tsx'

/** The chat page: take anybody's seat, read, speak and press in that person's chats. */
function ChatPage() {
  return (
    <div class="page">
      <TopBar />
      <Notices />
      <main class="desk" data-screen={chatId.value === '' ? 'list' : 'chat'}>
        <ChatList />
        <Conversation />
        <SidePanel />
      </main>
      <PopoverLayer />
      <LostBanner />
      <TourLayer />
      <Toasts />
    </div>
  )
}

const root = document.getElementById('app')
if (root !== null) render(<ChatPage />, root)
Promise.all([readClock(), begin()]).catch(failed)
follow()
