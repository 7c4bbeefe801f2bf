const DASHES = /[‐‑‒–—―−﹣－─━]/g
// Zero-width, bidirectional and other control characters that no reader sees (line feeds stay).
const INVISIBLE = /[\u0000-\u0008\u000b-\u001f\u007f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g

/** NFKC, one kind of dash and space, nothing invisible: full-width and half-width text read the same. */
export const normalise = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(INVISIBLE, '')
    .replace(DASHES, '-')
    .replace(/[^\S\n]+/g, ' ')
    .trim()
