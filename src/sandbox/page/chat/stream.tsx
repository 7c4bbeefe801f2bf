import { useEffect, useLayoutEffect, useMemo, useRef } from 'preact/hooks'
import { Icon } from '../parts/icon.tsx'
import { failed } from '../parts/toasts.tsx'
import type { Message } from '../platform/shapes.ts'
import { chatId, loadOlder, markSeen, me, messages, olderLeft, openedChat, waitedAfter } from '../session.ts'
import { locale } from '../words/wording.ts'
import { arrange } from './arrange.ts'
import { MessageRow } from './message-row.tsx'
import { moveBetweenRows, offerTabStop } from './row-keys.ts'
import { useSteadyScroll } from './scroll.ts'
import { dayHeading, dayOf } from './when.ts'
import { words } from './words.ts'

const FETCH_PX = 400

/** The open chat's messages; mounted anew for every chat and seat. */
export function Stream({ shown }: { readonly shown: readonly Message[] }) {
  const w = words()
  const place = chatId.value
  const readTo = waitedAfter.value
  const steady = useSteadyScroll((atEnd) => seeWhatIsShown(steady.scroller.current, atEnd))
  const { scroller, content, away, note, toEnd, toRow } = steady
  const last = shown.at(-1)
  useLayoutEffect(() => {
    const neverRead = readTo === 0 && !olderLeft.value
    const first = scroller.current?.querySelector<HTMLElement>(neverRead ? '.day' : '.unread-line')
    if (first === null || first === undefined) toEnd()
    else toRow(first)
  }, [])
  useFollowOwn(last, toEnd)
  useLayoutEffect(() => offerTabStop(content.current))
  useEffect(() => {
    const back = () => note()
    document.addEventListener('visibilitychange', back)
    return () => document.removeEventListener('visibilitychange', back)
  }, [])
  const arranged = useMemo(
    () => arrange(shown, { me: me.value, readTo, dayOf }),
    [shown, readTo, locale.value],
  )
  return (
    <div class="stream-frame">
      <div
        ref={scroller}
        class="stream"
        role="log"
        aria-live="off"
        aria-label={w.stream}
        onKeyDown={moveBetweenRows}
        onScroll={(event) => {
          note()
          if (event.currentTarget.scrollTop < FETCH_PX) older()
        }}
      >
        <div ref={content} class="stream-content">
          {olderLeft.value ? (
            <button type="button" class="older" onClick={older}>
              {w.older}
            </button>
          ) : null}
          {arranged.map((item) => {
            if (item.kind === 'day')
              return (
                <p key={item.key} class="day">
                  <span>{dayHeading(item.at)}</span>
                </p>
              )
            if (item.kind === 'unread')
              return (
                <p key={item.key} class="unread-line">
                  <span>{w.unreadLine}</span>
                </p>
              )
            return (
              <MessageRow
                key={item.key}
                message={item.message}
                standing={{ place, inThread: false }}
                joined={item.joined}
                follows={item.follows}
              />
            )
          })}
        </div>
      </div>
      {away.value ? <ToNewest shown={shown} toEnd={toEnd} /> : null}
    </div>
  )
}

interface ToNewestProps {
  readonly shown: readonly Message[]
  readonly toEnd: () => void
}

/** Leads back down; says how much came meanwhile. */
function ToNewest({ shown, toEnd }: ToNewestProps) {
  const w = words()
  const seen = openedChat.value?.seen ?? 0
  const below = shown.filter(({ position, senderId }) => position > seen && senderId !== me.value).length
  return (
    <button
      type="button"
      class={below > 0 ? 'to-newest to-newest-more' : 'to-newest'}
      aria-label={below > 0 ? w.newBelow(below) : w.toNewest}
      onClick={toEnd}
    >
      <Icon name="down" size={16} />
      {below > 0 ? w.newBelow(below) : null}
    </button>
  )
}

let fetching = false

function older(): void {
  if (fetching || !olderLeft.value) return
  fetching = true
  loadOlder()
    .catch(failed)
    .finally(() => {
      fetching = false
    })
}

/** What oneself says is followed from anywhere. */
function useFollowOwn(last: Message | undefined, toEnd: () => void): void {
  const before = useRef(last?.position ?? 0)
  useLayoutEffect(() => {
    const position = last?.position ?? 0
    if (position > before.current && last?.senderId === me.value) toEnd()
    before.current = position
  }, [last])
}

/** Tells the platform how far the reader has come; nobody reads a page that is not in sight. */
function seeWhatIsShown(scroller: HTMLElement | null, atEnd: boolean): void {
  const shown = messages.value
  if (scroller === null || shown === undefined || document.visibilityState !== 'visible') return
  const position = atEnd ? shown.at(-1)?.position : lastShown(scroller, shown)
  if (position !== undefined) markSeen(position)
}

function lastShown(scroller: HTMLElement, shown: readonly Message[]): number | undefined {
  const edge = scroller.getBoundingClientRect().bottom
  const rows = [...scroller.querySelectorAll<HTMLElement>('[data-message]')]
  const row = rows.findLast((each) => each.getBoundingClientRect().bottom <= edge)
  return shown.find(({ messageId }) => messageId === row?.dataset.message)?.position
}
