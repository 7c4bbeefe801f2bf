import { failed } from '../parts/toasts.tsx'
import { chatId, chats, openChat } from '../session.ts'

export function ChatList() {
  return (
    <nav class="chats">
      {chats.value.map((chat) => (
        <button
          key={chat.chatId}
          type="button"
          aria-current={chat.chatId === chatId.value}
          onClick={() => void openChat(chat.chatId).catch(failed)}
        >
          {chat.name}
        </button>
      ))}
    </nav>
  )
}
