import { computed, signal } from '@preact/signals'
import { ask } from './platform/calls.ts'
import {
  type Bot,
  type Chat,
  chatsAnswer,
  type Message,
  messagesAnswer,
  type Person,
  peopleAnswer,
} from './platform/shapes.ts'
import { onStream } from './platform/stream.ts'

/** Who sits here, which chat is open, and what the platform shows of it. The address keeps both: `#open_id/chat_id`. */
export const people = signal<readonly Person[]>([])
export const bots = signal<readonly Bot[]>([])
export const me = signal('')
export const chats = signal<readonly Chat[]>([])
export const chatId = signal('')
/** Undefined while the open chat's messages are on their way. */
export const messages = signal<readonly Message[] | undefined>(undefined)

export const myself = computed(() => people.value.find((person) => person.openId === me.value))
export const openedChat = computed(() => chats.value.find((chat) => chat.chatId === chatId.value))

/** The name of a person or bot by open_id or app_id; the id if nobody has it. */
export function nameOf(id: string): string {
  const bot = bots.value.find((each) => each.botOpenId === id || each.appId === id)
  return people.value.find((each) => each.openId === id)?.name ?? bot?.name ?? id
}

export async function begin(): Promise<void> {
  const everybody = peopleAnswer.parse(await ask('people'))
  people.value = everybody.people.filter((person) => !person.resigned)
  bots.value = everybody.bots
  const [seat = '', chat = ''] = location.hash.slice(1).split('/')
  const first = people.value.find((person) => person.openId === seat) ?? people.value[0]
  if (first !== undefined) await takeSeat(first.openId, chat)
  onStream(() => refreshSoon())
}

export async function takeSeat(openId: string, chat = chatId.value): Promise<void> {
  me.value = openId
  await refreshChats()
  const there = chats.value.find((each) => each.chatId === chat) ?? chats.value[0]
  await openChat(there?.chatId ?? '')
}

export async function openChat(id: string): Promise<void> {
  if (id !== chatId.value) messages.value = undefined
  chatId.value = id
  history.replaceState(undefined, '', `#${me.value}/${id}`)
  await refreshMessages()
}

async function refreshChats(): Promise<void> {
  const by = me.value
  const answer = chatsAnswer.parse(await ask('chats', { by }))
  if (by === me.value) chats.value = answer.chats
}

async function refreshMessages(): Promise<void> {
  const chat = chatId.value
  if (chat === '') return
  const answer = messagesAnswer.parse(await ask('messages', { chat }))
  if (chat === chatId.value) messages.value = answer.messages
}

let waiting = false

/** Bursts of changes are drawn once. */
function refreshSoon(): void {
  if (waiting) return
  waiting = true
  setTimeout(() => {
    waiting = false
    // The stream tells when the emulator is away and calls again when it is back.
    Promise.all([refreshChats(), refreshMessages()]).catch(() => undefined)
  }, 20)
}
