import { z } from 'zod'

const object = z.record(z.string(), z.unknown())
export type Json = z.infer<typeof object>

/** The value of a JSON text, or undefined if it is none. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** The object of a JSON text, or undefined if it is no JSON object. */
export function parseObject(text: string): Json | undefined {
  return asObject(parseJson(text))
}

export function asObject(value: unknown): Json | undefined {
  const parsed = Array.isArray(value) ? undefined : object.safeParse(value)
  return parsed?.success ? parsed.data : undefined
}

/** What stands in a table under a name that came from outside; `constructor` and the like stand in none. */
export function memberOf<T>(table: Readonly<Record<string, T>>, name: string): T | undefined {
  return Object.hasOwn(table, name) ? table[name] : undefined
}

export function asArray(value: unknown): unknown[] {
  return Array.isArray(value) ? value : []
}

/** The objects of a list; anything else in it is left out. */
export function asObjects(value: unknown): Json[] {
  return asArray(value).flatMap((item) => {
    const found = asObject(item)
    return found === undefined ? [] : [found]
  })
}

export function asText(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined
}
