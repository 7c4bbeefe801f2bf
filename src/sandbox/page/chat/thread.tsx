import { effect, useSignal } from '@preact/signals'
import { useEffect, useLayoutEffect, useMemo } from 'preact/hooks'
import { closeSide, openSide, side } from '../parts/side.tsx'
import { threadIn } from '../platform/feed.ts'
import { inOrder } from '../platform/in-order.ts'
import type { Message } from '../platform/shapes.ts'
import { ABOUT_CHATS, onStream } from '../platform/stream.ts'
import { chatId, me, messages, narrow } from '../session.ts'
import { arrange } from './arrange.ts'
import { Composer } from './composer.tsx'
import { focusComposer } from './composing.ts'
import { MessageRow } from './message-row.tsx'
import { moveBetweenRows, offerTabStop } from './row-keys.ts'
import { useSteadyScroll } from './scroll.ts'
import { dayHeading, dayOf } from './when.ts'
import { words } from './words.ts'

const NAME = 'thread'

/** Opens the thread of a message at the right; the first answer makes one. */
export function openThread(message: Message): void {
  openSide({
    name: NAME,
    title: () => words().thread,
    draw: () => <Thread key={message.messageId} opened={message} chat={chatId.value} />,
  })
  // On a narrow screen the keyboard would hide what is to be read.
  if (!narrow.matches) focusComposer(placeOf(message, chatId.value))
}

/** Named by the first message, as that stands before there is a thread. */
function placeOf({ messageId, threadId }: Message, chat: string): string {
  const first = messages.peek()?.find((each) => threadId !== '' && each.threadId === threadId)
  return `${chat}/${first?.messageId ?? messageId}`
}

/** A thread belongs to its chat and to who reads it. */
effect(() => {
  chatId.value
  me.value
  if (side.peek()?.name === NAME) closeSide()
})

function Thread({ opened, chat }: { readonly opened: Message; readonly chat: string }) {
  const fetched = useSignal<readonly Message[]>([])
  const root = messages.value?.find(({ messageId }) => messageId === opened.messageId) ?? opened
  const { threadId } = root
  useEffect(() => {
    if (threadId === '') return
    const inTurn = inOrder()
    const look = () => {
      inTurn(threadIn(chat, threadId), (found) => {
        fetched.value = found
      })
        // The page says that the emulator is away, and looks again when it is back.
        .catch(() => undefined)
    }
    look()
    return onStream(({ kind }) => {
      if (kind === 'reopened' || ABOUT_CHATS.has(kind)) look()
    })
  }, [chat, threadId])
  const shown = fetched.value.length === 0 ? [root] : fetched.value
  const place = useMemo(() => placeOf(opened, chat), [opened, chat])
  const { scroller, content, note } = useSteadyScroll(() => undefined)
  useLayoutEffect(() => offerTabStop(content.current))
  return (
    <>
      <div
        ref={scroller}
        class="stream thread"
        role="log"
        aria-live="off"
        aria-label={words().thread}
        onKeyDown={moveBetweenRows}
        onScroll={note}
      >
        <div ref={content} class="stream-content">
          {arrange(shown, { me: me.value, readTo: undefined, dayOf }).map((item) =>
            item.kind === 'message' ? (
              <MessageRow
                key={item.key}
                message={item.message}
                standing={{ place, inThread: true }}
                joined={item.joined}
                follows
              />
            ) : item.kind === 'day' ? (
              <p key={item.key} class="day">
                <span>{dayHeading(item.at)}</span>
              </p>
            ) : null,
          )}
        </div>
      </div>
      <Composer key={place} place={place} chat={chat} thread={shown[0] ?? root} />
    </>
  )
}
