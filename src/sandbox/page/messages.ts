import { drawCard } from './card.ts'
import { type Json, object, objects, text } from './data.ts'
import { h, link } from './dom.ts'
import { words } from './words.ts'

/** What can be done with a message. */
export interface MessageHands {
  readonly me: string
  readonly members: readonly { openId: string; name: string }[]
  readonly nameOf: (id: string) => string
  readonly timeOf: (instant: number) => string
  readonly reply: (message: Json, inThread: boolean) => void
  readonly recall: (message: Json) => void
  readonly use: (messageId: string, path: string, entry: Json) => void
}

/** Keeps one element per message and draws anew only what has changed, so that half-filled forms stay. */
export class MessageList {
  readonly element = h('div', { class: 'messages', set: { role: 'log' } })
  readonly #drawn = new Map<string, { mark: string; element: HTMLElement }>()
  #context = ''

  show(messages: readonly Json[], hands: MessageHands, context: string): void {
    if (context !== this.#context) this.#drawn.clear()
    this.#context = context
    const elements = messages.map((message) => this.#elementFor(message, messages, hands))
    const atEnd = this.element.scrollHeight - this.element.scrollTop - this.element.clientHeight < 80
    const grew = elements.length !== this.element.childElementCount
    if (elements.some((element, index) => this.element.children[index] !== element) || grew) {
      this.element.replaceChildren(...elements)
    }
    if (elements.length === 0) this.element.replaceChildren(h('p', { class: 'hint' }, words.noMessage))
    if (atEnd) this.element.scrollTop = this.element.scrollHeight
  }

  #elementFor(message: Json, all: readonly Json[], hands: MessageHands): HTMLElement {
    const id = text(message.messageId)
    const mark = JSON.stringify(message)
    const known = this.#drawn.get(id)
    if (known?.mark === mark) return known.element
    const element = drawMessage(message, all, hands)
    this.#drawn.set(id, { mark, element })
    return element
  }
}

function drawMessage(message: Json, all: readonly Json[], hands: MessageHands): HTMLElement {
  const mine = message.senderId === hands.me
  const look = [
    'message',
    mine && 'mine',
    message.senderType === 'app' && 'from-bot',
    message.threadId !== '' && 'in-thread',
  ]
  const parent = all.find((each) => each.messageId === message.parentId)
  const head = h(
    'div',
    { class: 'message-head' },
    h('span', { class: 'sender' }, text(message.sender)),
    h('time', {}, hands.timeOf(Number(message.createTime))),
    message.updated === true && message.msgType !== 'interactive' && h('span', {}, words.edited),
  )
  const quote =
    parent !== undefined && h('div', { class: 'quote' }, `${text(parent.sender)}：${summary(parent)}`)
  const body = message.deleted === true ? h('em', {}, words.recalled) : drawContent(message, hands)
  return h(
    'article',
    { class: look.filter(Boolean).join(' ') },
    head,
    quote,
    body,
    drawMarks(message),
    drawTools(message, mine, hands),
  )
}

function drawMarks(message: Json): HTMLElement {
  const reactions = objects(message.reactions).map((each) =>
    h('span', { class: 'mark', title: text(each.name) }, text(each.emoji)),
  )
  const urgent = objects(message.urgent).map((each) =>
    h(
      'span',
      { class: 'mark urgent' },
      `${words.urgent} ${text(each.name)} ${each.read === true ? words.read : words.unread}`,
    ),
  )
  return h('div', { class: 'marks' }, ...reactions, ...urgent)
}

function drawTools(message: Json, mine: boolean, hands: MessageHands): HTMLElement | false {
  if (message.deleted === true) return false
  const tool = (label: string, act: () => void): HTMLElement =>
    h('button', { class: 'tool', on: { click: act }, set: { type: 'button' } }, label)
  return h(
    'div',
    { class: 'tools' },
    tool(words.reply, () => hands.reply(message, false)),
    tool(words.inThread, () => hands.reply(message, true)),
    mine && tool(words.recall, () => hands.recall(message)),
  )
}

type Draw = (content: Json, message: Json, hands: MessageHands) => HTMLElement

const CONTENT: Readonly<Record<string, Draw>> = {
  text: (content, message) => h('div', { class: 'bubble' }, named(text(content.text), message)),
  post: (content, message) =>
    h(
      'div',
      { class: 'bubble' },
      text(content.title) !== '' && h('strong', {}, text(content.title)),
      ...postLines(content, message),
    ),
  image: (content) => h('img', { class: 'picture', set: { src: fileUrl(content.image_key), alt: '' } }),
  file: (content) =>
    h('a', { class: 'file', set: { href: fileUrl(content.file_key) } }, `📎 ${text(content.file_name)}`),
  interactive: (content, message, hands) =>
    drawCard(content, {
      nameOf: hands.nameOf,
      members: hands.members,
      use: (path, entry) => hands.use(text(message.messageId), path, entry),
    }),
}

function drawContent(message: Json, hands: MessageHands): HTMLElement {
  const draw = CONTENT[text(message.msgType)]
  if (draw === undefined) return h('em', {}, `${words.unknownMessage}：${text(message.msgType)}`)
  return draw(object(message.content), message, hands)
}

function postLines(content: Json, message: Json): HTMLElement[] {
  const lines = Array.isArray(content.content) ? content.content : []
  return lines.map((line) => h('div', {}, ...objects(line).map((node) => postNode(node, message))))
}

function postNode(node: Json, message: Json): Node | string {
  if (node.tag === 'a') return link(node.href, text(node.text))
  if (node.tag === 'at') return h('span', { class: 'at' }, `@${text(node.user_name)}`)
  if (node.tag === 'img')
    return h('img', { class: 'picture', set: { src: fileUrl(node.image_key), alt: '' } })
  if (node.tag === 'hr') return h('hr')
  return named(text(node.text), message)
}

/** Placeholders replaced by names. */
function named(source: string, message: Json): string {
  const names = objects(message.mentions).sort((a, b) => text(b.key).length - text(a.key).length)
  return names.reduce((line, each) => line.replaceAll(text(each.key), `@${text(each.name)}`), source)
}

export function summary(message: Json): string {
  if (message.deleted === true) return words.recalled
  const content = object(message.content)
  const title = text(object(object(content.header).title).content)
  return (
    named(text(content.text), message) ||
    title ||
    text(content.title) ||
    text(content.file_name)
  ).slice(0, 60)
}

function fileUrl(key: unknown): string {
  return `/_control/files/${encodeURIComponent(text(key))}`
}
