import { isObject, type Json, memberOf, object, objects, text } from '../../platform/json.ts'

/** Colours of each theme in the order of the series (lark-platform.md 4.3 chart). */
const THEMES: Readonly<Record<string, readonly string[]>> = {
  brand: ['#3370ff', '#14c9c9', '#f7ba1e', '#f77234', '#9fdb1d', '#722ed1', '#d91ad9', '#86909c'],
  rainbow: ['#245bdb', '#3370ff', '#4e83fd', '#14c0ff', '#00d6b9', '#34c724', '#b3d600', '#ffc60a'],
  complementary: ['#3370ff', '#ff8800', '#4e83fd', '#ffa53d', '#82a7fc', '#ffba6b', '#bacefd', '#fed4a4'],
  converse: ['#3370ff', '#f54a45', '#00d6b9', '#ff8800', '#7f3bf5', '#34c724', '#f01d94', '#ffc60a'],
  primary: ['#133c9a', '#1c4cba', '#245bdb', '#3370ff', '#4e83fd', '#82a7fc', '#bacefd', '#e1eaff'],
}
const RATIOS: Readonly<Record<string, number>> = { '1:1': 1, '2:1': 2, '4:3': 4 / 3, '16:9': 16 / 9 }

/** Height in pixels of a chart of this width. */
export function chartHeight(component: Json, width: number, narrow: boolean): number {
  const fixed = /^(\d{1,3})px$/.exec(text(component.height))?.[1]
  if (fixed !== undefined) return Number(fixed)
  const usual = narrow ? '1:1' : '16:9'
  return Math.round(width / (memberOf(RATIOS, text(component.aspect_ratio)) ?? RATIOS[usual] ?? 1))
}

/** The specification as it is drawn: on the card's own ground, in the theme's colours unless it has its own. */
export function drawnSpec(component: Json, calm: boolean, fontFamily: string): Json {
  const spec = harmless(object(component.chart_spec))
  const colours = memberOf(THEMES, text(component.color_theme)) ?? THEMES.brand
  return {
    padding: 8,
    ...(spec.color === undefined ? { color: colours } : {}),
    ...(calm ? { animation: false } : {}),
    ...spec,
    ...(spec.legends === undefined ? {} : { legends: inFont(spec.legends, fontFamily) }),
    background: spec.background ?? 'transparent',
    theme: isObject(spec.theme) ? { fontFamily, ...spec.theme } : { fontFamily },
  }
}

/** The engine merges what it is given, name by name: these would reach every object of the page. */
const INHERITED: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype'])
/** The engine draws as many marks on an axis as it is told to, and hangs over it. */
const MOST_TICKS = 100
const FINEST = 1000

/** The specification without what would harm the page. */
function harmless(spec: Json): Json {
  const finest = greatest([spec.data, spec.axes]) / FINEST
  const keep = (name: string, value: unknown): boolean =>
    !INHERITED.has(name) && !(name === 'tickStep' && typeof value === 'number' && value < finest)
  const clean = (value: unknown, name = ''): unknown => {
    if (/tickCount$/i.test(name) && typeof value === 'number') return Math.min(value, MOST_TICKS)
    if (Array.isArray(value)) return value.map((each: unknown) => clean(each))
    if (!isObject(value)) return value
    const entries = Object.entries(value).filter(([key, member]) => keep(key, member))
    return Object.fromEntries(entries.map(([key, member]) => [key, clean(member, key)]))
  }
  return object(clean(spec))
}

/** The greatest number in a value, without its sign. */
function greatest(value: unknown): number {
  if (typeof value === 'number') return Math.abs(value)
  if (!Array.isArray(value) && !isObject(value)) return 0
  return Object.values(value).reduce((most: number, each: unknown) => Math.max(most, greatest(each)), 0)
}

/** A legend measures its words in a font of its own unless each item is told: they would be drawn over one another. */
function inFont(legends: unknown, fontFamily: string): unknown {
  if (Array.isArray(legends)) return legends.map((each: unknown) => inFont(each, fontFamily))
  if (!isObject(legends)) return legends
  const item = object(legends.item)
  const label = object(item.label)
  const style = { fontFamily, ...object(label.style) }
  return { ...legends, item: { ...item, label: { ...label, style } } }
}

const MOST_ROWS = 60

export interface Summary {
  readonly title: string
  /** Column names of the data, then its rows. */
  readonly rows: readonly (readonly string[])[]
}

/** What a chart says in words, for those who do not see it. */
export function summaryOf(spec: Json): Summary {
  const title = text(objects([spec.title].flat())[0]?.text)
  const sets = Array.isArray(spec.data) ? objects(spec.data) : objects([spec.data])
  const values = sets.flatMap((set) => (Array.isArray(set.values) ? set.values.filter(isObject) : []))
  const names = [...new Set(values.flatMap((row) => Object.keys(row)))]
  const rows = values.slice(0, MOST_ROWS).map((row) => names.map((name) => text(row[name])))
  return { title, rows: names.length === 0 ? [] : [names, ...rows] }
}
