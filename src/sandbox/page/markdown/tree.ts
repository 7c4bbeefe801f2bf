/** A piece of markdown as it is drawn. */
export type Node = Block | Inline

export type Block =
  | { readonly kind: 'paragraph' | 'quote' | 'item'; readonly children: readonly Node[] }
  | { readonly kind: 'heading'; readonly depth: number; readonly children: readonly Node[] }
  | {
      readonly kind: 'list'
      readonly ordered: boolean
      readonly start: number
      readonly children: readonly Node[]
    }
  | { readonly kind: 'codeBlock'; readonly language: string; readonly text: string }
  | { readonly kind: 'rule' }
  | { readonly kind: 'table'; readonly align: readonly Align[]; readonly rows: readonly Cells[] }

export type Align = 'left' | 'center' | 'right' | undefined
export type Cells = readonly (readonly Node[])[]

export type Inline =
  | { readonly kind: 'text' | 'code'; readonly text: string }
  | { readonly kind: 'break' }
  | { readonly kind: 'strong' | 'emphasis' | 'deleted'; readonly children: readonly Node[] }
  | { readonly kind: 'link'; readonly href: string; readonly children: readonly Node[] }
  | { readonly kind: 'image'; readonly key: string; readonly hint: string }
  | {
      readonly kind: 'tag'
      readonly name: TagName
      readonly attributes: Readonly<Record<string, string>>
      readonly children: readonly Node[]
    }

/** The platform's own tags that hold something or stand for something (lark-platform.md 4.5). */
export const TAG_NAMES = [
  'a',
  'at',
  'font',
  'link',
  'local_datetime',
  'number_tag',
  'person',
  'text_tag',
] as const
export type TagName = (typeof TAG_NAMES)[number]

/** All words of the nodes, one after the other. */
export function wordsOf(nodes: readonly Node[]): string {
  return nodes
    .map((node) => {
      if ('text' in node) return node.text
      if (node.kind === 'break') return '\n'
      return 'children' in node ? wordsOf(node.children) : ''
    })
    .join('')
}
