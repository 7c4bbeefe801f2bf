import { openSide } from '../parts/side.tsx'
import { momentText } from './clock.ts'
import { HappeningList } from './happening-list.tsx'
import { askMeanwhile, meanwhile } from './meanwhile.ts'
import { type Move, moved } from './moving.ts'
import { words } from './words.ts'

/** Opens what happened during a move at the side. */
export function showMeanwhile(move: Move): void {
  void askMeanwhile(move)
  openSide({ name: 'meanwhile', title: () => words().meanwhile, draw: () => <Meanwhile /> })
}

function Meanwhile() {
  const w = words()
  const move = moved.value
  const list = meanwhile.value
  return (
    <div class="meanwhile" aria-busy={list === undefined}>
      {move === undefined ? null : (
        <p class="meanwhile-span">{w.span(momentText(move.from), momentText(move.to))}</p>
      )}
      {list === undefined ? <p class="bone meanwhile-bone" /> : null}
      {list?.length === 0 ? (
        <div class="meanwhile-none">
          <p>{w.nothing}</p>
          <p>{w.nothingHint}</p>
        </div>
      ) : null}
      {list === undefined ? null : <HappeningList list={list} />}
    </div>
  )
}
