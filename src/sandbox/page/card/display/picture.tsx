import type { CSSProperties } from 'preact'
import { useState } from 'preact/hooks'
import { Glyph } from '../glyph.tsx'
import { usePlace } from '../place.ts'

interface PictureOf {
  readonly imageKey: string
  readonly alt: string
  readonly style?: CSSProperties
  readonly look?: string
}

/** A picture by its key; a grey field while there is none. */
export function Picture({ imageKey, alt, style = {}, look = '' }: PictureOf) {
  const { hands } = usePlace()
  const [lost, setLost] = useState(false)
  if (lost) {
    return (
      <span class={`card-picture card-picture-lost ${look}`} style={style} title={alt || undefined}>
        <Glyph name="image" size={20} />
        <span class="unseen">{alt}</span>
      </span>
    )
  }
  return (
    <img
      class={`card-picture ${look}`}
      style={style}
      src={hands.pictureOf(imageKey)}
      alt={alt}
      loading="lazy"
      onError={() => setLost(true)}
    />
  )
}
