import { cutAtAddresses } from './addresses.ts'
import { withEmoji } from './emoji.ts'
import type { Marked, Tag } from './tags.ts'
import type { Inline, Node, TagName } from './tree.ts'

const MOST_NESTED = 20
/** What stands in these is replaced by what they stand for. */
const STAND_FOR: ReadonlySet<TagName> = new Set(['at', 'person', 'local_datetime'])

interface Frame {
  readonly name: TagName
  readonly attributes: Readonly<Record<string, string>>
  readonly children: Node[]
}

/** Collects the pieces of one line of markdown and nests what stands between the platform's tags. */
export class InlineBuilder {
  readonly #marked: Marked
  readonly #linked: boolean
  readonly #root: Node[] = []
  readonly #open: Frame[] = []

  /** `linked`: the text stands in a link already. */
  constructor(marked: Marked, linked: boolean) {
    this.#marked = marked
    this.#linked = linked
  }

  text(value: string): void {
    for (const piece of this.#marked.pieces(value)) {
      if (typeof piece === 'string') this.#words(piece)
      else this.#tag(piece)
    }
  }

  add(node: Node): void {
    ;(this.#open.at(-1)?.children ?? this.#root).push(node)
  }

  finish(): readonly Node[] {
    while (this.#open.length > 0) this.#close(false)
    return this.#root
  }

  #words(words: string): void {
    for (const [index, line] of words.split('\n').entries()) {
      if (index > 0) this.add({ kind: 'break' })
      if (line !== '') for (const node of this.#linked ? [textNode(line)] : linked(line)) this.add(node)
    }
  }

  #tag(tag: Tag): void {
    if (tag.kind === 'break') this.add({ kind: 'break' })
    if (tag.kind === 'rule') this.add({ kind: 'rule' })
    if (tag.kind === 'open') this.#opened(tag)
    if (tag.kind === 'close') this.#closed(tag.name)
  }

  #opened({ name, attributes, closed }: Extract<Tag, { kind: 'open' }>): void {
    if (closed) this.add({ kind: 'tag', name, attributes, children: [] })
    else if (this.#open.length < MOST_NESTED) this.#open.push({ name, attributes, children: [] })
  }

  #closed(name: TagName): void {
    if (!this.#open.some((frame) => frame.name === name)) return
    while (this.#open.at(-1)?.name !== name) this.#close(false)
    this.#close(true)
  }

  #close(properly: boolean): void {
    const frame = this.#open.pop()
    if (frame === undefined) return
    const { name, attributes, children } = frame
    const replaced = STAND_FOR.has(name)
    this.add({ kind: 'tag', name, attributes, children: replaced ? [] : children })
    if (replaced && !properly) for (const child of children) this.add(child)
  }
}

function textNode(text: string): Inline {
  return { kind: 'text', text: withEmoji(text) }
}

/** Bare web addresses become links. */
function linked(line: string): readonly Inline[] {
  return cutAtAddresses(line).map(({ kind, text }) =>
    kind === 'words' ? textNode(text) : { kind: 'link', href: text, children: [{ kind: 'text', text }] },
  )
}
