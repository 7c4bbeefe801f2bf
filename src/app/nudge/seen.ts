import type { CardPost } from '../card-posts.ts'
import type { Acting } from '../context.ts'

const mark = (acting: Acting, post: CardPost, what: 'seen' | 'answered'): void => {
  acting.store.briefs.mark(post.object, what, acting.now)
  acting.store.cards.touch(post.object)
}

/** 已阅 on a daily card: shown to those above. */
export const markSeen = (acting: Acting, post: CardPost): void => mark(acting, post, 'seen')

/** A line of the daily card was answered with a report or a request for an extension. */
export const markAnswered = (acting: Acting, post: CardPost): void => mark(acting, post, 'answered')
