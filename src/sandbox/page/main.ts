import { ClockBar } from './clock.ts'
import { Composer } from './composer.ts'
import { type Json, text } from './data.ts'
import { byId, h } from './dom.ts'
import { MessageList } from './messages.ts'
import { type ChatView, chats, messages, type Person, people, tell } from './server.ts'
import { failed, toast } from './toast.ts'
import { words } from './words.ts'

/** The chat page: take anybody's seat, read and speak in that person's chats. */

const clock = new ClockBar()
const list = new MessageList()
const composer = new Composer(() => (chatId === '' ? undefined : { by: me, chat: chatId }))
const seat = h('select', { set: { 'aria-label': words.seat } })
const chatList = h('nav', { class: 'chats', set: { 'aria-label': words.chats } })
const title = h('h1', {}, words.noChat)

let everybody: Person[] = []
let mine: ChatView[] = []
let me = ''
let chatId = ''

byId('app').append(
  h('aside', { class: 'side' }, h('label', {}, words.seat, seat), chatList),
  h(
    'main',
    { class: 'main' },
    h('header', { class: 'top' }, title, clock.element),
    list.element,
    composer.element,
  ),
)

seat.addEventListener('change', () => sit(seat.value).catch(failed))
start().catch(failed)

async function start(): Promise<void> {
  everybody = await people()
  drawSeats()
  await clock.refresh()
  const kept = location.hash.slice(1).split('/')
  chatId = kept[1] ?? ''
  const first = everybody.find((person) => person.openId === kept[0]) ?? everybody[0]
  if (first !== undefined) await sit(first.openId)
  listen()
}

function drawSeats(): void {
  const groups = new Map<string, Person[]>()
  for (const person of everybody) groups.set(person.group, [...(groups.get(person.group) ?? []), person])
  const drawn = [...groups].map(([label, persons]) => {
    const options = persons.map((person) =>
      h('option', { set: { value: person.openId } }, [person.name, person.post].filter(Boolean).join(' · ')),
    )
    return h('optgroup', { set: { label } }, ...options)
  })
  seat.replaceChildren(...drawn)
}

async function sit(openId: string): Promise<void> {
  me = openId
  seat.value = openId
  composer.clear()
  await refreshChats()
  if (!mine.some((chat) => chat.chatId === chatId)) chatId = mine[0]?.chatId ?? ''
  await enter(chatId)
}

async function refreshChats(): Promise<void> {
  mine = await chats(me)
  const drawn = mine.map((chat) => {
    const look = chat.chatId === chatId ? 'chat current' : 'chat'
    const label =
      chat.mode === 'p2p' ? `${chat.name}（${words.bot}）` : `${chat.name}（${chat.members.length}）`
    return h(
      'button',
      { class: look, on: { click: () => void enter(chat.chatId).catch(failed) }, set: { type: 'button' } },
      label,
    )
  })
  chatList.replaceChildren(...drawn)
}

async function enter(id: string): Promise<void> {
  chatId = id
  history.replaceState(undefined, '', `#${me}/${chatId}`)
  title.textContent = mine.find((chat) => chat.chatId === id)?.name ?? words.noChat
  await refreshChats()
  await refreshMessages()
  list.element.scrollTop = list.element.scrollHeight
}

async function refreshMessages(): Promise<void> {
  if (chatId === '') return
  const shown = chatId
  const rows = await messages(shown)
  if (shown !== chatId) return
  const hands = {
    me,
    members: mine.find((chat) => chat.chatId === chatId)?.members ?? [],
    nameOf: (id: string) =>
      everybody.find((person) => person.openId === id)?.name ?? (id === 'all' ? '所有人' : id),
    timeOf: (instant: number) => clock.format(instant),
    reply: (message: Json, inThread: boolean) => composer.answer(message, inThread),
    recall: (message: Json) =>
      void tell('recall', { by: me, messageId: text(message.messageId) }).catch(failed),
    use: (messageId: string, path: string, entry: Json) => void use(messageId, path, entry).catch(failed),
  }
  list.show(rows, hands, `${me} ${chatId}`)
}

async function use(messageId: string, path: string, entry: Json): Promise<void> {
  const result = await tell('click', { by: me, messageId, path, ...entry })
  const shown = typeof result.toast === 'object' && result.toast !== null ? Object.entries(result.toast) : []
  const { type = 'info', content = '' } = Object.fromEntries(shown)
  if (text(content) !== '') toast(text(type), text(content))
  if (result.sent === false && result.openUrl === undefined) toast('warning', text(result.reason))
  if (typeof result.code === 'number' && result.code !== 0) {
    toast('error', `${words.failed}（${words.code} ${result.code}）`)
  }
}

/** Follows the platform; bursts of changes are drawn once. */
function listen(): void {
  let waiting = false
  const source = new EventSource('/_control/stream')
  const refresh = (): void => {
    waiting = false
    Promise.all([refreshChats(), refreshMessages(), clock.refresh()]).catch(failed)
  }
  const soon = (): void => {
    if (waiting) return
    waiting = true
    setTimeout(refresh, 60)
  }
  source.addEventListener('message', soon)
  source.addEventListener('open', soon)
}
