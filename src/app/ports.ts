import type { WorkCalendar } from '../domain/calendar/calendar.ts'
import type { DigestFacts } from '../domain/digest/facts.ts'
import type {
  EvidenceCode,
  OrganisationCode,
  PersonId,
  ProblemCode,
  Sha256,
  TaskCode,
} from '../domain/kernel/codes.ts'
import type { Instant, LocalDate } from '../domain/kernel/time.ts'
import type { Directory } from '../domain/people/directory.ts'
import type { DirectoryEvent } from '../domain/people/events.ts'
import type { ProblemEvent, Stamp } from '../domain/problem/events.ts'
import type { Problem } from '../domain/problem/problem.ts'
import type { ProblemState } from '../domain/problem/vocabulary.ts'
import type { BriefStore } from './briefs.ts'
import type { CardPostStore } from './card-posts.ts'
import type { DigestEvent } from './digest-record.ts'
import type { OutboxStore } from './outbox.ts'
import type { ProposalStore, TopicStore } from './proposal/store.ts'
import type { ReadingStore } from './reading.ts'
import type { SourceStore } from './reread/source.ts'
import type { Tally } from './tally.ts'

/** What made a journal entry: a message, a click, an imported file, the clock, a command line call. */
export interface Cause {
  readonly kind: 'message' | 'click' | 'import' | 'tick' | 'cli' | 'platform'
  /** Message id, event id, or file name with its hash. */
  readonly id: string
}

/** One stream of the journal: a problem's code, `directory`, or `digest:<id>`. */
export type LedgerEvent = ProblemEvent | DirectoryEvent | DigestEvent

export interface JournalEntry {
  readonly seq: number
  readonly stream: string
  readonly event: LedgerEvent
  /** When it took effect; digests and `--as-of` go by this. */
  readonly stamp: Stamp
  /** The order of the chain. */
  readonly recordedAt: Instant
  readonly cause: Cause
  readonly previousHash: string
  readonly hash: string
}

export interface Journal {
  head(): { readonly seq: number; readonly hash: string }
  /** `recordedAt` never runs backwards along the chain: an earlier one becomes that of the entry before. */
  append(
    stream: string,
    entries: readonly { readonly event: LedgerEvent; readonly stamp: Stamp }[],
    cause: Cause,
    recordedAt: Instant,
  ): void
  /** Entries in chain order. */
  read(filter?: { readonly stream?: string; readonly afterSeq?: number }): Iterable<JournalEntry>
  /** What a person did himself by message or click, the newest first; not what a file told of him. */
  actsOf(person: PersonId): Iterable<JournalEntry>
  /** What a message brought about, in chain order. */
  causedBy(messageId: string): readonly JournalEntry[]
}

export interface ProblemQuery {
  readonly organisation?: OrganisationCode
  readonly states?: readonly ProblemState[]
  /** Open, not in review, with an effective deadline before this day. */
  readonly overdueOn?: LocalDate
  readonly codes?: readonly ProblemCode[]
  /** Problems with every one of these words count as if they were among `codes`. */
  readonly orHolding?: readonly string[]
  /** Every word must occur in code, title, description or category. */
  readonly words?: readonly string[]
  /** Problems of which the person is leader, head, first responsible or owner of a task. */
  readonly involving?: PersonId
  /** Problems whose ball the person holds. */
  readonly heldBy?: PersonId
  readonly limit: number
  readonly offset: number
}

export interface ProblemStore {
  get(code: ProblemCode): Problem | undefined
  /** In code order, with the number of all matches. */
  find(query: ProblemQuery): { readonly problems: readonly Problem[]; readonly total: number }
  /** Problems with an open task that this person owns. */
  withOpenTaskOf(person: PersonId): readonly Problem[]
  /** Writes the new state; throws Refusal `stale` unless the stored rev is `expectedRev` (0 = new). */
  save(problem: Problem, expectedRev: number, holder: PersonId | null): void
  /** Compact facts of every problem, for figures in linear time. */
  facts(): Iterable<DigestFacts>
  /** In code order; of a long ledger as many as that after one of them. */
  codes(part?: { readonly after: ProblemCode | null; readonly limit: number }): readonly ProblemCode[]
  /** Everything that is kept of each problem, in code order: what `verify` compares with the fold. */
  stored(): Iterable<StoredProblem>
  /** What the columns and rows beside a problem's body must say. */
  projection(problem: Problem): Projection
  /** The first problem whose words in the index are not those of its text; undefined: they all are. */
  misindexed(): ProblemCode | undefined
}

