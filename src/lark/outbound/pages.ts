import type { Failure, Result } from './failure.ts'

export interface Page<T> {
  readonly rows: readonly T[]
  /** The token of the page after it; undefined: no more is wanted. */
  readonly next: string | undefined
}
export type PageToken = { page_token?: string }

/** No answer can have more pages; guards against a page token that leads nowhere. */
const MOST_PAGES = 1000
const EMPTY: Failure = { code: 'empty', reached: 'no', waitMs: null }

/** An answer that lacks what it must hold. */
export const MISSING = { ok: false, failure: EMPTY } as const

/** The rows of all pages, or the failure of the first that fails. */
export async function everyPage<T>(
  fetch: (token: PageToken) => Promise<Result<Page<T>>>,
): Promise<Result<T[]>> {
  const rows: T[] = []
  let token: PageToken = {}
  for (let pages = 0; pages < MOST_PAGES; pages += 1) {
    const page = await fetch(token)
    if (!page.ok) return page
    rows.push(...page.value.rows)
    if (page.value.next === undefined || page.value.next === '') return { ok: true, value: rows }
    token = { page_token: page.value.next }
  }
  return MISSING
}
