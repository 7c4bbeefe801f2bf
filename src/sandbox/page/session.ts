import { computed, effect, signal } from '@preact/signals'
import { going } from './parts/going.ts'
import { failed } from './parts/toasts.tsx'
import { ask, Refused, tell, Unreachable } from './platform/calls.ts'
import { type Feed, newest, olderThan, upToDate } from './platform/feed.ts'
import { inOrder } from './platform/in-order.ts'
import { type Bot, type Chat, chatsAnswer, type Person, peopleAnswer } from './platform/shapes.ts'
import { ABOUT_CHATS, type Change, connected, onStream } from './platform/stream.ts'

/** Who sits here, which chat is open, and what the platform shows of it. The address keeps both: `#open_id/chat_id`. */
export const people = signal<readonly Person[]>([])
export const bots = signal<readonly Bot[]>([])
export const me = signal('')
/** In the platform's order; empty while they are on their way. */
export const chats = signal<readonly Chat[]>([])
/** Empty: none is open; a narrow screen shows the list. */
export const chatId = signal('')
export const begun = signal(false)
/** Of the messages that waited when the chat was opened: after which position they began; undefined for none. */
export const waitedAfter = signal<number | undefined>(undefined)

const feed = signal<Feed | undefined>(undefined)

/** Undefined while the open chat's messages are on their way. */
export const messages = computed(() => feed.value?.messages)
export const olderLeft = computed(() => feed.value?.more ?? false)
export const myself = computed(() => people.value.find((person) => person.openId === me.value))
export const openedChat = computed(() => chats.value.find((chat) => chat.chatId === chatId.value))
export const unreadCount = computed(() => chats.value.reduce((sum, { unread }) => sum + unread, 0))

/** As many messages are fetched at first that the unread ones have some before them. */
const ROUND_ABOUT = 20
const MOST_AT_ONCE = 300
const RETRY_MS = 1000

/** A screen that shows either the chats or one of them. */
export const narrow = matchMedia('(max-width: 699px)')

/** The name of a person or bot by open_id or app_id; the id if nobody has it. */
export function nameOf(id: string): string {
  const bot = bots.value.find((each) => each.botOpenId === id || each.appId === id)
  return people.value.find((each) => each.openId === id)?.name ?? bot?.name ?? id
}

/** Begins with what the address says, and keeps up with the platform and the address from then on. */
export async function begin(): Promise<void> {
  onStream(hear)
  addEventListener('hashchange', () => void settle().catch(report))
  await settle()
}

/** To another seat or to another chat. */
const moves = going()
export const { staying } = moves

/** Sits down as another person, in the same chat if that person is in it. Rejects when the platform does not answer. */
export async function takeSeat(openId: string, chat = chatId.value): Promise<void> {
  const another = openId !== me.value
  if (another) {
    moves.go()
    chats.value = []
  }
  me.value = openId
  const stays = staying()
  write('replace', chat)
  await refreshChats()
  // Whoever has gone elsewhere since then stays there.
  if (!stays() || me.value !== openId) return
  const there = chats.value.find((each) => each.chatId === chat)
  const shown = show(there?.chatId ?? (narrow.matches ? '' : (byLast(chats.value)[0]?.chatId ?? '')), another)
  write('replace')
  await shown
}

export async function openChat(id: string): Promise<void> {
  if (id === chatId.value && feed.value !== undefined) return
  moves.go()
  const opening = show(id)
  write(narrow.matches ? 'push' : 'replace')
  const [bot] = openedChat.value?.bots ?? []
  if (openedChat.value?.mode === 'p2p' && bot !== undefined)
    tell('enter', { by: me.value, bot: bot.appId }).catch(report)
  await opening
}

/** Back to the list of chats, on a narrow screen. */
export function closeChat(): void {
  moves.go()
  void show('')
  write('replace')
}

export async function loadOlder(): Promise<void> {
  if (feed.value?.more !== true) return
  const lengthened = await olderThan(feed.value)
  if (feed.value !== undefined) feed.value = lengthened(feed.value)
  await refresh()
}

/** What the platform was last told of, lest every scroll tells it again. */
let said = ''

