const ADDRESS = /https?:\/\/[^\s<>"'`，。；：！？、（）【】《》「」“”]+/gi
const TRAILING = /[.,;:!?)\]}]+$/

/** Words, or an address that stands among them. */
export interface Piece {
  readonly kind: 'words' | 'address'
  readonly text: string
}

/** A text cut where bare web addresses begin and end; the stop behind one is no part of it. */
export function cutAtAddresses(text: string): readonly Piece[] {
  const pieces: Piece[] = []
  let at = 0
  for (const match of text.matchAll(ADDRESS)) {
    const address = match[0].replace(TRAILING, '')
    if (match.index > at) pieces.push({ kind: 'words', text: text.slice(at, match.index) })
    pieces.push({ kind: 'address', text: address })
    at = match.index + address.length
  }
  if (at < text.length) pieces.push({ kind: 'words', text: text.slice(at) })
  return pieces
}
