/** What we use of the Workers runtime; its own types (`wrangler types`) would stand against those of Node. */

interface SqlStorageCursor {
  next(): { readonly done?: boolean; readonly value?: unknown }
  toArray(): Record<string, unknown>[]
  one(): Record<string, unknown>
  raw(): Iterable<unknown[]> & { toArray(): unknown[][] }
}

interface DurableObjectStorage {
  readonly sql: {
    exec(statement: string, ...values: unknown[]): SqlStorageCursor
    /** Bytes. */
    readonly databaseSize: number
  }
  readonly kv: { get(key: string): unknown; put(key: string, value: unknown): void }
  /** A transaction; inside another one, a savepoint. Rolls back when `work` throws. */
  transactionSync<T>(work: () => T): T
  getAlarm(): Promise<number | null>
  setAlarm(at: number): Promise<void>
}

interface DurableObjectState {
  readonly storage: DurableObjectStorage
  /** Nothing else reaches the object until `work` is done; what it throws ends the object. */
  blockConcurrencyWhile<T>(work: () => Promise<T>): Promise<T>
}

interface DurableObjectNamespace<Object> {
  getByName(name: string): Object
}

interface R2Object {
  readonly key: string
  readonly size: number
}
interface R2ObjectBody extends R2Object {
  readonly body: ReadableStream<Uint8Array>
}
interface R2UploadedPart {
  readonly partNumber: number
  readonly etag: string
}
interface R2MultipartUpload {
  uploadPart(part: number, bytes: Uint8Array): Promise<R2UploadedPart>
  complete(parts: readonly R2UploadedPart[]): Promise<R2Object>
  abort(): Promise<void>
}
interface R2Objects {
  readonly objects: readonly R2Object[]
  readonly truncated: boolean
  readonly cursor?: string
}
interface R2Bucket {
  head(key: string): Promise<R2Object | null>
  get(key: string): Promise<R2ObjectBody | null>
  put(
    key: string,
    value: Uint8Array | ReadableStream<Uint8Array>,
    options: { readonly sha256: string },
  ): Promise<R2Object | null>
  delete(key: string): Promise<void>
  /** A thousand at most; with `truncated` there are more from `cursor` on. */
  list(options: { readonly prefix: string; readonly cursor?: string }): Promise<R2Objects>
  createMultipartUpload(key: string): Promise<R2MultipartUpload>
}

declare module 'cloudflare:workers' {
  export abstract class DurableObject<Env> {
    protected readonly ctx: DurableObjectState
    protected readonly env: Env
    constructor(ctx: DurableObjectState, env: Env)
  }
}
