import { propose, type Sifted, sift } from '../../app/proposal/propose.ts'
import { reviseMessage } from '../../app/reread/revise-message.ts'
import type { ReadAgain } from '../../app/reread/take-in.ts'
import { nextWindow } from '../../app/send-window.ts'
import { Refusal } from '../../domain/kernel/refusal.ts'
import { type Instant, instant } from '../../domain/kernel/time.ts'
import { profileOf } from '../../domain/people/directory.ts'
import type { ProposalLine } from '../../domain/proposal/proposal.ts'
import { proposedLines } from '../../domain/proposal/propose.ts'
import { readMessage } from '../../domain/understanding/read-message.ts'
import type { Catalogue } from '../../text/index.ts'
import { momentText } from '../cards/view.ts'
import type { CommandContext } from '../commands/command.ts'
import { readProgress } from '../commands/item.ts'
import { holdsAnother, parseSpoken, type SpokenCommand } from '../commands/parse.ts'
import type { InboundMessage } from '../inbound/event.ts'
import { refusalText } from '../refusal-text.ts'
import { statedText } from '../stated.ts'
import { topicOf } from '../topic.ts'
import { filesWith } from './updates.ts'

type Given = Parameters<ReadAgain>

/** The message as if it came now: only what the readers look at is known. */
const asHeard = ([{ actor }, source, found]: Given): InboundMessage => ({
  kind: 'message',
  id: source.messageId,
  eventId: '',
  at: source.saidAt,
  chatId: source.chatId,
  chatType: 'group',
  openId: actor.openId ?? '',
  messageType: 'text',
  text: found.text,
  mentions: [],
  mentionsBot: false,
  mentionsAll: false,
  parentId: found.parentId,
  rootId: found.rootId,
  threadId: null,
  files: found.files,
  oversized: false,
})

/** What the message says now; why nothing can be made of it. */
type Saying = readonly ProposalLine[] | 'noEffect' | 'tooLong'

/** The edit's own time, so that what was said since is not overwritten (domain.md 3.10.7). */
const editTime = ([{ now }, { saidAt }, { editedAt }]: Given): Instant =>
  editedAt !== null && editedAt > saidAt ? instant(Math.min(editedAt, now)) : now

const plainSaying = (context: CommandContext, at: Instant): Saying => {
  const { acting, message } = context
  const { readings, tooLong } = readMessage(message.text, {
    today: acting.calendar.dayOf(message.at),
    calendar: acting.calendar,
    replyTo: topicOf(acting, message),
  })
  return tooLong ? 'tooLong' : proposedLines(readings, at, filesWith(context))
}

/** A report is put to its sender; every other command takes effect only by being sent. */
const commandSaying = (context: CommandContext, spoken: SpokenCommand, at: Instant): Saying => {
  if (holdsAnother(spoken)) return 'noEffect'
  try {
    const { on, percent, note } = readProgress(context, spoken.rest)
    const reading = { intent: 'progress', refs: [on], percent, note: note ?? '', reason: 'command' } as const
    return proposedLines([reading], at, [])
  } catch (error) {
    if (error instanceof Refusal) return 'noEffect'
    throw error
  }
}

const sayingOf = (context: CommandContext, given: Given): Saying => {
  const [, { kind }] = given
  const spoken = parseSpoken(context.message.text)
  if (spoken.kind === 'plain') return kind === 'plain' ? plainSaying(context, editTime(given)) : 'noEffect'
  if (spoken.kind !== 'command' || spoken.command.alias !== 'progress') return 'noEffect'
  return commandSaying(context, spoken, editTime(given))
}

/**
 * Reads an edited message with the readers of the first time and puts what it says anew to its sender, one to one; he
 * confirms as always. Nothing is changed by itself: of what it no longer says he is told that it stands.
 */
export const readAgain =
  (text: Catalogue): ReadAgain =>
  (...given) => {
    const [acting, source] = given
    const { openId } = acting.actor
    if (openId === null) return
    const message = asHeard(given)
    const reply = { messageId: message.id, inThread: false }
    const context: CommandContext = { acting, message, text, to: { openId }, reply }
    const saying = sayingOf(context, given)
    const { calendar, now } = acting
    const { edited } = text.proposalCard
    const changed = edited.changed(momentText({ text, calendar, now }, source.saidAt))
    if (typeof saying === 'string') return tell(context, `${changed}${edited[saying]}`)

    const { fresh, dropped, superseded } = reviseMessage(acting, source.messageId, saying)
    const sifted = sift(acting, fresh)
    const refused = refusals(context, sifted)
    if (refused.length > 0) tell(context, `${changed}\n${refused.join('\n')}`)
    if (sifted.kept.length > 0) {
      const { messageId, chatId, saidAt } = source
      const showAt = windowFor(context)
      const heard = { messageId, chatId, saidAt, to: { openId }, edited: { revision: { dropped }, showAt } }
      propose(acting, heard, sifted.kept)
    } else if (dropped.length > 0) {
      const recorded = dropped.map((stated) => statedText(text, stated))
      tell(context, `${changed}${edited.dropped(recorded)}`)
    } else if (saying.length === 0 && superseded) tell(context, `${changed}${edited.nothing}`)
  }

/** Nobody asked for it: it waits for the send window (domain.md 3.8). */
const windowFor = ({ acting }: CommandContext): Instant =>
  nextWindow(acting.calendar, profileOf(acting.directory).sendWindow, acting.now)

const tell = (context: CommandContext, line: string): void => {
  const { acting, to } = context
  const key = `edited:${acting.newId()}`
  acting.desk.note(acting.store, { text: line, to, key, priority: 2, notBefore: windowFor(context) })
}

const refusals = ({ text }: CommandContext, { foreign, unpermitted }: Sifted): readonly string[] => [
  ...(foreign.length === 0 ? [] : [text.proposalCard.foreign([...new Set(foreign)])]),
  ...unpermitted.map(({ refusal }) => refusalText(text, refusal)),
]
