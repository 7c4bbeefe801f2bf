import { useMemo } from 'preact/hooks'
import { Nodes } from './nodes.tsx'
import { parseMarkdown } from './parse.ts'

interface MarkdownOf {
  readonly source: string
  /** The smaller `lark_md`. */
  readonly subset?: boolean
  /** Without paragraphs, to stand in a line. */
  readonly inline?: boolean
}

/** The platform's markdown as elements; texts stay text. */
export function Markdown({ source, subset = false, inline = false }: MarkdownOf) {
  const nodes = useMemo(() => parseMarkdown(source, subset), [source, subset])
  if (!inline) {
    return (
      <div class="md">
        <Nodes of={nodes} />
      </div>
    )
  }
  return <Nodes of={nodes.flatMap((node) => (node.kind === 'paragraph' ? node.children : [node]))} />
}
