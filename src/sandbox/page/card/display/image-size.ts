import { type Json, memberOf, text } from '../../platform/json.ts'

export interface ImageBox {
  /** CSS width of the whole. */
  readonly width: string | undefined
  readonly style: Readonly<Record<string, string | undefined>>
}

const SIZES: Readonly<Record<string, number>> = { large: 160, medium: 80, small: 40, tiny: 16 }
const FITS: Readonly<Record<string, string>> = { crop_center: 'center', crop_top: 'top' }

/** How large a picture is drawn (`size`, `scale_type`; `mode` and `custom_width` of 1.0 cards). */
export function imageBox(component: Json): ImageBox {
  const scale = text(component.scale_type) || text(component.mode)
  const [width, height] = /^(\d{1,4})px (\d{1,4})px$/.exec(text(component.size))?.slice(1) ?? []
  if (width !== undefined && height !== undefined) return cropped(`${width}px`, `${height}px`, scale)
  const named = memberOf(SIZES, text(component.size)) ?? memberOf(SIZES, text(component.mode))
  if (named !== undefined && scale !== 'fit_horizontal') return cropped(`${named}px`, `${named}px`, scale)
  const custom = typeof component.custom_width === 'number' ? `${component.custom_width}px` : undefined
  return { width: custom ?? '100%', style: { width: '100%' } }
}

function cropped(width: string, height: string, scale: string): ImageBox {
  return {
    width,
    style: { width: '100%', height, objectFit: 'cover', objectPosition: FITS[scale] ?? 'center' },
  }
}
