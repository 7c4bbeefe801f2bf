import { useState } from 'preact/hooks'
import { Dialog } from '../parts/dialog.tsx'
import { Icon } from '../parts/icon.tsx'
import { fileAt } from './use-card.ts'
import { words } from './words.ts'

const WIDEST = 320
const HIGHEST = 260

interface PictureProps {
  readonly imageKey: string
  /** Pixels as sent; 0 if nobody knows. */
  readonly width: number
  readonly height: number
}

/** A picture in the conversation; its place is kept before it is there. A press enlarges it. */
export function Picture({ imageKey, width, height }: PictureProps) {
  const [large, setLarge] = useState(false)
  const w = words()
  const scale = Math.min(1, WIDEST / width, HIGHEST / height)
  const size = width > 1 ? { width: Math.round(width * scale), height: Math.round(height * scale) } : {}
  return (
    <>
      <button type="button" class="picture" aria-label={w.enlarge} onClick={() => setLarge(true)}>
        <img src={fileAt(imageKey)} alt={w.picture} loading="lazy" {...size} />
      </button>
      {large ? (
        <Dialog title={w.picture} look="dialog-picture" onClose={() => setLarge(false)}>
          <button
            type="button"
            class="icon-button dialog-close"
            aria-label={w.close}
            onClick={() => setLarge(false)}
          >
            <Icon name="close" />
          </button>
          <img src={fileAt(imageKey)} alt={w.picture} />
        </Dialog>
      ) : null}
    </>
  )
}
