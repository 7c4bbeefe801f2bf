import { describe, expect, it } from 'vitest'
import { chartHeight, drawnSpec } from '../../../src/sandbox/page/card/chart/spec.ts'
import { align, gap } from '../../../src/sandbox/page/card/look/spacing.ts'
import { textSize } from '../../../src/sandbox/page/card/look/text-size.ts'
import { rowHeight } from '../../../src/sandbox/page/card/table/formats.ts'

const BORN = ['constructor', '__proto__', 'toString']

describe('words from a card that are no sizes', () => {
  it.each(BORN)('takes %s for nothing', (name) => {
    expect([gap(name), align(name), textSize(name, {}, false)?.fontSize]).toEqual(['8px', undefined, '14px'])
    expect(rowHeight({ row_height: name }).height).toBe('36px')
    expect(chartHeight({ aspect_ratio: name }, 160, false)).toBe(90)
    expect(drawnSpec({ color_theme: name, chart_spec: {} }, false, 'x').color).toContain('#3370ff')
  })
})

describe('what a chart may say', () => {
  it('reaches no object but its own', () => {
    const chart_spec: unknown = JSON.parse(
      '{"type":"bar","__proto__":{"a":1},"constructor":{"prototype":{"a":1}},"axes":[{"__proto__":{"a":1},"orient":"left"}]}',
    )
    const { axes, ...spec } = drawnSpec({ chart_spec }, false, 'x')
    expect(axes).toEqual([{ orient: 'left' }])
    expect(Object.keys(spec)).not.toContain('constructor')
    expect(Object.getPrototypeOf(spec)).toBe(Object.prototype)
  })

  it('asks for no more ticks than can be drawn', () => {
    const chart_spec = { type: 'bar', axes: [{ tick: { tickCount: 1e9 } }] }
    expect(drawnSpec({ chart_spec }, false, 'x').axes).toEqual([{ tick: { tickCount: 100 } }])
  })

  it('divides no axis into dust', () => {
    const ticksOf = (tickStep: number) => {
      const chart_spec = { type: 'bar', data: { values: [{ y: -500 }] }, axes: [{ tick: { tickStep } }] }
      return drawnSpec({ chart_spec }, false, 'x').axes
    }
    expect(ticksOf(1e-9)).toEqual([{ tick: {} }])
    expect(ticksOf(5)).toEqual([{ tick: { tickStep: 5 } }])
  })
})
