/** Values read out of JSON without trusting its shape. */

export type Json = { readonly [name: string]: unknown }

export function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

export function object(value: unknown): Json {
  return isObject(value) ? value : {}
}

export function objects(value: unknown): Json[] {
  return Array.isArray(value) ? value.filter(isObject) : []
}

export function text(value: unknown): string {
  if (typeof value === 'string') return value
  return typeof value === 'number' ? String(value) : ''
}

export function texts(value: unknown): string[] {
  return Array.isArray(value) ? value.map(text) : []
}

/** What stands in a table under a name that came from outside; `constructor` and the like stand in none. */
export function memberOf<T>(table: Readonly<Record<string, T>>, name: string): T | undefined {
  return Object.hasOwn(table, name) ? table[name] : undefined
}

/** The words of a text object. */
export function contentOf(value: unknown): string {
  return text(object(value).content)
}
