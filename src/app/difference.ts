import { canonicalJson } from './canonical-json.ts'

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null

const inside = (path: string, key: string, list: boolean): string => {
  if (list) return `${path}[${key}]`
  return path === '' ? key : `${path}.${key}`
}

const differing = (a: unknown, b: unknown, path: string): string => {
  if (!isRecord(a) || !isRecord(b)) return path
  for (const key of [...new Set([...Object.keys(a), ...Object.keys(b)])]) {
    if (canonicalJson(a[key] ?? null) !== canonicalJson(b[key] ?? null))
      return differing(a[key], b[key], inside(path, key, Array.isArray(a)))
  }
  return path
}

/** The path of the first place where two plain values differ, such as `tasks[0].percent`; null when they are equal. */
export const firstDifference = (a: unknown, b: unknown): string | null =>
  canonicalJson(a) === canonicalJson(b) ? null : differing(a, b, '')
