import { cardTexts } from '../card/texts.ts'
import type { Emulator } from '../emulator.ts'
import { asText, parseObject } from '../json.ts'
import type { Message } from '../state/records.ts'
import type { ClickResult } from './click.ts'
import type { Saying } from './people.ts'
import type { Entry, Target } from './press.ts'

/** One chat, as a test sees it: `await chat.says('张三', '/help')`, then `await chat.answer()`. */
export class ChatSeat {
  readonly chatId: string
  readonly #emulator: Emulator

  constructor(emulator: Emulator, chatId: string) {
    this.#emulator = emulator
    this.chatId = chatId
  }

  /** Says a text and returns once no event is on its way any more. */
  async says(
    by: string,
    text: string,
    more: Omit<Partial<Saying>, 'by' | 'chat' | 'text'> = {},
  ): Promise<Message> {
    const message = this.#emulator.people.say({ ...more, by, chat: this.chatId, text })
    await this.#emulator.settled()
    return message
  }

  /** Sends a file or an image. */
  async sends(
    by: string,
    file: { name: string; bytes: Buffer },
    more: { image?: boolean; replyTo?: string } = {},
  ) {
    const what = more.image === true ? { image: file } : { file }
    const message = this.#emulator.people.say({ by, chat: this.chatId, replyTo: more.replyTo, ...what })
    await this.#emulator.settled()
    return message
  }

  /** Uses a component of a card (default: the newest card of the chat). */
  clicks(by: string, target: Target & Entry, messageId = this.lastCard().messageId): Promise<ClickResult> {
    return this.#emulator.people.click({ ...target, by, messageId })
  }

  messages(): Message[] {
    return this.#emulator.people.messagesIn(this.chatId)
  }

  /** Messages of apps that are not recalled. */
  answers(): Message[] {
    return this.messages().filter((message) => message.senderType === 'app' && !message.deleted)
  }

  /** Waits for an app's message that answers `to` (absent: any later than now) and fits. */
  answer(to?: Message, fits: (message: Message) => boolean = () => true): Promise<Message> {
    const seen = new Set(to === undefined ? this.answers().map((message) => message.messageId) : [])
    return this.#emulator.waitFor(
      () =>
        this.answers().find(
          (message) =>
            !seen.has(message.messageId) &&
            (to === undefined || message.parentId === to.messageId) &&
            fits(message),
        ),
      { what: 'an answer' },
    )
  }

  lastCard(): Message {
    const card = this.answers()
      .filter((message) => message.msgType === 'interactive')
      .at(-1)
    if (card === undefined) throw new Error('There is no card in this chat.')
    return card
  }

  /** All words a reader sees in a message, line by line. */
  words(message: Message): string {
    const current = this.#emulator.people.message(message.messageId)
    const content = parseObject(current.content) ?? {}
    if (current.msgType === 'interactive') return cardTexts(content).join('\n')
    return asText(content.text) ?? current.content
  }
}
