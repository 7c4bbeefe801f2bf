import type { z } from 'zod'
import * as records from './records.ts'
import { type DiskShelf, openShelf } from './shelf.ts'
import { Table } from './table.ts'

export const seenKey = (openId: string, chatId: string): string => `${openId} ${chatId}`

export type Change = { kind: string; row: unknown }

/** All the platform knows, in memory and, with a folder, on disk. */
export class Store {
  readonly users: Table<records.User>
  readonly apps: Table<records.App>
  readonly chats: Table<records.Chat>
  readonly messages: Table<records.Message>
  readonly reactions: Table<records.Reaction>
  readonly files: Table<records.StoredFile>
  readonly tokens: Table<records.AccessToken>
  readonly cardTokens: Table<records.CardToken>
  readonly urgents: Table<records.Urgent>
  readonly seen: Table<records.Seen>
  readonly uuids: Table<records.SentUuid>
  readonly slashCommands: Table<records.SlashCommand>
  readonly deliveries: Table<records.Delivery>
  readonly meta: Table<z.infer<typeof records.metaRecord>>
  readonly #shelf: DiskShelf | undefined
  readonly #blobs = new Map<string, Buffer>()
  readonly #listeners = new Set<(change: Change) => void>()

  constructor(dataDir: string | undefined) {
    this.#shelf = dataDir === undefined ? undefined : openShelf(dataDir)
    const table = <T>(kind: string, schema: z.ZodType<T>, idOf: (row: T) => string) =>
      new Table<T>({
        kind,
        schema,
        idOf,
        shelf: this.#shelf,
        changed: (k, row) => this.#tell({ kind: k, row }),
      })
    this.users = table('user', records.userRecord, (r) => r.openId)
    this.apps = table('app', records.appRecord, (r) => r.appId)
    this.chats = table('chat', records.chatRecord, (r) => r.chatId)
    this.messages = table('message', records.messageRecord, (r) => r.messageId)
    this.reactions = table('reaction', records.reactionRecord, (r) => r.reactionId)
    this.files = table('file', records.fileRecord, (r) => r.key)
    this.tokens = table('token', records.tokenRecord, (r) => r.token)
    this.cardTokens = table('card_token', records.cardTokenRecord, (r) => r.token)
    this.urgents = table('urgent', records.urgentRecord, (r) => r.id)
    this.seen = table('seen', records.seenRecord, (r) => seenKey(r.openId, r.chatId))
    this.uuids = table('uuid', records.uuidRecord, (r) => r.key)
    this.slashCommands = table('slash_command', records.slashRecord, (r) => r.commandId)
    this.deliveries = table('delivery', records.deliveryRecord, (r) => r.id)
    this.meta = table('meta', records.metaRecord, (r) => r.key)
  }

  /** Hears of every change of a record; returns the way to stop. */
  onChange(listener: (change: Change) => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** Tells the listeners of a change outside the tables. */
  announce(kind: string): void {
    this.#tell({ kind, row: undefined })
  }

  putBlob(key: string, bytes: Buffer): void {
    if (this.#shelf) this.#shelf.putBlob(key, bytes)
    else this.#blobs.set(key, bytes)
  }

  blob(key: string): Buffer | undefined {
    return this.#shelf ? this.#shelf.blob(key) : this.#blobs.get(key)
  }

  /** Forgets everything, also the seed. */
  clear(): void {
    const tables = [
      this.users,
      this.apps,
      this.chats,
      this.messages,
      this.reactions,
      this.files,
      this.tokens,
      this.cardTokens,
      this.urgents,
      this.seen,
      this.uuids,
      this.slashCommands,
      this.deliveries,
    ]
    for (const each of tables) each.clear()
    this.#blobs.clear()
    this.#shelf?.clearBlobs()
    this.#tell({ kind: 'reset', row: undefined })
  }

  close(): void {
    this.#shelf?.close()
  }

  #tell(change: Change): void {
    for (const listener of [...this.#listeners]) listener(change)
  }
}