/** Columns, facts, tasks and participants of one problem, as plain data. */
export type Projection = Readonly<Record<string, unknown>>

export interface StoredProblem {
  readonly code: ProblemCode
  readonly problem: Problem
  readonly projection: Projection
}

export interface DirectoryStore {
  load(): Directory
  save(directory: Directory): void
}

/** Handled inbound keys with the answer that was given, so that a replay is answered as before. */
export interface InboxStore {
  answerTo(key: string): string | undefined
  record(key: string, answer: string, at: Instant): void
}

/** A row of work that becomes due: `key` = object × version × rung, so running twice does once. */
export interface DueRow {
  readonly key: string
  readonly kind: 'nudge' | 'review' | 'silence' | 'digest' | 'release' | 'claim' | 'proposal' | 'reread'
  /** The problem, task or digest it is about. */
  readonly object: string
  readonly at: Instant
  /** Rung or other data, JSON. */
  readonly payload: string
}

export interface DueStore {
  /** Adds rows whose key is not there yet, whatever state the known ones are in. */
  plan(rows: readonly DueRow[]): void
  /** Open rows with `at` ≤ now, oldest first. */
  ready(now: Instant, limit: number): readonly DueRow[]
  settle(key: string, outcome: 'done' | 'skipped' | 'void', at: Instant): void
  /** Open rows of an object. */
  open(object: string): readonly Pick<DueRow, 'key' | 'at'>[]
  /** Marks the open rows of an object void. */
  voidAll(object: string, at: Instant): void
  next(): Instant | undefined
  get(key: string): (DueRow & { readonly outcome: 'open' | 'done' | 'skipped' | 'void' }) | undefined
}

/** A file somebody sent to a chat: evidence only when a command says so. */
export interface SentFile {
  readonly messageId: string
  readonly chatId: string
  readonly openId: string
  readonly fileKey: string
  readonly resource: 'image' | 'file'
  readonly name: string
  readonly at: Instant
}
export interface SentFileStore {
  record(file: SentFile): void
  ofMessage(messageId: string): readonly SentFile[]
  /** Files of this person in this chat since an instant, oldest first, not yet taken. */
  recent(chatId: string, openId: string, since: Instant): readonly SentFile[]
  take(messageId: string, fileKey: string): void
  /** The file is evidence now. */
  becameEvidence(messageId: string, fileKey: string, evidence: EvidenceCode): void
  /** The evidence that a message's files became. */
  evidenceFrom(messageId: string): readonly EvidenceCode[]
}

/** Small durable facts of running: match reports, last look, counters. */
export interface SettingStore {
  get(key: string): string | undefined
  set(key: string, value: string): void
}

/** Everything that one transaction sees. */
export interface Store {
  readonly journal: Journal
  readonly problems: ProblemStore
  readonly directory: DirectoryStore
  readonly inbox: InboxStore
  readonly outbox: OutboxStore
  readonly cards: CardPostStore
  readonly due: DueStore
  readonly briefs: BriefStore
  readonly files: SentFileStore
  readonly proposals: ProposalStore
  readonly topics: TopicStore
  readonly sources: SourceStore
  readonly settings: SettingStore
  readonly readings: ReadingStore
  readonly tally: Tally
}

type Synchronous<T> = T extends PromiseLike<unknown> ? never : T

/** The database: one writer, real transactions. `work` must not be asynchronous (architecture.md 1.1). */
export interface Database {
  /** BEGIN IMMEDIATE … COMMIT; rolls back and rethrows when `work` throws. */
  transact<T>(work: (store: Store) => Synchronous<T>): Synchronous<T>
  /** Inside `transact`: a savepoint that rolls back alone when `work` throws. */
  savepoint<T>(store: Store, work: () => Synchronous<T>): Synchronous<T>
  /** A read without a write lock. */
  read<T>(work: (store: Store) => Synchronous<T>): Synchronous<T>
  close(): void
}

/** SHA-256 of UTF-8 text, lower-case hex. */
export type HashText = (text: string) => string

/** Content-addressed evidence files beside the database. */
export interface EvidenceFiles {
  /** Streams the bytes to disk, durable when resolved. */
  put(bytes: AsyncIterable<Uint8Array>): Promise<{ readonly hash: Sha256; readonly bytes: number }>
}

export interface Clock {
  now(): Instant
}

export type { ProblemCode, TaskCode, WorkCalendar }
