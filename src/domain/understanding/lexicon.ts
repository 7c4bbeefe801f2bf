import type { Span } from './span.ts'

/** A word of a table found in a text, with the sign that the table stands for. */
export interface Mark<Sign extends string> extends Span {
  readonly sign: Sign
}

interface Entry<Sign extends string> {
  readonly word: string
  readonly signs: readonly Sign[]
}

/** Words written one after another, as a person lists them. */
export const words = (text: string): readonly string[] => text.trim().split(/\s+/)

const collect = <Sign extends string>(
  tables: Readonly<Record<Sign, readonly string[]>>,
  signs: readonly Sign[],
  silent: readonly string[],
): Map<string, Sign[]> => {
  const all = new Map<string, Sign[]>(silent.map((word) => [word, []]))
  for (const sign of signs) for (const word of tables[sign]) all.set(word, [...(all.get(word) ?? []), sign])
  return all
}

/** A small number for two characters; that others share it does no harm. */
const pairAt = (text: string, at: number): number => (text.charCodeAt(at) << 12) ^ text.charCodeAt(at + 1)

/** UTF-16 units. */
const UNITS = 0x10000

/** The words by their first two characters, the longest first, and those of one character by that. */
const byPair = <Sign extends string>(all: ReadonlyMap<string, readonly Sign[]>) => {
  const longer = new Map<number, Entry<Sign>[]>()
  const single = new Map<number, Entry<Sign>>()
  for (const [word, signs] of all) {
    const entry = { word, signs }
    if (word.length === 1) single.set(word.charCodeAt(0), entry)
    else longer.set(pairAt(word, 0), [...(longer.get(pairAt(word, 0)) ?? []), entry])
  }
  for (const entries of longer.values()) entries.sort((a, b) => b.word.length - a.word.length)
  // At most places of a text no word begins, and an array tells so sooner than a map.
  const begins = new Uint8Array(UNITS)
  for (const [word] of all) begins[word.charCodeAt(0)] = 1
  const wordAt = (text: string, at: number): Entry<Sign> | undefined =>
    begins[text.charCodeAt(at)] === 0
      ? undefined
      : (longer.get(pairAt(text, at))?.find(({ word }) => text.startsWith(word, at)) ??
        single.get(text.charCodeAt(at)))
  return wordAt
}

/**
 * A reader of word tables: one pass from left to right, the longest word at each place wins and is passed over.
 * `silent` words mean nothing; they keep a shorter word inside them from being found (报销了 is no 销了).
 */
export const lexicon = <Sign extends string>(
  tables: Readonly<Record<Sign, readonly string[]>>,
  signs: readonly Sign[],
  silent: readonly string[],
): ((text: string) => readonly Mark<Sign>[]) => {
  const wordAt = byPair(collect(tables, signs, silent))
  return (text) => {
    const marks: Mark<Sign>[] = []
    for (let at = 0; at < text.length; ) {
      const found = wordAt(text, at)
      const end = at + (found?.word.length ?? 1)
      if (found !== undefined) for (const sign of found.signs) marks.push({ sign, start: at, end })
      at = end
    }
    return marks
  }
}
