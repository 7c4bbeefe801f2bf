import { useSignal } from '@preact/signals'
import { useId, useRef } from 'preact/hooks'
import type { Message } from '../platform/shapes.ts'
import { me, messages, openedChat, people } from '../session.ts'
import { locale } from '../words/wording.ts'
import { wordsOf } from './actions.ts'
import { AimChip, dropAim } from './aim-chip.tsx'
import { AttachmentTray } from './attachment-tray.tsx'
import { addFiles } from './attachments.ts'
import { commands } from './commands.ts'
import { ComposerTools } from './composer-tools.tsx'
import { aimIn, draftIn, keepDraft } from './composing.ts'
import { send } from './sending.ts'
import { type Suggestion, suggest } from './suggest.ts'
import { Suggestions } from './suggestions.tsx'
import { useCaret, useGrowth, useWanted } from './use-field.ts'
import { words } from './words.ts'

interface ComposerProps {
  /** Names the draft: the chat, or the chat and a thread in it. */
  readonly place: string
  readonly chat: string
  readonly thread?: Message
}

/** Where something is written: text with commands and mentions, files, an answer's aim. */
export function Composer({ place, chat, thread }: ComposerProps) {
  const w = words()
  const field = useRef<HTMLTextAreaElement>(null)
  const text = draftIn(place)
  const caret = useSignal(text.length)
  const focused = useSignal(false)
  const chosen = useSignal(0)
  const dismissed = useSignal('')
  const listId = useId()
  const before = text.slice(0, caret.value)
  const list = !focused.value || dismissed.value === before ? [] : suggest(before, surroundings())
  const at = Math.min(chosen.value, list.length - 1)
  const submit = () => void send({ place, chat, thread })
  useGrowth(field, text)
  useWanted(field, place)
  const placeCaret = useCaret(field)

  const type = (value: string, end: number) => {
    keepDraft(place, value)
    caret.value = end
    chosen.value = 0
  }
  /** Puts words in the place of those from `from` to the caret. */
  const insert = (words: string, from = caret.value) => {
    const end = from + words.length
    // A palette may have been open while the text became another.
    const now = draftIn(place)
    type(now.slice(0, from) + words + now.slice(caret.value), end)
    placeCaret(end)
  }
  const take = (suggestion: Suggestion) => insert(suggestion.insert, suggestion.from)
  const follow = () => {
    caret.value = field.current?.selectionStart ?? 0
  }
  const listKeys: Readonly<Record<string, () => void>> = {
    ArrowDown: () => {
      chosen.value = (at + 1) % list.length
    },
    ArrowUp: () => {
      chosen.value = (at - 1 + list.length) % list.length
    },
    Enter: () => chose(list[at]),
    Tab: () => chose(list[at]),
    Escape: () => {
      dismissed.value = before
    },
  }
  const chose = (suggestion: Suggestion | undefined) => {
    if (suggestion !== undefined) take(suggestion)
  }
  const textKeys: Readonly<Record<string, () => boolean>> = {
    Enter: () => {
      submit()
      return true
    },
    Escape: () => {
      if (aimIn(place) === undefined) return false
      dropAim(place)
      return true
    },
    ArrowUp: () => {
      const own = text === '' ? lastOwn() : undefined
      if (own !== undefined) insert(own, 0)
      return own !== undefined
    },
  }
  const press = (event: KeyboardEvent) => {
    if (event.isComposing || event.keyCode === 229 || event.shiftKey) return
    const inList = list.length > 0 ? listKeys[event.key] : undefined
    if (inList !== undefined) inList()
    else if (textKeys[event.key]?.() !== true) return
    event.preventDefault()
    event.stopPropagation()
  }
  if (openedChat.value?.dissolved === true) return <p class="composer-closed">{w.dissolved}</p>
  const label = thread === undefined ? w.messageTo(openedChat.value?.name ?? '') : w.messageInThread
  const open = list.length > 0
  return (
    <div class="composer">
      {open ? <Suggestions id={listId} list={list} chosen={at} choose={take} /> : null}
      <div class="composer-box">
        <AimChip place={place} />
        <AttachmentTray place={place} />
        <textarea
          ref={field}
          rows={1}
          class="composer-text"
          value={text}
          aria-label={label}
          placeholder={label}
          aria-autocomplete="list"
          aria-controls={open ? listId : undefined}
          aria-activedescendant={open ? `${listId}-${at}` : undefined}
          onInput={({ currentTarget }) => type(currentTarget.value, currentTarget.selectionStart)}
          onKeyDown={press}
          onKeyUp={follow}
          onClick={follow}
          onFocus={() => {
            focused.value = true
            follow()
          }}
          onBlur={() => {
            focused.value = false
          }}
          onPaste={(event) => {
            const files = [...(event.clipboardData?.files ?? [])]
            if (files.length === 0) return
            event.preventDefault()
            addFiles(place, files)
          }}
        />
        <ComposerTools place={place} insert={insert} submit={submit} />
      </div>
    </div>
  )
}

function surroundings() {
  const w = words()
  return {
    chat: openedChat.value,
    commands: commands.value,
    me: me.value,
    locale: locale.value,
    detailOf: (openId: string) => people.value.find((each) => each.openId === openId)?.post ?? '',
    all: { name: w.all, detail: w.everybody },
  }
}

function lastOwn(): string | undefined {
  const own = messages.value?.findLast(
    ({ senderId, msgType, deleted }) => senderId === me.value && msgType === 'text' && !deleted,
  )
  return own === undefined ? undefined : wordsOf(own)
}
