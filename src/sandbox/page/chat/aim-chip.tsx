import { Icon } from '../parts/icon.tsx'
import { wordsOf } from './actions.ts'
import { aimAt, aimIn, keepDraft } from './composing.ts'
import { inALine, words } from './words.ts'

export function dropAim(place: string): void {
  if (aimIn(place)?.kind === 'edit') keepDraft(place, '')
  aimAt(place, undefined)
}

/** What the words are for, and the way to drop it. */
export function AimChip({ place }: { readonly place: string }) {
  const aim = aimIn(place)
  if (aim === undefined) return null
  const w = words()
  const { sender, msgType, deleted } = aim.message
  return (
    <div class="aim">
      <span class="aim-text">
        {aim.kind === 'edit' ? w.editing : w.replyTo(sender) + w.colon}
        {aim.kind === 'edit' ? null : (
          <span class="isolate">{inALine({ msgType, deleted, text: wordsOf(aim.message) })}</span>
        )}
      </span>
      <button type="button" class="icon-button" aria-label={w.cancel} onClick={() => dropAim(place)}>
        <Icon name="close" size={16} />
      </button>
    </div>
  )
}
