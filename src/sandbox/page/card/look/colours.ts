import { isObject, type Json, object, text } from '../../platform/json.ts'
import { isFamily, type Shade, shadeOf } from './palette.ts'

/** What is coloured: words, a surface behind words, a line, or a small badge with white figures. */
export type Use = 'words' | 'surface' | 'line' | 'badge'

const RGBA = /^rgba?\(\s*[\d.]+\s*,\s*[\d.]+\s*,\s*[\d.]+\s*(,\s*[\d.]+\s*)?\)$/
const PLAIN_SHADE: Readonly<Record<Use, Shade>> = { words: '600', surface: '100', line: '300', badge: '600' }
/** Purple and indigo are too deep for black otherwise. */
const LIGHTER_IN_DARK: Shade = '700'
/** Light families need a darker shade to be read on white. */
const READABLE: Readonly<Record<string, Shade>> = {
  wathet: '700',
  turquoise: '700',
  green: '700',
  orange: '700',
  yellow: '800',
  lime: '800',
}

/** A colour name of the platform, one of the card's own (`config.style.color`) or `rgba(…)` as CSS; else undefined. */
export function cssColour(name: unknown, use: Use, own: Json = {}): string | undefined {
  const colour = text(name)
  const custom = Object.hasOwn(own, colour) ? own[colour] : undefined
  if (isObject(custom)) return bothModes(custom, use)
  if (RGBA.test(colour)) return colour
  if (colour === 'white' || colour === 'bg-white') return '#ffffff'
  const [family = '', shade] = colour.split('-')
  const named = family === 'neutral' ? 'grey' : family
  if (!isFamily(named)) return undefined
  // A badge keeps its colour in the dark, as its figures stay white.
  if (use === 'badge') return shadeOf(named, shade ?? shadeFor(named, use), false)
  const usual = shadeFor(named, use)
  return pair(named, shade ?? usual, shade ?? (usual === PLAIN_SHADE.words ? LIGHTER_IN_DARK : usual))
}

function shadeFor(family: string, use: Use): Shade {
  const read = use === 'words' || use === 'badge'
  return read ? (READABLE[family] ?? PLAIN_SHADE[use]) : PLAIN_SHADE[use]
}

function pair(family: string, shade: string, darkShade: string): string | undefined {
  const light = shadeOf(family, shade, false)
  const dark = shadeOf(family, darkShade, true)
  return light === undefined || dark === undefined ? undefined : `light-dark(${light}, ${dark})`
}

function bothModes(custom: Json, use: Use): string | undefined {
  const light = cssColour(custom.light_mode, use)
  const dark = cssColour(custom.dark_mode, use)
  return light === undefined || dark === undefined ? (light ?? dark) : `light-dark(${light}, ${dark})`
}

export type Tint = { readonly background: string; readonly color: string }

/** Words on a light surface of one family: headers and tags, and tags on a header. An unknown family is grey. */
export function tintOf(name: unknown, on: Ground = 'card'): Tint {
  const light = tintIn(name, on, false)
  const dark = tintIn(name, on, true)
  return {
    background: `light-dark(${light.background}, ${dark.background})`,
    color: `light-dark(${light.color}, ${dark.color})`,
  }
}

export type Ground = 'card' | 'header'

/** The two colours of a tint in one theme. */
export function tintIn(name: unknown, on: Ground, dark: boolean): Tint {
  const family = isFamily(text(name)) ? text(name) : 'grey'
  const deeper = family === 'grey' || on === 'header'
  const dimmed = READABLE[family] === undefined && on === 'card' ? '700' : '800'
  return {
    background: shadeOf(family, deeper ? '200' : '100', dark) ?? '',
    color: shadeOf(family, dimmed, dark) ?? '',
  }
}

/** The card's own colour tokens. */
export function ownColours(card: Json): Json {
  return object(object(object(card.config).style).color)
}
