import { type Json, object, objects, text } from '../../platform/json.ts'
import { CardLink, linkOf } from '../link.tsx'
import { cssColour } from '../look/colours.ts'
import { align, edges, gap, pixels } from '../look/spacing.ts'
import { usePlace } from '../place.ts'
import { wordsInside } from '../words-inside.ts'
import { boxStyle, Elements } from './box.tsx'

const MODES: ReadonlySet<string> = new Set(['none', 'stretch', 'flow', 'bisect', 'trisect'])

interface Drawn {
  readonly component: Json
  readonly path: string
}

/** Columns side by side; how they give way on a narrow card is the flex mode. */
export function ColumnSet({ component, path }: Drawn) {
  const { colours, language } = usePlace()
  const mode = MODES.has(text(component.flex_mode)) ? text(component.flex_mode) : 'none'
  const link = linkOf(object(component.action).multi_url)
  const style = {
    gap: gap(component.horizontal_spacing),
    justifyContent: align(component.horizontal_align),
    background: cssColour(component.background_style, 'surface', colours),
  }
  return (
    <div class={`card-columns card-columns-${mode}`} style={style}>
      {link === undefined ? null : <CardLink href={link} name={wordsInside(component, language) || link} />}
      <Elements of={objects(component.columns)} path={`${path}.columns`} />
    </div>
  )
}

/** One column: as wide as its weight, its content or its pixels say. */
export function Column({ component, path }: Drawn) {
  const { colours, language } = usePlace()
  const size = pixels(component.width)
  const weight = typeof component.weight === 'number' ? component.weight : 1
  const link = linkOf(object(component.action).multi_url)
  const kind = size === undefined ? (component.width === 'weighted' ? 'weighted' : 'auto') : 'fixed'
  const style = {
    ...boxStyle(component),
    '--weight': kind === 'weighted' ? weight : undefined,
    width: size,
    margin: edges(component.margin),
    background: cssColour(component.background_style, 'surface', colours),
  }
  return (
    <div class={`card-column card-column-${kind} card-box`} style={style}>
      {link === undefined ? null : <CardLink href={link} name={wordsInside(component, language) || link} />}
      <Elements of={component.elements} path={`${path}.elements`} />
    </div>
  )
}
