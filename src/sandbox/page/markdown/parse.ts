import type * as mdast from 'mdast'
import { fromMarkdown } from 'mdast-util-from-markdown'
import { gfmStrikethroughFromMarkdown } from 'mdast-util-gfm-strikethrough'
import { gfmTableFromMarkdown } from 'mdast-util-gfm-table'
import { gfmStrikethrough } from 'micromark-extension-gfm-strikethrough'
import { gfmTable } from 'micromark-extension-gfm-table'
import { calmed } from './calm.ts'
import { InlineBuilder } from './inline.ts'
import { Marked } from './tags.ts'
import type { Cells, Node } from './tree.ts'

/** What `lark_md` does not know (lark-platform.md 4.5). */
const NOT_IN_SUBSET = [
  'headingAtx',
  'setextUnderline',
  'list',
  'codeIndented',
  'codeFenced',
  'thematicBreak',
  'blockQuote',
  'definition',
  'labelStartImage',
]
const NO_HTML = ['htmlFlow', 'htmlText']
const DEEPEST = 16

/** Reads the platform's markdown; `subset` is `lark_md`. Any text is read, at worst as plain words. */
export function parseMarkdown(source: string, subset = false): readonly Node[] {
  const marked = new Marked(calmed(source))
  const strike = gfmStrikethrough({ singleTilde: false })
  const disable = { disable: { null: subset ? [...NO_HTML, ...NOT_IN_SUBSET] : NO_HTML } }
  const root = fromMarkdown(marked.source, {
    extensions: subset ? [strike, disable] : [strike, gfmTable(), disable],
    mdastExtensions: subset
      ? [gfmStrikethroughFromMarkdown()]
      : [gfmStrikethroughFromMarkdown(), gfmTableFromMarkdown()],
  })
  return new Reader(marked).blocks(root.children, 0)
}

class Reader {
  readonly #marked: Marked

  constructor(marked: Marked) {
    this.#marked = marked
  }

  blocks(nodes: readonly mdast.Nodes[], depth: number): readonly Node[] {
    return nodes.flatMap((node) => this.#block(node, depth) ?? [])
  }

  #block(node: mdast.Nodes, depth: number): Node | undefined {
    if (depth > DEEPEST) return undefined
    switch (node.type) {
      case 'paragraph':
        return { kind: 'paragraph', children: this.#line(node.children, depth) }
      case 'heading':
        return { kind: 'heading', depth: node.depth, children: this.#line(node.children, depth) }
      case 'blockquote':
        return { kind: 'quote', children: this.blocks(node.children, depth + 1) }
      case 'list':
        return {
          kind: 'list',
          ordered: node.ordered === true,
          start: node.start ?? 1,
          children: this.blocks(node.children, depth + 1),
        }
      case 'listItem':
        return { kind: 'item', children: this.blocks(node.children, depth + 1) }
      case 'code':
        return { kind: 'codeBlock', language: node.lang ?? '', text: this.#marked.restored(node.value) }
      case 'thematicBreak':
        return { kind: 'rule' }
      case 'table':
        return {
          kind: 'table',
          align: (node.align ?? []).map((each) => each ?? undefined),
          rows: node.children.map(
            (row): Cells => row.children.map((cell) => this.#line(cell.children, depth)),
          ),
        }
      default:
        return undefined
    }
  }

  #line(nodes: readonly mdast.PhrasingContent[], depth: number, linked = false): readonly Node[] {
    const line = new InlineBuilder(this.#marked, linked)
    for (const node of nodes) {
      if (node.type === 'text') line.text(node.value)
      else if (depth <= DEEPEST * 2) this.#inline(node, line, depth + 1, linked)
    }
    return line.finish()
  }

  #inline(node: mdast.PhrasingContent, line: InlineBuilder, depth: number, linked: boolean): void {
    const within = (children: readonly mdast.PhrasingContent[], inLink = linked) =>
      this.#line(children, depth, inLink)
    switch (node.type) {
      case 'strong':
        line.add({ kind: 'strong', children: within(node.children) })
        break
      case 'emphasis':
        line.add({ kind: 'emphasis', children: within(node.children) })
        break
      case 'delete':
        line.add({ kind: 'deleted', children: within(node.children) })
        break
      case 'link':
        line.add({
          kind: 'link',
          href: this.#marked.restored(node.url),
          children: within(node.children, true),
        })
        break
      case 'inlineCode':
        line.add({ kind: 'code', text: this.#marked.restored(node.value) })
        break
      case 'break':
        line.add({ kind: 'break' })
        break
      case 'image':
        line.add({ kind: 'image', key: node.url, hint: this.#marked.restored(node.alt ?? '') })
        break
      default:
        break
    }
  }
}