/** The reader has seen the open chat up to this position. */
export function markSeen(position: number): void {
  const chat = openedChat.value
  if (chat === undefined || (position <= chat.seen && !chat.urgent)) return
  const seen = { by: me.value, chat: chat.chatId, position: Math.max(position, chat.seen) }
  const saying = JSON.stringify([seen, chat.urgent])
  if (saying === said) return
  said = saying
  tell('seen', seen).catch((error) => {
    said = ''
    report(error)
  })
}

/** Newest first; chats in which nothing was said keep the platform's order. */
export function byLast(list: readonly Chat[]): Chat[] {
  return [...list].sort((a, b) => b.lastAt - a.lastAt)
}

async function show(id: string, anew = false): Promise<void> {
  const stays = id === chatId.value && feed.value?.chat === id
  if (stays && !anew) return
  chatId.value = id
  const entered = openedChat.value
  waitedAfter.value = (entered?.unread ?? 0) > 0 ? entered?.seen : undefined
  if (stays) return
  feed.value = undefined
  if (id === '') return
  const before = changes
  const count = Math.min((entered?.unread ?? 0) + ROUND_ABOUT, MOST_AT_ONCE)
  const found = await newest(id, count).catch(retried)
  if (chatId.value !== id || feed.value !== undefined) return
  feed.value = found
  if (changes !== before) await refresh()
}

function write(how: 'push' | 'replace', chat = chatId.value): void {
  const address = `#${me.value}/${chat}`
  if (location.hash === address) return
  if (how === 'push') history.pushState(undefined, '', address)
  else history.replaceState(undefined, '', address)
}

let settling = false

/** Brings everything in line with the platform and the address. */
async function settle(): Promise<void> {
  settling = true
  try {
    await readEverything()
  } finally {
    settling = false
  }
}

async function readEverything(): Promise<void> {
  const everybody = peopleAnswer.parse(await ask('people').catch(retried))
  people.value = everybody.people.filter((person) => !person.resigned)
  bots.value = everybody.bots
  const [seat = '', chat = ''] = location.hash.slice(1).split('/')
  const there = people.value.find((person) => person.openId === seat) ?? people.value[0]
  if (there !== undefined) await takeSeat(there.openId, chat)
  await refresh()
  begun.value = true
}

/** How many changes were heard of; what is on its way meanwhile may not have them. */
let changes = 0

function hear({ kind }: Change): void {
  changes += 1
  if (kind === 'reset' || kind === 'reopened') said = ''
  if (kind === 'reset') feed.value = undefined
  if (kind === 'reset' || (kind === 'reopened' && !settling)) settle().catch(report)
  else if (kind === 'reopened' || ABOUT_CHATS.has(kind)) refresh().catch(report)
}

let running = false
let again = false

/** One at a time; what is told meanwhile is looked at once more. */
async function refresh(): Promise<void> {
  again = true
  if (running) return
  running = true
  try {
    while (again) {
      again = false
      await Promise.all([refreshChats(), refreshMessages()])
    }
  } finally {
    running = false
  }
}

const inTurn = inOrder()

async function refreshChats(): Promise<void> {
  const by = me.value
  if (by === '') return
  await inTurn(ask('chats', { by }).catch(retried), (answer) => {
    if (by === me.value) chats.value = chatsAnswer.parse(answer).chats
  })
}

async function refreshMessages(): Promise<void> {
  const before = feed.value
  if (before === undefined) return
  const after = await upToDate(before)
  if (feed.value === before) feed.value = after
  else if (feed.value?.chat === before.chat) again = true
}

let retry: ReturnType<typeof setTimeout> | undefined

/** What was lost on the way though the stream goes on is read again: nothing else would bring it. */
function retried(error: unknown): never {
  if (error instanceof Unreachable) {
    clearTimeout(retry)
    retry = setTimeout(() => {
      if (connected.value) settle().catch(report)
    }, RETRY_MS)
  }
  throw error
}

/** The stream tells when the emulator is away and calls again when it is back. */
function report(error: unknown): void {
  if (error instanceof Unreachable || error instanceof Refused) return
  failed(error)
}

effect(() => {
  const unread = unreadCount.value
  const seat = myself.value?.name
  if (seat !== undefined) document.title = `${unread > 0 ? `(${unread}) ` : ''}${seat}`
})
