const DASHES = /[‐‑‒–—―−﹣－─━]/g
// Zero-width, bidirectional and other control characters that no reader sees (tabs and line feeds stay).
const INVISIBLE = /(?![\t\n])[\p{Cc}\p{Cf}]/gu

/** NFKC, one kind of dash and space, nothing invisible: full-width and half-width text read the same. */
export const normalise = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(INVISIBLE, '')
    .replace(DASHES, '-')
    .replace(/[^\S\n]+/g, ' ')
    .trim()

/**
 * The end of `raw` that reads as `tail`, the end of its normalised text: a note is kept as it was written, full-width
 * punctuation and all. `tail` itself when no end of `raw` does.
 */
export const originalTail = (raw: string, tail: string): string => {
  let [from, to] = [0, raw.length]
  while (from < to) {
    const middle = (from + to) >> 1
    if (normalise(raw.slice(middle)).length > tail.length) from = middle + 1
    else to = middle
  }
  const original = raw.slice(from)
  return normalise(original) === tail ? original.replace(INVISIBLE, '').trim() : tail
}
