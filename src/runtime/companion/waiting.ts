import type { CardPost } from '../../app/card-posts.ts'
import { type ItemCode, parseProblemCode, parseTaskCode, problemOf } from '../../domain/kernel/codes.ts'
import type { BotMessage, CompanionView, Topic } from './topic.ts'

/** Cards on which a request is answered come before those that only show the item. */
const ASKING: ReadonlySet<string> = new Set([
  'review',
  'taskAcceptance',
  'extension',
  'taskExtension',
  'nameReviewer',
  'digestDraft',
])

interface Lying {
  readonly message: BotMessage
  readonly post: CardPost
}

/**
 * `waiting?person=<open_id>&code=<item>`: where the latest open card about the item lies for this person: `chatId` and
 * `messageId` (empty where there is none; then the chat is the one with the bot).
 */
export const waiting: Topic = (view, { person = '', code = '' }) => {
  const chats = view.platform.chatsOf(person)
  const found = chats.map((chatId) => latestIn(view, chatId, code))
  const lying = found.find((each) => each !== undefined && ASKING.has(each.post.card)) ?? found.find(Boolean)
  return {
    chatId: lying?.message.chatId ?? chats[0] ?? '',
    messageId: lying?.message.messageId ?? '',
  }
}

/** An asking card if there is one, else the latest that shows the item. */
const latestIn = (view: CompanionView, chatId: string, code: string): Lying | undefined => {
  const open = view.platform.botMessages({ chatId }).flatMap((message): readonly Lying[] => {
    const post = view.store.cards.byMessage(message.messageId)
    return post === undefined || post.settled || !shows(view, post, code) ? [] : [{ message, post }]
  })
  return open.findLast(({ post }) => ASKING.has(post.card) && asksFor(post, code)) ?? open.at(-1)
}

const item = (code: string): ItemCode | undefined => parseTaskCode(code) ?? parseProblemCode(code)

const shows = (view: CompanionView, post: CardPost, code: string): boolean => {
  const task = parseTaskCode(code)
  if (post.object === code || (task !== undefined && post.object === problemOf(task))) return true
  return (
    post.card === 'brief' &&
    view.store.briefs.linesOf(post.object).some(({ object }) => object === item(code))
  )
}

/** A task's request stands under its problem, with the task among what the card was drawn from. */
const asksFor = (post: CardPost, code: string): boolean =>
  parseTaskCode(code) === undefined ? !post.params.includes('"task"') : post.params.includes(`"${code}"`)
