/** One form for what differs only in width or case: NFKC, lower case. */
export const foldText = (text: string): string => text.normalize('NFKC').toLowerCase()

/** The one- and two-character pieces of a folded text, each once; blanks divide. */
export const termsOf = (folded: string): ReadonlySet<string> => {
  const terms = new Set<string>()
  for (const run of folded.split(/\s+/u)) {
    const characters = [...run]
    characters.forEach((character, at) => {
      terms.add(character)
      const next = characters[at + 1]
      if (next !== undefined) terms.add(character + next)
    })
  }
  return terms
}

/** Pieces that every text containing the folded word must have: its first and its last pair. */
export const keyTermsOf = (word: string): readonly [string, string] => {
  const characters = [...word]
  return [characters.slice(0, 2).join(''), characters.slice(-2).join('')]
}
