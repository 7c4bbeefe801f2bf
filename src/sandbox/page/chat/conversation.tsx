import { messages, openedChat } from '../session.ts'

export function Conversation() {
  return (
    <main>
      <h1>{openedChat.value?.name}</h1>
      <ol>
        {messages.value?.map((message) => (
          <li key={message.messageId}>
            {message.sender} {message.msgType}
          </li>
        ))}
      </ol>
    </main>
  )
}
