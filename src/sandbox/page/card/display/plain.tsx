import { Markdown } from '../../markdown/markdown.tsx'
import { isObject, type Json, text } from '../../platform/json.ts'
import { translated } from '../look/language.ts'
import { textAlign } from '../look/spacing.ts'
import { textSize } from '../look/text-size.ts'
import { usePlace } from '../place.ts'
import { CardIcon } from './card-icon.tsx'

interface Drawn {
  readonly component: Json
}

/** Rich text with its icon. */
export function RichText({ component }: Drawn) {
  const { sizes, narrow, language } = usePlace()
  const style = {
    ...textSize(component.text_size, sizes, narrow),
    textAlign: textAlign(component.text_align),
  }
  const source = translated(component.i18n_content, language) ?? text(component.content)
  return (
    <div class="card-div" style={style}>
      {isObject(component.icon) ? <CardIcon icon={component.icon} /> : null}
      <Markdown source={source} />
    </div>
  )
}

export function Line() {
  return <hr class="card-line" />
}
