import { memberOf, text } from '../../platform/json.ts'

const NAMED: Readonly<Record<string, string>> = {
  small: '4px',
  medium: '8px',
  large: '12px',
  extra_large: '16px',
}
const EDGE = /^-?\d{1,3}(px)?$/
const PIXELS = /^(\d{1,4})px$/

/** A distance between components as CSS. */
export function gap(value: unknown, usual = '8px'): string {
  const given = text(value)
  return memberOf(NAMED, given) ?? (PIXELS.test(given) ? given : usual)
}

/** One to four distances (`4px 0`) as CSS; undefined if it is none. */
export function edges(value: unknown): string | undefined {
  const parts = text(value).trim().split(/\s+/)
  if (parts.length > 4 || !parts.every((part) => EDGE.test(part))) return undefined
  return parts.map((part) => (part.endsWith('px') ? part : `${part}px`)).join(' ')
}

/** `120px` as CSS; undefined for anything else. */
export function pixels(value: unknown): string | undefined {
  const given = text(value)
  return PIXELS.test(given) ? given : undefined
}

/** A corner radius in pixels or per cent. */
export function radius(value: unknown): string | undefined {
  const given = text(value)
  return /^\d{1,4}(px|%)$/.test(given) ? given : undefined
}

const SIDES: Readonly<Record<string, string>> = {
  left: 'flex-start',
  top: 'flex-start',
  center: 'center',
  right: 'flex-end',
  bottom: 'flex-end',
}

/** left/center/right or top/center/bottom as flex alignment. */
export function align(value: unknown): string | undefined {
  return memberOf(SIDES, text(value))
}

const TEXT_SIDES = ['left', 'center', 'right'] as const

export function textAlign(value: unknown): 'left' | 'center' | 'right' | undefined {
  return TEXT_SIDES.find((side) => side === value)
}
