import {
  type ItemCode,
  type PersonId,
  parsePersonId,
  parseProblemCode,
  parseTaskCode,
} from '../domain/kernel/codes.ts'
import { Refusal } from '../domain/kernel/refusal.ts'
import { type Instant, instant } from '../domain/kernel/time.ts'
import type { Acting, Work } from './context.ts'
import { enqueue } from './outbound/enqueue.ts'
import type { FoundFile, Outcome } from './outbox.ts'
import type { SentFile } from './ports.ts'
import { type EvidenceRequest, refuseEvidence, requestEvidence } from './receive-evidence.ts'
import { readProblem } from './record.ts'
import { refuseSecrets } from './screen.ts'
import { field, numberIn, property } from './stored.ts'

interface Sought extends Omit<EvidenceRequest, 'files'> {
  /** The message replied to, of which the bot was not told. */
  readonly parentId: string
  readonly chatId: string
  readonly openId: string
  /** Files that the person sent since then count where the message has none. */
  readonly since: Instant
  /** The title of a file without a name. */
  readonly unnamed: string
}

/** What happens when the message was looked up: kept with its outbox row as JSON. */
interface LookupContinuation extends Sought {
  readonly kind: 'lookup'
  readonly person: PersonId
}

/**
 * Evidence in a message that the bot never heard (it hears only mentions in some groups, lark-platform.md 1.6): asks
 * the platform what that message carries, then goes on as with a file that was heard.
 */
export const findEvidence = (acting: Acting, sought: Sought): void => {
  const { parentId, chatId, reply } = sought
  const continuation: LookupContinuation = { kind: 'lookup', person: acting.actor.id, ...sought }
  const call = { kind: 'lookup', messageId: parentId, chatId } as const
  const key = `lookup:${reply.messageId}`
  enqueue(acting, { key, lane: `lookup:${parentId}`, call, priority: 0 }, continuation)
}

/** Reads a continuation back; undefined for rows of another kind. */
export const parseLookupContinuation = (stored: unknown): LookupContinuation | undefined => {
  const on: ItemCode | undefined = parseProblemCode(field(stored, 'on')) ?? parseTaskCode(field(stored, 'on'))
  const person = parsePersonId(field(stored, 'person'))
  if (field(stored, 'kind') !== 'lookup' || on === undefined || person === undefined) return undefined
  const [to, reply] = [property(stored, 'to'), property(stored, 'reply')]
  const [chatId, openId] = [field(stored, 'chatId'), field(stored, 'openId')]
  return {
    kind: 'lookup',
    on,
    person,
    to: property(to, 'chatId') === undefined ? { openId } : { chatId },
    reply: { messageId: field(reply, 'messageId'), inThread: property(reply, 'inThread') === true },
    parentId: field(stored, 'parentId'),
    chatId,
    openId,
    since: instant(numberIn(stored, 'since')),
    unnamed: field(stored, 'unnamed'),
  }
}

const filesIn = (outcome: Outcome): readonly FoundFile[] =>
  outcome.kind === 'done' && typeof outcome.found === 'object' ? outcome.found.files : []

const foundIn = (work: Work, sought: LookupContinuation, outcome: Outcome): readonly SentFile[] => {
  const { parentId, chatId, unnamed } = sought
  return filesIn(outcome).map(({ fileKey, resource, name, openId }) => ({
    messageId: parentId,
    chatId,
    openId: openId ?? '',
    fileKey,
    resource,
    name: name === '' ? unnamed : name,
    at: work.now,
  }))
}

/**
 * Files whose very names hold secrets are nobody's evidence: whoever sent them is warned, and whoever asked for them
 * is told one to one, if he is another.
 */
const withheld = (work: Work, sought: LookupContinuation, files: readonly SentFile[]): boolean => {
  const { openId: asker, reply, parentId } = sought
  const [first] = files
  const sender = first === undefined || first.openId === '' ? asker : first.openId
  const fileNames = files.map(({ name }) => name)
  // Who asks for his own file again is answered again; another's sender is warned once.
  const inboundId = sender === asker ? reply.messageId : parentId
  if (!refuseSecrets(work, { openId: sender, inboundId }, { texts: [], fileNames })) return false
  if (sender !== asker) work.desk.withhold(work.store, { openId: asker }, `withheld:${reply.messageId}`)
  return true
}

/** The message was looked up (or cannot be): its files become evidence, else those sent just before, else a no. */
export const continueEvidence = (work: Work, sought: LookupContinuation, outcome: Outcome): void => {
  const actor = work.directory.people.get(sought.person)
  if (actor === undefined) return
  const acting: Acting = { ...work, actor }
  const there = foundIn(work, sought, outcome)
  if (withheld(work, sought, there)) return
  const files = there.length > 0 ? there : work.store.files.recent(sought.chatId, sought.openId, sought.since)
  try {
    if (files.length > 0) requestEvidence(acting, { ...sought, files })
    else refuseEvidence(acting, readProblem(acting, sought.on).code, sought, 'noFile')
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    const { code } = error
    if (code !== 'outOfScope' && code !== 'unknownItem')
      refuseEvidence(acting, readProblem(acting, sought.on).code, sought, 'refused')
  }
}
