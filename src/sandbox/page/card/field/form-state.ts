import { signal } from '@preact/signals'
import type { Json } from '../../platform/json.ts'

/** A field of a form as the form sees it. */
export interface FormField {
  readonly name: string
  readonly required: boolean
  readonly disabled: boolean
  readonly read: () => unknown
  readonly reset: () => void
  /** Puts the keyboard into it. */
  readonly focus: () => void
}

/** What is entered in one form and what is missing (lark-platform.md 4.3 form). */
export class FormState {
  readonly #fields = new Set<FormField>()
  /** Names of required fields that were empty when it was tried to submit. */
  readonly missing = signal<ReadonlySet<string>>(new Set())

  /** Adds a field in reading order; the answer takes it out again. */
  join(field: FormField): () => void {
    this.#fields.add(field)
    return () => this.#fields.delete(field)
  }

  /** Entries by name, without the fields that cannot be changed. */
  entries(): Json {
    const open = [...this.#fields].filter((field) => !field.disabled)
    return Object.fromEntries(open.map((field) => [field.name, field.read()]))
  }

  /** The first required field that is empty, undefined if none is; all such are marked. */
  check(): FormField | undefined {
    const empty = [...this.#fields].filter(
      (field) => field.required && !field.disabled && isEmpty(field.read()),
    )
    this.missing.value = new Set(empty.map((field) => field.name))
    return empty[0]
  }

  filled(name: string): void {
    if (!this.missing.value.has(name)) return
    this.missing.value = new Set([...this.missing.value].filter((each) => each !== name))
  }

  reset(): void {
    this.missing.value = new Set()
    for (const field of this.#fields) field.reset()
  }
}

function isEmpty(value: unknown): boolean {
  return value === undefined || value === '' || (Array.isArray(value) && value.length === 0)
}
