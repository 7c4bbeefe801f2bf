import { Glyph } from '../glyph.tsx'
import { cardWords } from '../words.ts'

interface PagerOf {
  readonly page: number
  readonly pages: number
  readonly onTurn: (page: number) => void
}

/** Turns the pages of a table; nothing when there is one. */
export function Pager({ page, pages, onTurn }: PagerOf) {
  if (pages < 2) return null
  const words = cardWords()
  return (
    <div class="card-pager">
      <button
        type="button"
        aria-label={words.previous}
        disabled={page === 0}
        onClick={() => onTurn(page - 1)}
      >
        <Glyph name="left" size={14} />
      </button>
      <span role="status" aria-label={words.page(page + 1, pages)}>
        {page + 1}/{pages}
      </span>
      <button
        type="button"
        aria-label={words.next}
        disabled={page >= pages - 1}
        onClick={() => onTurn(page + 1)}
      >
        <Glyph name="right" size={14} />
      </button>
    </div>
  )
}
