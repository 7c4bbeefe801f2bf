import type { DirectoryStore } from '../app/ports.ts'
import { type Directory, EMPTY_DIRECTORY } from '../domain/people/directory.ts'
import { directory } from './schema/ledger.ts'
import { type Held, type Sqlite, slot } from './sqlite.ts'
import { decode, encode } from './stored-json.ts'

type Entries<M> = M extends ReadonlyMap<infer K, infer V> ? readonly (readonly [K, V])[] : never

/** The directory with its maps and sets as lists, in their order. */
interface StoredDirectory extends Pick<Directory, 'round' | 'delegations' | 'rev'> {
  readonly organisations: Entries<Directory['organisations']>
  readonly people: Entries<Directory['people']>
  readonly byOpenId: Entries<Directory['byOpenId']>
  readonly chats: Entries<Directory['chats']>
  /** Absent in what was stored before chats could have guests. */
  readonly guests?: Entries<Directory['guests']>
  readonly imports: readonly string[]
}

const textOf = (value: Directory): string =>
  encode({
    ...value,
    organisations: [...value.organisations],
    people: [...value.people],
    byOpenId: [...value.byOpenId],
    chats: [...value.chats],
    guests: [...value.guests],
    imports: [...value.imports],
  } satisfies StoredDirectory)

const directoryOf = (text: string): Directory => {
  const stored = decode<StoredDirectory>(text)
  return {
    ...stored,
    organisations: new Map(stored.organisations),
    people: new Map(stored.people),
    byOpenId: new Map(stored.byOpenId),
    chats: new Map(stored.chats),
    guests: new Map(stored.guests ?? []),
    imports: new Set(stored.imports),
  }
}

/** The directory as it is held in memory. */
export interface HeldDirectory extends DirectoryStore, Held {
  /** A transaction begins: whatever was saved before is stored, or was forgotten. */
  begin(): void
}

/** The value is held from one transaction to the next as long as its rev is the stored one. */
export const directoryStore = (db: Sqlite): HeldDirectory => {
  const rev = db.select({ rev: directory.rev }).from(directory).prepare()
  const body = db.select({ body: directory.body }).from(directory).prepare()
  const write = db
    .insert(directory)
    .values({ id: 1, rev: slot('rev'), body: slot('body') })
    .onConflictDoUpdate({ target: directory.id, set: { rev: slot('rev'), body: slot('body') } })
    .prepare()
  let held: Directory = EMPTY_DIRECTORY
  let isPresent = false
  let isSaved = false

  return {
    load: () => {
      if (isPresent) return held
      const stored = rev.get()?.rev ?? 0
      if (stored !== held.rev) {
        const text = body.get()?.body
        held = text === undefined ? EMPTY_DIRECTORY : directoryOf(text)
      }
      isPresent = true
      return held
    },
    save: (value) => {
      write.run({ rev: value.rev, body: textOf(value) })
      held = value
      isPresent = true
      isSaved = true
    },
    begin: () => {
      isSaved = false
    },
    // What was saved and undone may have the rev that somebody else stores next. Anything else is known by its rev, and
    // stays the same object: who compares would take a new one for a change.
    forget: (why) => {
      isPresent = false
      if (why === 'undone' && isSaved) held = EMPTY_DIRECTORY
    },
  }
}
