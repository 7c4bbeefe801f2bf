import { useState } from 'preact/hooks'
import { Dialog } from '../../parts/dialog.tsx'
import { isObject, type Json, objects, text } from '../../platform/json.ts'
import { translated, wordsIn } from '../look/language.ts'
import { radius } from '../look/spacing.ts'
import { usePlace } from '../place.ts'
import { cardWords } from '../words.ts'
import { imageBox } from './image-size.ts'
import { Picture } from './picture.tsx'
import { TextBlock } from './text.tsx'

/** A picture; a press shows it in full unless `preview` is off. */
export function Image({ component }: { readonly component: Json }) {
  const { language } = usePlace()
  const [open, setOpen] = useState(false)
  const key = translated(component.i18n_img_key, language) ?? text(component.img_key)
  const alt = wordsIn(component.alt, language)
  const { width, style } = imageBox(component)
  const rounded = { ...style, borderRadius: radius(component.corner_radius) }
  const look = component.transparent === true ? 'card-picture-transparent' : ''
  const picture = <Picture imageKey={key} alt={alt} style={rounded} look={look} />
  return (
    <figure class="card-image" style={{ width }} title={alt || undefined}>
      {isObject(component.title) ? (
        <figcaption>
          <TextBlock value={component.title} />
        </figcaption>
      ) : null}
      {component.preview === false ? (
        picture
      ) : (
        <button
          type="button"
          class="card-image-open"
          aria-label={[cardWords().enlarge, alt].filter(Boolean).join(' ')}
          onClick={() => setOpen(true)}
        >
          {picture}
        </button>
      )}
      {open ? <FullPicture imageKey={key} alt={alt} onClose={() => setOpen(false)} /> : null}
    </figure>
  )
}

interface FullOf {
  readonly imageKey: string
  readonly alt: string
  readonly onClose: () => void
}

function FullPicture({ imageKey, alt, onClose }: FullOf) {
  const { hands } = usePlace()
  const words = cardWords()
  const close = (
    <button type="button" class="card-button card-button-default" onClick={onClose}>
      {words.close}
    </button>
  )
  return (
    <Dialog title={alt || words.picture} onClose={onClose} actions={close} look="card-full-picture">
      <img src={hands.pictureOf(imageKey)} alt={alt} />
    </Dialog>
  )
}

const MODES: Readonly<Record<string, number>> = { double: 2, triple: 3, bisect: 9, trisect: 9 }

/** Several pictures as one. */
export function ImageCombination({ component }: { readonly component: Json }) {
  const mode = Object.hasOwn(MODES, text(component.combination_mode))
    ? text(component.combination_mode)
    : 'bisect'
  const pictures = objects(component.img_list).slice(0, MODES[mode])
  const look = component.combination_transparent === true ? 'card-picture-transparent' : ''
  return (
    <div
      class={`card-combination card-combination-${mode}`}
      style={{ borderRadius: radius(component.corner_radius) }}
    >
      {pictures.map((each, index) => (
        <Picture key={index} imageKey={text(each.img_key)} alt={cardWords().picture} look={look} />
      ))}
    </div>
  )
}
