/** The rows of one page; `page` from 0, kept within what there is. */
export function pageOf<Row>(rows: readonly Row[], size: number, page: number): readonly Row[] {
  const shown = Math.min(Math.max(0, page), pagesIn(rows.length, size) - 1)
  return rows.slice(shown * size, (shown + 1) * size)
}

export function pagesIn(rows: number, size: number): number {
  return Math.max(1, Math.ceil(rows / size))
}

const USUAL = 5
const MOST = 10

/** `page_size` as the platform takes it: 1 to 10, usually 5. */
export function pageSize(value: unknown): number {
  return typeof value === 'number' && value >= 1 ? Math.min(MOST, Math.floor(value)) : USUAL
}
