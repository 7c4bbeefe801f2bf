/** Whether a message in a chat says what we wanted to say. `unclear`: it is given too poorly to tell. */
export type Likeness = 'same' | 'other' | 'unclear'

/** Keys under which texts and cards hold what people read. */
const READ = new Set(['text', 'content', 'title'])
/** Of a card that is given as others read it, how much of ours must be there to be sure. */
const ENOUGH = 0.5

/**
 * Compares what we sent with what the platform lists (lark-platform.md 1.6, 3.3). It gives content in another form than
 * it got it: posts lose their language, texts their mentions, cards all but some of their words. So words are compared.
 */
export const likeness = (messageType: string, sent: string, listed: string): Likeness => {
  const [ours, theirs] = [wordsIn(sent), wordsIn(listed)]
  const [all, given] = [ours.join('\n'), theirs.join('\n')]
  if (all === given) return 'same'
  if (messageType !== 'interactive') {
    // A post may be given in more than one form at once.
    if (ours.every((words) => theirs.includes(words))) return 'same'
    return given.includes('@_') ? 'unclear' : 'other'
  }
  const missing = theirs.filter((words) => !all.includes(words))
  if (isWhole(listed)) return missing.length === 0 && isIn(ours, given) ? 'same' : 'other'
  return missing.length === 0 && given.length >= ENOUGH * all.length ? 'same' : 'unclear'
}

const isIn = (words: readonly string[], text: string): boolean => words.every((each) => text.includes(each))

/** A card of schema 2.0 with its body, by itself or as text inside of what is listed. */
const isWhole = (listed: string): boolean => /\\*"body\\*":/.test(listed)

const wordsIn = (content: string): readonly string[] => [...walk(parsed(content), '')]

function* walk(value: unknown, key: string): Generator<string> {
  if (typeof value === 'string') {
    const inner = parsed(value)
    if (typeof inner === 'object' && inner !== null) yield* walk(inner, '')
    else if (READ.has(key) && plain(value) !== '') yield plain(value)
    return
  }
  if (typeof value !== 'object' || value === null) return
  for (const [name, part] of Object.entries(value)) yield* walk(part, Array.isArray(value) ? key : name)
}

/** Clients and platform treat spaces and line ends as they like. */
const plain = (words: string): string => words.replace(/\s+/g, '')

function parsed(text: string): unknown {
  if (!/^\s*[{[]/.test(text)) return undefined
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
