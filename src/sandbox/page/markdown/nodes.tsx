import { webLink } from '../card/link.tsx'
import { usePlace } from '../card/place.ts'
import { text } from '../platform/json.ts'
import { MarkdownTable } from './md-table.tsx'
import { PlatformTag } from './platform-tag.tsx'
import type { Node } from './tree.ts'

/** Draws nodes one after the other. */
export function Nodes({ of }: { readonly of: readonly Node[] }) {
  return (
    <>
      {of.map((node, index) => (
        <One key={index} node={node} />
      ))}
    </>
  )
}

function One({ node }: { readonly node: Node }) {
  switch (node.kind) {
    case 'text':
      return <>{node.text}</>
    case 'break':
      return <br />
    case 'strong':
      return (
        <strong>
          <Nodes of={node.children} />
        </strong>
      )
    case 'emphasis':
      return (
        <em>
          <Nodes of={node.children} />
        </em>
      )
    case 'deleted':
      return (
        <del>
          <Nodes of={node.children} />
        </del>
      )
    case 'code':
      return <code class="md-code">{node.text}</code>
    case 'link':
      return <WebLink node={node} />
    case 'image':
      return <Picture node={node} />
    case 'tag':
      return (
        <PlatformTag node={node}>
          <Nodes of={node.children} />
        </PlatformTag>
      )
    default:
      return <BlockNode node={node} />
  }
}

function BlockNode({ node }: { readonly node: Node }) {
  switch (node.kind) {
    case 'paragraph':
      return (
        <div class="md-paragraph">
          <Nodes of={node.children} />
        </div>
      )
    case 'heading':
      return <Heading depth={node.depth}>{node.children}</Heading>
    case 'quote':
      return (
        <blockquote class="md-quote">
          <Nodes of={node.children} />
        </blockquote>
      )
    case 'list':
      return node.ordered ? (
        <ol class="md-list" start={node.start}>
          <Nodes of={node.children} />
        </ol>
      ) : (
        <ul class="md-list">
          <Nodes of={node.children} />
        </ul>
      )
    case 'item':
      return (
        <li>
          <Nodes of={node.children} />
        </li>
      )
    case 'codeBlock':
      return (
        <pre class="md-block" data-language={node.language}>
          <code>{node.text}</code>
        </pre>
      )
    case 'table':
      return <MarkdownTable node={node} draw={(cell) => <Nodes of={cell} />} />
    default:
      return <hr class="card-line" />
  }
}

/** Headings of a card stand below those of the page. */
const LEVELS = ['h4', 'h5', 'h6'] as const

function Heading({ depth, children }: { readonly depth: number; readonly children: readonly Node[] }) {
  const Level = LEVELS[depth - 1] ?? 'h6'
  return (
    <Level class={`md-heading md-heading-${depth}`}>
      <Nodes of={children} />
    </Level>
  )
}

function WebLink({ node }: { readonly node: Extract<Node, { kind: 'link' }> }) {
  const href = webLink(node.href)
  if (href === undefined) return <Nodes of={node.children} />
  return (
    <a class="card-web-link" href={href} target="_blank" rel="noopener noreferrer">
      <Nodes of={node.children} />
    </a>
  )
}

function Picture({ node }: { readonly node: Extract<Node, { kind: 'image' }> }) {
  const { hands } = usePlace()
  return <img class="md-picture" src={hands.pictureOf(text(node.key))} alt={node.hint} title={node.hint} />
}
