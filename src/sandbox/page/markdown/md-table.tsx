import type { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'
import { Pager } from '../card/table/pager.tsx'
import { pageOf, pagesIn } from '../card/table/paging.ts'
import { SideScroll } from '../card/table/side-scroll.tsx'
import { cardWords } from '../card/words.ts'
import type { Node } from './tree.ts'

const ROWS = 5

interface TableOf {
  readonly node: Extract<Node, { kind: 'table' }>
  readonly draw: (cell: readonly Node[]) => ComponentChildren
}

/** A markdown table; five rows a page (lark-platform.md 4.5). */
export function MarkdownTable({ node, draw }: TableOf) {
  const [page, turn] = useState(0)
  const [head = [], ...rows] = node.rows
  const style = (index: number) => ({ textAlign: node.align[index] })
  return (
    <div class="card-table">
      <SideScroll label={cardWords().table}>
        <table>
          <thead>
            <tr>
              {head.map((cell, index) => (
                <th key={index} scope="col" style={style(index)}>
                  {draw(cell)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {pageOf(rows, ROWS, page).map((cells, row) => (
              <tr key={row}>
                {head.map((_, index) => (
                  <td key={index} style={style(index)}>
                    {draw(cells[index] ?? [])}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </SideScroll>
      <Pager page={page} pages={pagesIn(rows.length, ROWS)} onTurn={turn} />
    </div>
  )
}
