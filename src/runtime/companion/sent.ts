import type { CardPost } from '../../app/card-posts.ts'
import { type NudgeLine, readLine } from '../../app/nudge/line.ts'
import type { Tone } from '../../domain/nudge/rungs.ts'
import type { BotMessage, CompanionView } from './topic.ts'

/** Tones that go over the heads of those who work on the item (domain.md 3.8). */
const ESCALATING: ReadonlySet<Tone> = new Set([
  'overdueReport',
  'directiveDraft',
  'interviewProposal',
  'bulletinProposal',
  'accountabilityProposal',
])

/** Cards that answer somebody at once: no news of their own. */
const ANSWERS: ReadonlySet<string> = new Set([
  'problem',
  'closeOutForm',
  'reopenForm',
  'longTermForm',
  'evidence',
  'ledger',
  'mine',
  'digestPreview',
  'help',
  'calendar',
])

/** What the bot sent of its own accord from an instant (UTC ms) on, oldest first: to whom, what for, and where it lies. */
export const sentSince = (view: CompanionView, since: number) =>
  view.platform.botMessages({ since }).flatMap((message) => {
    const post = view.store.cards.byMessage(message.messageId)
    return post === undefined || ANSWERS.has(post.card) ? [] : [told(view, message, post)]
  })

const told = (view: CompanionView, message: BotMessage, post: CardPost) => {
  const lines = post.card === 'brief' ? nudgesOf(view, post.object) : []
  const kind = kindOf(post, lines)
  return {
    ...message,
    place: view.platform.placeOf(message.chatId),
    kind,
    label: view.text.companion.sent[kind],
    object: post.object,
    settled: post.settled,
    lines: lines.map(({ item, tone, overdue }) => ({
      code: item,
      what: view.text.tones[tone],
      overdue,
      escalates: ESCALATING.has(tone),
    })),
  }
}

const nudgesOf = (view: CompanionView, card: string): readonly NudgeLine[] =>
  view.store.briefs.linesOf(card).flatMap((line) => {
    const read = readLine(line)
    return read?.kind === 'nudge' ? [read] : []
  })

const KINDS = { digest: 'digest', digestDraft: 'digestDraft', chase: 'nudge' } as const
const isKnown = (card: string): card is keyof typeof KINDS => Object.hasOwn(KINDS, card)

const kindOf = ({ card }: CardPost, lines: readonly NudgeLine[]) => {
  if (isKnown(card)) return KINDS[card]
  if (card !== 'brief') return 'request'
  return lines.some(({ tone }) => ESCALATING.has(tone)) ? 'escalation' : lines.length > 0 ? 'nudge' : 'note'
}
