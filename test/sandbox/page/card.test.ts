import { describe, expect, it } from 'vitest'
import { chartHeight, drawnSpec, summaryOf } from '../../../src/sandbox/page/card/chart/spec.ts'
import { iconFor } from '../../../src/sandbox/page/card/display/icon-tokens.ts'
import { imageBox } from '../../../src/sandbox/page/card/display/image-size.ts'
import { cssColour, tintIn } from '../../../src/sandbox/page/card/look/colours.ts'
import { languageOf, wordsIn } from '../../../src/sandbox/page/card/look/language.ts'
import { edges, gap } from '../../../src/sandbox/page/card/look/spacing.ts'
import { textSize } from '../../../src/sandbox/page/card/look/text-size.ts'
import { bodyOf } from '../../../src/sandbox/page/card/old-card.ts'
import { flawOf } from '../../../src/sandbox/page/card/outline.ts'
import { rowHeight, showDate, showNumber } from '../../../src/sandbox/page/card/table/formats.ts'
import { pageOf, pageSize, pagesIn } from '../../../src/sandbox/page/card/table/paging.ts'
import { wordsInside } from '../../../src/sandbox/page/card/words-inside.ts'
import { contrast } from './contrast.ts'

const FAMILIES = [
  ...['blue', 'wathet', 'turquoise', 'green', 'lime', 'yellow', 'orange', 'red', 'carmine', 'violet'],
  ...['purple', 'indigo', 'grey', 'neutral'],
]

