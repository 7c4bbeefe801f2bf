import { h, link } from './dom.ts'

const TOKEN =
  /(\*\*[^*]+\*\*)|(\[[^\]]*\]\([^)\s]*\))|(<at\s+(?:ids?|user_id|email)=["']?[^"'>]*["']?\s*>(?:[^<]*<\/at>)?)|(<\/?[a-z_]+[^>]*>)/gi

/** A simple drawing of card markdown: headings, lists as lines, bold, links, mentions; other tags are left out. */
export function markdown(source: string, nameOf: (id: string) => string): HTMLElement {
  const block = h('div', { class: 'markdown' })
  for (const line of source.split('\n')) block.append(drawLine(line, nameOf))
  return block
}

function drawLine(line: string, nameOf: (id: string) => string): HTMLElement {
  if (/^\s*(<hr\s*\/?>|-{3,})\s*$/.test(line)) return h('hr')
  const heading = /^(#{1,6})\s+(.*)$/.exec(line)
  const item = /^\s*[-*]\s+(.*)$/.exec(line)
  const words = heading?.[2] ?? (item === null ? line : `• ${item[1] ?? ''}`)
  return h('div', { class: heading === null ? 'md-line' : 'md-heading' }, ...inline(words, nameOf))
}

function inline(source: string, nameOf: (id: string) => string): Node[] {
  const parts: Node[] = []
  let at = 0
  for (const found of source.matchAll(TOKEN)) {
    if (found.index > at) parts.push(document.createTextNode(plain(source.slice(at, found.index))))
    const drawn = token(found[0], nameOf)
    if (drawn !== undefined) parts.push(drawn)
    at = found.index + found[0].length
  }
  if (at < source.length) parts.push(document.createTextNode(plain(source.slice(at))))
  return parts
}

function token(whole: string, nameOf: (id: string) => string): Node | undefined {
  if (whole.startsWith('**')) return h('strong', {}, plain(whole.slice(2, -2)))
  if (whole.startsWith('[')) {
    const [, words = '', href = ''] = /^\[([^\]]*)\]\(([^)\s]*)\)$/.exec(whole) ?? []
    return link(href, plain(words))
  }
  if (whole.startsWith('<at')) {
    const id = /=["']?([^"'>\s]*)/.exec(whole)?.[1] ?? ''
    return h('span', { class: 'at' }, `@${nameOf(id)}`)
  }
  return undefined
}

const NAMED: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', sim: '∼', nbsp: ' ', quot: '"' }

/** Entities as the characters they stand for. */
export function plain(source: string): string {
  return source.replace(/&(#\d+|[a-z]+);/gi, (whole, name: string) => {
    if (name.startsWith('#')) return String.fromCodePoint(Number(name.slice(1)))
    return NAMED[name.toLowerCase()] ?? whole
  })
}
