import { isObject, type Json, memberOf, object, text } from '../../platform/json.ts'

export interface Size {
  readonly fontSize: string
  readonly lineHeight: string
  readonly fontWeight?: number
}

const size = (pixels: number, line: number, heavy = false): Size => ({
  fontSize: `${pixels}px`,
  lineHeight: `${line}px`,
  ...(heavy ? { fontWeight: 600 } : {}),
})

/** Sizes of the platform (lark-platform.md 4.3). */
const SIZES: Readonly<Record<string, Size>> = {
  'heading-0': size(30, 40, true),
  'heading-1': size(24, 34, true),
  'heading-2': size(20, 30, true),
  'heading-3': size(18, 28, true),
  'heading-4': size(16, 24, true),
  heading: size(16, 24, true),
  normal: size(14, 22),
  notation: size(12, 20),
  'xxxx-large': size(30, 40),
  'xxx-large': size(24, 34),
  'xx-large': size(20, 30),
  'x-large': size(18, 28),
  large: size(16, 24),
  medium: size(14, 22),
  small: size(12, 20),
  'x-small': size(10, 16),
}

/** A size by name; `own` holds the card's own sizes (`config.style.text_size`). Unknown names are `normal`. */
export function textSize(name: unknown, own: Json, narrow: boolean): Size | undefined {
  const given = text(name)
  if (given === '') return undefined
  const custom = Object.hasOwn(own, given) ? own[given] : undefined
  if (!isObject(custom)) return memberOf(SIZES, given) ?? SIZES.normal
  const chosen = text(narrow ? custom.mobile : custom.pc) || text(custom.default)
  return memberOf(SIZES, chosen) ?? SIZES.normal
}

/** The card's own text sizes. */
export function ownSizes(card: Json): Json {
  return object(object(object(card.config).style).text_size)
}
