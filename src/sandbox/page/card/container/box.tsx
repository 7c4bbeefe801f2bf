import { type Json, object, objects } from '../../platform/json.ts'
import { align, edges, gap } from '../look/spacing.ts'
import { usePlace } from '../place.ts'

/** CSS of a flex container. */
export type BoxStyle = {
  readonly flexDirection: 'row' | 'column'
  readonly flexWrap?: 'wrap'
  readonly gap: string
  readonly padding: string | undefined
  readonly justifyContent: string | undefined
  readonly alignItems: string | undefined
}

/** Layout of what a container holds: direction, spacing, alignment, padding (lark-platform.md 4.1). */
export function boxStyle(box: Json): BoxStyle {
  const across = align(box.horizontal_align)
  const down = align(box.vertical_align)
  const spacing = `${gap(box.vertical_spacing)} ${gap(box.horizontal_spacing)}`
  const padding = edges(box.padding)
  if (box.direction !== 'horizontal')
    return { flexDirection: 'column', gap: spacing, padding, justifyContent: down, alignItems: across }
  return {
    flexDirection: 'row',
    flexWrap: 'wrap',
    gap: spacing,
    padding,
    justifyContent: across,
    alignItems: down,
  }
}

/** The components in a container; `path` is that of its list. */
export function Elements({ of, path }: { readonly of: unknown; readonly path: string }) {
  const { draw } = usePlace()
  if (!Array.isArray(of)) return null
  return <>{of.map((element, index) => draw(object(element), `${path}[${index}]`))}</>
}

/** The body of the card. */
export function CardBox({ body, path }: { readonly body: Json; readonly path: string }) {
  if (objects(body.elements).length === 0) return null
  return (
    <div class="card-body card-box" style={boxStyle(body)}>
      <Elements of={body.elements} path={path} />
    </div>
  )
}
