import { ApiError } from '../http/errors.ts'

export interface Page<T> {
  readonly items: T[]
  readonly has_more: boolean
  readonly page_token?: string
}

/** One page of `rows`; the token is opaque (an offset in this `order`). A bad token is 230003. */
export function page<T>(
  rows: readonly T[],
  query: Record<string, string>,
  max: number,
  usual = max,
  order = '',
): Page<T> {
  const size = sizeOf(query.page_size, max, usual)
  const start = startOf(query.page_token, order)
  const items = rows.slice(start, start + size)
  const next = start + size
  if (next >= rows.length) return { items, has_more: false }
  return { items, has_more: true, page_token: Buffer.from(`p${next}${order}`).toString('base64url') }
}

function sizeOf(text: string | undefined, max: number, usual: number): number {
  if (text === undefined || text === '') return Math.min(usual, max)
  const size = Number(text)
  if (!Number.isInteger(size) || size < 1 || size > max) {
    throw new ApiError(99992402, 'field validation failed', {
      detail: { field_violations: [{ field: 'page_size', value: text, description: `must be 1 to ${max}` }] },
    })
  }
  return size
}

function startOf(token: string | undefined, order: string): number {
  if (token === undefined || token === '') return 0
  const [, start, given] = /^p(\d+)(\D*)$/.exec(Buffer.from(token, 'base64url').toString('utf8')) ?? []
  if (start === undefined || given !== order) throw new ApiError(230003, 'The page_token is invalid.')
  return Number(start)
}
