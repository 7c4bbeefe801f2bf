import { p2pChat } from '../messages/receivers.ts'
import type { App, Chat, Message, Reaction, Urgent, User } from '../state/records.ts'
import { seenKey } from '../state/store.ts'
import type { World } from '../world.ts'
import { type Click, type ClickResult, click } from './click.ts'
import * as gestures from './gestures.ts'
import { PersonError } from './person-error.ts'
import { type FileToSend, type Placement, sayFile, sayImage, sayOther, sayPost, sayText } from './speak.ts'

export interface Saying extends Placement {
  /** open_id, user_id or name. */
  readonly by: string
  /** chat_id or name; or the app_id or name of a bot for the one-to-one chat with it. */
  readonly chat: string
  readonly text?: string | undefined
  /** False: `@` in the text is only text. */
  readonly mentions?: boolean | undefined
  readonly post?: unknown
  readonly image?: FileToSend | undefined
  readonly file?: FileToSend | undefined
  readonly other?: { readonly msgType: string; readonly content: unknown } | undefined
}

/** What persons do in their clients. Everybody and everything may be named by id or by name. */
export class People {
  readonly #world: World

  constructor(world: World) {
    this.#world = world
  }

  user(id: string): User {
    const { users } = this.#world.store
    const user =
      users.get(id) ?? users.first((each) => each.userId === id) ?? users.first((each) => each.name === id)
    if (user === undefined) throw new PersonError(`there is no person ${id}`)
    return user
  }

  app(id: string): App {
    const { apps } = this.#world.store
    const app = apps.get(id) ?? apps.first((each) => each.name === id || each.botOpenId === id)
    if (app === undefined) throw new PersonError(`there is no app ${id}`)
    return app
  }

  chat(id: string): Chat {
    const { chats } = this.#world.store
    const chat = chats.get(id) ?? chats.first((each) => each.mode === 'group' && each.name === id)
    if (chat === undefined) throw new PersonError(`there is no chat ${id}`)
    return chat
  }

  message(id: string): Message {
    const message = this.#world.store.messages.get(id)
    if (message === undefined) throw new PersonError(`there is no message ${id}`)
    return message
  }

  /** The one-to-one chat of a person with a bot. */
  direct(by: string, bot: string): Chat {
    const app = this.app(bot)
    const user = this.user(by)
    if (
      app.availability !== 'all' &&
      ![user.openId, user.userId].some((id) => app.availability.includes(id))
    ) {
      throw new PersonError(`${app.name} is not available to ${user.name}`)
    }
    return p2pChat(this.#world, app, user)
  }

  say(saying: Saying): Message {
    const world = this.#world
    const user = this.user(saying.by)
    const chat = this.#chatFor(saying)
    if (saying.text !== undefined) return sayText(world, chat, user, saying.text, saying)
    if (saying.post !== undefined) return sayPost(world, chat, user, saying.post, saying)
    if (saying.image !== undefined) return sayImage(world, chat, user, saying.image, saying)
    if (saying.file !== undefined) return sayFile(world, chat, user, saying.file, saying)
    if (saying.other !== undefined) {
      return sayOther(world, chat, user, saying.other.msgType, saying.other.content, saying)
    }
    throw new PersonError('nothing is said')
  }

  /** Uses a component of a card; the answer is there within the platform's three seconds. */
  click(given: Click): Promise<ClickResult> {
    const user = this.user(given.by)
    const message = this.message(given.messageId)
    const chat = this.chat(message.chatId)
    if (!chat.members.includes(user.openId)) throw new PersonError(`${user.name} is not in this chat`)
    return click(this.#world, user, message, given)
  }

  recall(by: string, messageId: string): void {
    gestures.recallAs(this.#world, this.user(by), this.message(messageId))
  }

  edit(by: string, messageId: string, text: string): void {
    gestures.editAs(this.#world, this.user(by), this.message(messageId), text)
  }

  react(by: string, messageId: string, emoji: string): Reaction {
    return gestures.reactAs(this.#world, this.user(by), this.message(messageId), emoji)
  }

  /** With `by` only if it is that person's own. */
  unreact(reactionId: string, by?: string): void {
    const reaction = this.#world.store.reactions.get(reactionId)
    if (reaction === undefined) return
    if (by !== undefined && this.user(by).openId !== reaction.operatorId)
      throw new PersonError('only own reactions can be taken back')
    gestures.unreactAs(this.#world, reaction)
  }

  /** The person has read the chat up to this position, and what was urgent there. */
  see(by: string, chat: string, position: number): void {
    const { openId } = this.user(by)
    const { chatId } = this.chat(chat)
    const { seen, messages, urgents } = this.#world.store
    const read = Math.min(position, this.messagesIn(chatId).at(-1)?.position ?? 0)
    if (read > this.seenBy(openId, chatId)) seen.put({ openId, chatId, position: read })
    for (const urgent of urgents.where(({ userId, read }) => userId === openId && !read)) {
      const message = messages.get(urgent.messageId)
      if (message?.chatId === chatId && message.position <= position) urgents.put({ ...urgent, read: true })
    }
  }

  /** Position of the last message that the person has read in the chat; 0 for none. */
  seenBy(openId: string, chatId: string): number {
    return this.#world.store.seen.get(seenKey(openId, chatId))?.position ?? 0
  }

  /** Marks what a person has been urged to read as read. */
  read(by: string, messageId: string): void {
    const { openId } = this.user(by)
    const { urgents } = this.#world.store
    for (const urgent of urgents.where((each) => each.messageId === messageId && each.userId === openId)) {
      urgents.put({ ...urgent, read: true })
    }
  }

  addBot(chat: string, app: string, by: string): Chat {
    return gestures.addBot(this.#world, this.chat(chat), this.app(app), this.user(by))
  }

  removeBot(chat: string, app: string, by: string): Chat {
    return gestures.removeBot(this.#world, this.chat(chat), this.app(app), this.user(by))
  }

  addMember(chat: string, user: string, by: string): Chat {
    return gestures.addMember(this.#world, this.chat(chat), this.user(user), this.user(by))
  }

  removeMember(chat: string, user: string, by: string): Chat {
    return gestures.removeMember(this.#world, this.chat(chat), this.user(user), this.user(by))
  }

  dissolve(chat: string, by: string): void {
    gestures.dissolve(this.#world, this.chat(chat), this.user(by))
  }

  enterBotChat(by: string, bot: string): Chat {
    return gestures.enterBotChat(this.#world, this.user(by), this.app(bot))
  }

  useMenu(by: string, bot: string, eventKey: string): void {
    gestures.useMenu(this.#world, this.user(by), this.app(bot), eventKey)
  }

  messagesIn(chat: string): Message[] {
    const { chatId } = this.chat(chat)
    return this.#world.store.messages.where((message) => message.chatId === chatId)
  }

  reactionsTo(messageId: string): Reaction[] {
    return this.#world.store.reactions.where((reaction) => reaction.messageId === messageId)
  }

  urgents(): Urgent[] {
    return this.#world.store.urgents.all()
  }

  #chatFor(saying: Saying): Chat {
    const { apps } = this.#world.store
    const bot = apps.get(saying.chat) ?? apps.first((each) => each.name === saying.chat)
    return bot === undefined ? this.chat(saying.chat) : this.direct(saying.by, bot.appId)
  }
}
