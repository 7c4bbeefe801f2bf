import type { ZodMiniType } from 'zod/mini'
import { locale } from '../words/wording.ts'
import { ask } from './calls.ts'

/**
 * What the app under test tells of itself on a topic, in the page's language; undefined when there is nobody to tell,
 * or it says something else.
 */
export async function askCompanion<T>(
  topic: string,
  shape: ZodMiniType<T>,
  query: Readonly<Record<string, string>> = {},
): Promise<T | undefined> {
  const answer = await ask(`companion/${topic}`, { ...query, locale: locale.value }).catch(() => undefined)
  return shape.safeParse(answer).data
}
