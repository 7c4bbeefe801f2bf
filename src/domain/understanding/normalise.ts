const DASHES = /[‐‑‒–—―−﹣－─━➖]/g
// Zero-width, bidirectional and other control characters that no reader sees (tabs and line feeds stay).
const INVISIBLE = /(?![\t\n])[\p{Cc}\p{Cf}]/gu

/** NFKC would write ①12 as 112. */
const CIRCLED = /[①-⑳]/g
const bracketed = (circled: string): string => `(${circled.normalize('NFKC')})`

/** ℅ and ٪ are meant as %; NFKC would write the first as c/o. */
const PERCENT_SIGNS = /[℅٪]/g

/** Neither printable ASCII nor common Chinese: worth a closer look. */
const UNCOMMON = /[^\n -~\u3001-\u303f\u4e00-\u9fff“”]/
const SPACES = /[^\S\n]{2,}|[^\S\n ]/g

/** An empty box that somebody wrote; the reader's own □ stands for words that are read already (`blanked`). */
const BOX = /□/g

const cleared = (text: string): string => text.replace(INVISIBLE, '').replace(DASHES, '-').replace(BOX, '☐')

/** NFKC, one kind of dash and space, nothing invisible: full-width and half-width text read the same. */
export const normalise = (text: string): string => {
  const plain = text.replace(CIRCLED, bracketed).replace(PERCENT_SIGNS, '%').normalize('NFKC')
  return (UNCOMMON.test(plain) ? cleared(plain) : plain).replace(SPACES, ' ').trim()
}

/**
 * The end of `raw` that reads as `tail`, the end of its normalised text: a note is kept as it was written, full-width
 * punctuation and all. `tail` itself when no end of `raw` does.
 */
export const originalTail = (raw: string, tail: string): string => {
  const [written, plain] = [raw.trim(), normalise(raw)]
  if (written.length === plain.length && plain.endsWith(tail)) {
    // Mostly one character stands for one.
    const original = written.slice(plain.length - tail.length)
    if (normalise(original) === tail) return original.replace(INVISIBLE, '').trim()
  }
  let [from, to] = [0, raw.length]
  while (from < to) {
    const middle = (from + to) >> 1
    if (normalise(raw.slice(middle)).length > tail.length) from = middle + 1
    else to = middle
  }
  const original = raw.slice(from)
  return normalise(original) === tail ? original.replace(INVISIBLE, '').trim() : tail
}

/** The part of `raw` that reads as `plain.slice(start, end)`, as it was written; `plain` is normalised `raw`. */
export const originalPart = (raw: string, plain: string, start: number, end: number): string => {
  const part = plain.slice(start, end).trim()
  if (raw === plain) return part
  const trimmed = raw.trim()
  if (trimmed.length === plain.length) {
    // Mostly one character stands for one.
    const original = trimmed.slice(start, end).trim()
    if (normalise(original) === part) return original
  }
  const tail = originalTail(raw, plain.slice(start).trim())
  const rest = plain.slice(end).trim()
  if (rest === '') return tail
  const after = originalTail(raw, rest)
  const original = tail.endsWith(after) ? tail.slice(0, tail.length - after.length).trim() : part
  return normalise(original) === part ? original : part
}
