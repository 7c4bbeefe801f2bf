import { useId, useLayoutEffect, useRef, useState } from 'preact/hooks'
import { isObject, type Json, object, text } from '../../platform/json.ts'
import { CardIcon } from '../display/card-icon.tsx'
import { TextBlock } from '../display/text.tsx'
import { REVEAL } from '../field/use-field.ts'
import { Glyph } from '../glyph.tsx'
import { cssColour } from '../look/colours.ts'
import { align, edges, radius } from '../look/spacing.ts'
import { usePlace } from '../place.ts'
import { boxStyle, Elements } from './box.tsx'

/** A panel that opens with a press on its title. */
export function Panel({ component, path }: { readonly component: Json; readonly path: string }) {
  const { colours } = usePlace()
  const [open, setOpen] = useState(component.expanded === true)
  const id = useId()
  const element = useRef<HTMLDivElement>(null)
  const header = object(component.header)
  const border = isObject(component.border) ? component.border : undefined
  useLayoutEffect(() => {
    const reveal = (): void => setOpen(true)
    element.current?.addEventListener(REVEAL, reveal)
    return () => element.current?.removeEventListener(REVEAL, reveal)
  }, [])
  const style = {
    background: cssColour(component.background_color, 'surface', colours),
    borderColor:
      border === undefined ? undefined : (cssColour(border.color, 'line', colours) ?? 'var(--line)'),
    borderRadius: radius(border?.corner_radius),
  }
  const look = `card-panel ${border === undefined ? '' : 'card-panel-bordered'}`
  const head = (
    <PanelHead key="head" header={header} open={open} controls={id} onToggle={() => setOpen(!open)} />
  )
  const content = (
    <div
      key="content"
      id={id}
      class="card-panel-content card-box"
      hidden={!open}
      style={{ ...boxStyle(component), ...(open ? {} : { display: 'none' }) }}
    >
      <Elements of={component.elements} path={`${path}.elements`} />
    </div>
  )
  return (
    <div ref={element} class={look} data-open={open} style={style}>
      {header.position === 'bottom' ? [content, head] : [head, content]}
    </div>
  )
}

interface HeadOf {
  readonly header: Json
  readonly open: boolean
  readonly controls: string
  readonly onToggle: () => void
}

function PanelHead({ header, open, controls, onToggle }: HeadOf) {
  const { colours } = usePlace()
  const position = text(header.icon_position) || 'right'
  const angle = typeof header.icon_expanded_angle === 'number' ? header.icon_expanded_angle : 180
  const width = text(header.width) || 'fill'
  const narrow = width === 'auto' || (width === 'auto_when_fold' && !open)
  const style = {
    background: cssColour(
      header.background_color,
      isGrey(header.background_color) ? 'surface' : 'badge',
      colours,
    ),
    padding: edges(header.padding),
    alignItems: align(header.vertical_align) ?? 'center',
    width: narrow ? 'fit-content' : undefined,
  }
  const turned = { transform: open ? `rotate(${angle}deg)` : 'none' }
  const icon = (
    <span class="card-panel-icon" style={turned}>
      {isObject(header.icon) ? (
        <CardIcon icon={header.icon} size={iconSize(header.icon)} />
      ) : (
        <Glyph name="down" size={14} />
      )}
    </span>
  )
  return (
    <button
      type="button"
      class={`card-panel-head card-panel-icon-${position}`}
      style={style}
      aria-expanded={open}
      aria-controls={controls}
      onClick={onToggle}
    >
      {position === 'left' ? icon : null}
      <span class="card-panel-title">
        <TextBlock value={header.title} />
      </span>
      {position === 'left' ? null : icon}
    </button>
  )
}

/** A grey title is a light one; other colours are full, for white words. */
function isGrey(color: unknown): boolean {
  return color === 'grey'
}

/** The first of `16px 16px`. */
function iconSize(icon: Json): number {
  return Number.parseInt(text(icon.size), 10) || 14
}
