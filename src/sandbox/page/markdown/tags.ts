import { TAG_NAMES, type TagName } from './tree.ts'

/** A tag of the platform found in the source. */
export type Tag =
  | {
      readonly kind: 'open'
      readonly name: TagName
      readonly attributes: Readonly<Record<string, string>>
      readonly closed: boolean
    }
  | { readonly kind: 'close'; readonly name: TagName }
  | { readonly kind: 'break' | 'rule' }
  | { readonly kind: 'literal' }

interface Found {
  readonly source: string
  readonly text: string
  readonly tag: Tag
}

/** Rare brackets stand in for tags while markdown is read: punctuation, as the tags' own brackets are. */
const LEFT = '\u2E22'
const RIGHT = '\u2E23'
const PLACE = new RegExp(`${LEFT}(\\d+)${RIGHT}`, 'g')
const TAG = new RegExp(`<(/?)(${TAG_NAMES.join('|')}|br|hr|raw)((?:\\s[^<>]*|/)?)>|[${LEFT}${RIGHT}]`, 'gi')
const ATTRIBUTE = /([a-z_]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'/]+))/gi

/** The source with the platform's tags replaced by place marks, and what stood there. */
export class Marked {
  readonly source: string
  readonly #found: Found[] = []

  constructor(given: string) {
    let read = ''
    let at = 0
    const tags = new RegExp(TAG)
    for (let match = tags.exec(given); match !== null; match = tags.exec(given)) {
      const found = this.#read(given, match)
      read += `${given.slice(at, match.index)}${LEFT}${this.#found.length}${RIGHT}`
      this.#found.push(found)
      at = match.index + found.source.length
      tags.lastIndex = at
    }
    this.source = read + given.slice(at)
  }

  /** The text with its marks turned back into what was written. */
  restored(text: string): string {
    return text.replace(PLACE, (_mark, index: string) => this.#found[Number(index)]?.source ?? '')
  }

  /** The text's pieces: words, and the tags between them. */
  pieces(text: string): (string | Tag)[] {
    return text.split(PLACE).flatMap((piece, index): (string | Tag)[] => {
      if (index % 2 === 0) return piece === '' ? [] : [piece]
      const found = this.#found[Number(piece)]
      if (found === undefined) return []
      return found.tag.kind === 'literal' ? [found.text] : [found.tag]
    })
  }

  #read(given: string, match: RegExpExecArray): Found {
    const [source, slash = '', written = '', rest = ''] = match
    const name = written.toLowerCase()
    if (name === 'raw') return readRaw(given, match.index, source, slash === '')
    if (name === 'br') return { source, text: '', tag: { kind: 'break' } }
    if (name === 'hr') return { source, text: '', tag: { kind: 'rule' } }
    const known = TAG_NAMES.find((each) => each === name)
    if (known === undefined) return { source, text: source, tag: { kind: 'literal' } }
    if (slash !== '') return { source, text: '', tag: { kind: 'close', name: known } }
    const closed = rest.trimEnd().endsWith('/')
    return { source, text: '', tag: { kind: 'open', name: known, attributes: attributesOf(rest), closed } }
  }
}

const RAW_END = '</raw>'

/** What stands in `<raw>` is shown as it is. */
function readRaw(given: string, from: number, source: string, opens: boolean): Found {
  const end = opens ? given.indexOf(RAW_END, from) : -1
  if (end < 0) return { source, text: '', tag: { kind: 'literal' } }
  const inside = given.slice(from + source.length, end)
  return { source: source + inside + RAW_END, text: inside, tag: { kind: 'literal' } }
}

function attributesOf(source: string): Record<string, string> {
  const attributes: Record<string, string> = {}
  for (const [, name = '', double, single, bare] of source.matchAll(ATTRIBUTE)) {
    attributes[name.toLowerCase()] = double ?? single ?? bare ?? ''
  }
  return attributes
}