describe('colours', () => {
  it.each(FAMILIES)('shows readable words on %s in both themes', (family) => {
    for (const dark of [false, true]) {
      for (const on of ['card', 'header'] as const) {
        const { background, color } = tintIn(family, on, dark)
        expect(contrast(background, color)).toBeGreaterThanOrEqual(4.5)
      }
    }
  })

  it.each(FAMILIES)('shows readable %s words on a card in both themes', (family) => {
    const [, light = '', dark = ''] =
      /light-dark\((#\w+), (#\w+)\)/.exec(cssColour(family, 'words') ?? '') ?? []
    expect(contrast('#ffffff', light)).toBeGreaterThanOrEqual(4.5)
    expect(contrast('#1e1f21', dark)).toBeGreaterThanOrEqual(4.5)
  })

  it('takes the card’s own colours and rgba, and nothing else', () => {
    const own = { mine: { light_mode: 'rgba(1,2,3,1)', dark_mode: 'blue-50' } }
    expect(cssColour('mine', 'words', own)).toMatch(/^light-dark\(rgba\(1,2,3,1\), /)
    expect(cssColour('rgba(1, 2, 3, 0.5)', 'words')).toBe('rgba(1, 2, 3, 0.5)')
    expect(cssColour('red; background: url(x)', 'words')).toBeUndefined()
    expect(cssColour('default', 'surface')).toBeUndefined()
  })
})

describe('layout and texts', () => {
  it('reads distances', () => {
    expect([gap('large'), gap('20px'), gap('huge')]).toEqual(['12px', '20px', '8px'])
    expect([edges('4px 0'), edges('-4px'), edges('a b'), edges('1 2 3 4 5')]).toEqual([
      '4px 0px',
      '-4px',
      undefined,
      undefined,
    ])
  })

  it('takes the size for the width of the card', () => {
    const own = { mine: { default: 'normal', pc: 'heading-1', mobile: 'x-small' } }
    expect(textSize('mine', own, false)?.fontSize).toBe('24px')
    expect(textSize('mine', own, true)?.fontSize).toBe('10px')
    expect(textSize('unknown', own, false)?.fontSize).toBe('14px')
  })

  it('shows the page’s language where the card has it', () => {
    const words = { content: '甲', i18n_content: { en_us: 'A' } }
    expect(wordsIn(words, languageOf({}, 'en'))).toBe('A')
    expect(wordsIn(words, languageOf({ config: { locales: ['zh_cn'] } }, 'en'))).toBe('甲')
  })

  it('names a container by its words, without those of its controls', () => {
    const container = {
      elements: [
        { tag: 'markdown', content: '**问题**' },
        { tag: 'button', text: { content: '办理' } },
      ],
    }
    expect(wordsInside(container, '')).toBe('问题')
  })

  it('finds the elements of both versions', () => {
    expect(bodyOf({ body: { elements: [] } }, '')?.path).toBe('body.elements')
    expect(bodyOf({ elements: [] }, '')?.path).toBe('elements')
    expect(bodyOf({ hello: 1 }, '')).toBeUndefined()
  })

  it('says what a component cannot be drawn without', () => {
    expect(flawOf({ tag: 'table', columns: 3, rows: [] })).toEqual({ property: 'columns', kind: 'list' })
    expect(flawOf({ tag: 'markdown', content: '' })).toBeUndefined()
    expect(flawOf({ tag: 'constructor' })).toBeUndefined()
  })

  it('knows icons by their tokens and shows a dot for the rest', () => {
    expect(iconFor('chat-forbidden_outlined')).toBe('forbidden')
    expect(iconFor('calendar_filled')).toBe('calendar')
    expect(iconFor('zzz_colorful')).toBe('dot')
  })

  it('sizes pictures', () => {
    expect(imageBox({ size: '120px 60px' })).toMatchObject({ width: '120px', style: { height: '60px' } })
    expect(imageBox({ size: 'medium', scale_type: 'crop_top' })).toMatchObject({
      width: '80px',
      style: { objectPosition: 'top' },
    })
    expect(imageBox({})).toMatchObject({ width: '100%' })
  })
})

describe('tables', () => {
  it('turns pages within what there is', () => {
    expect(pageOf([1, 2, 3, 4, 5], 2, 1)).toEqual([3, 4])
    expect(pageOf([1, 2, 3, 4, 5], 2, 9)).toEqual([5])
    expect(pageOf([], 5, 0)).toEqual([])
    expect([pagesIn(0, 5), pagesIn(5, 5), pagesIn(6, 5)]).toEqual([1, 1, 2])
    expect([pageSize(undefined), pageSize(99), pageSize(3)]).toEqual([5, 10, 3])
  })

  it('shows numbers', () => {
    expect(showNumber(12345.678, { precision: 2, symbol: '¥', separator: true })).toBe('¥12,345.68')
    expect(showNumber(-1234567, { separator: true, symbol: '$' })).toBe('-$1,234,567')
    expect(showNumber(26.57774928467545, undefined)).toBe('26.57774928467545')
    expect(showNumber(0.5, { precision: 0 })).toMatch(/^[01]$/)
  })

  it('shows dates in the reader’s zone', () => {
    const instant = Date.UTC(2026, 11, 31, 16, 5, 9)
    expect(showDate(instant, 'YYYY/MM/DD HH:mm:ss', 'Asia/Shanghai')).toBe('2027/01/01 00:05:09')
    expect(showDate(instant, '', 'Asia/Shanghai')).toBe('2027-01-01T00:05:09+08:00')
    expect(showDate('soon', '', 'Asia/Shanghai')).toBe('')
  })

  it('cuts rows at their height', () => {
    expect(rowHeight({})).toEqual({ height: '36px', most: '24px', lines: 1 })
    expect(rowHeight({ row_height: 'auto', row_max_height: '100px' })).toEqual({
      height: undefined,
      most: '88px',
      lines: 4,
    })
  })
})

describe('charts', () => {
  it('has the height of its ratio or its own', () => {
    expect(chartHeight({ aspect_ratio: '2:1' }, 500, false)).toBe(250)
    expect(chartHeight({}, 320, true)).toBe(320)
    expect(chartHeight({ height: '120px', aspect_ratio: '2:1' }, 500, false)).toBe(120)
  })

  it('keeps the card’s own colours', () => {
    expect(drawnSpec({ chart_spec: { type: 'bar', color: ['#123456'] } }, false, 'f').color).toEqual([
      '#123456',
    ])
    expect(drawnSpec({ chart_spec: { type: 'bar' }, color_theme: 'primary' }, true, 'f')).toMatchObject({
      animation: false,
    })
  })

  it('says in words what it shows', () => {
    const spec = {
      title: { text: '灯色' },
      data: [
        {
          values: [
            { unit: '甲', count: 2 },
            { unit: '乙', count: 3 },
          ],
        },
      ],
    }
    expect(summaryOf(spec)).toEqual({
      title: '灯色',
      rows: [
        ['unit', 'count'],
        ['甲', '2'],
        ['乙', '3'],
      ],
    })
    expect(summaryOf({ data: 'nonsense' })).toEqual({ title: '', rows: [] })
  })
})
