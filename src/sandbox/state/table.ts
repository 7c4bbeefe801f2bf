import type { z } from 'zod'

/** Where rows go besides memory. */
export interface Shelf {
  readonly rows: (kind: string) => Iterable<{ id: string; body: string }>
  readonly put: (kind: string, id: string, body: string) => void
  readonly remove: (kind: string, id: string) => void
}

/** A keyed collection in insertion order, written through to the shelf. */
export class Table<T> {
  readonly #rows = new Map<string, T>()
  readonly #kind: string
  readonly #idOf: (row: T) => string
  readonly #shelf: Shelf | undefined
  readonly #changed: (kind: string, row: T) => void

  constructor(options: {
    kind: string
    schema: z.ZodType<T>
    idOf: (row: T) => string
    shelf: Shelf | undefined
    changed: (kind: string, row: T) => void
  }) {
    this.#kind = options.kind
    this.#idOf = options.idOf
    this.#shelf = options.shelf
    this.#changed = options.changed
    for (const { id, body } of options.shelf?.rows(options.kind) ?? []) {
      this.#rows.set(id, options.schema.parse(JSON.parse(body)))
    }
  }

  get(id: string): T | undefined {
    return this.#rows.get(id)
  }

  all(): T[] {
    return [...this.#rows.values()]
  }

  where(wanted: (row: T) => boolean): T[] {
    const found: T[] = []
    for (const row of this.#rows.values()) if (wanted(row)) found.push(row)
    return found
  }

  first(wanted: (row: T) => boolean): T | undefined {
    for (const row of this.#rows.values()) if (wanted(row)) return row
    return undefined
  }

  put(row: T): T {
    const id = this.#idOf(row)
    this.#rows.set(id, row)
    this.#shelf?.put(this.#kind, id, JSON.stringify(row))
    this.#changed(this.#kind, row)
    return row
  }

  remove(id: string): void {
    const row = this.#rows.get(id)
    if (row === undefined) return
    this.#rows.delete(id)
    this.#shelf?.remove(this.#kind, id)
    this.#changed(this.#kind, row)
  }

  clear(): void {
    for (const id of [...this.#rows.keys()]) {
      this.#rows.delete(id)
      this.#shelf?.remove(this.#kind, id)
    }
  }
}
