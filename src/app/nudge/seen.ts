import { Refusal } from '../../domain/kernel/refusal.ts'
import type { CardPost } from '../card-posts.ts'
import type { Acting } from '../context.ts'

const isOwn = (acting: Acting, post: CardPost): boolean =>
  acting.store.briefs.card(post.object)?.person === acting.actor.id

const mark = (acting: Acting, post: CardPost, what: 'seen' | 'answered'): void => {
  acting.store.briefs.mark(post.object, what, acting.now)
  acting.store.cards.touch(post.object)
}

/** 已阅 on one's own daily card: shown to those above. Refusal `outOfScope` on somebody else's. */
export const markSeen = (acting: Acting, post: CardPost): void => {
  if (!isOwn(acting, post)) throw new Refusal('outOfScope', { code: post.object })
  mark(acting, post, 'seen')
}

/** A line of one's own daily card was answered with a report or a request for an extension: so he has seen it. */
export const markAnswered = (acting: Acting, post: CardPost): void => {
  if (!isOwn(acting, post)) return
  mark(acting, post, 'seen')
  mark(acting, post, 'answered')
}
