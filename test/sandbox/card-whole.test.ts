import { describe, expect, it } from 'vitest'
import { validateCard } from '../../src/sandbox/index.ts'
import { cardOf } from './stage.ts'

const plain = (content: string) => ({ tag: 'plain_text', content })
const table = (more: object = {}) => ({
  tag: 'table',
  columns: [{ name: 'a', display_name: 'A', data_type: 'text' }],
  rows: [{ a: 'x' }],
  ...more,
})
const md = (content = 'x') => ({ tag: 'markdown', content })

describe('the card as a whole (4.1, 4.2)', () => {
  const codes = (card: Record<string, unknown>) => validateCard(card).map((problem) => problem.code)

  it('counts every tagged thing, at most 200', () => {
    const texts = (count: number) => Array.from({ length: count }, () => ({ tag: 'div', text: plain('x') }))
    expect(codes(cardOf(...texts(99)))).toEqual([])
    expect(codes(cardOf(...texts(101)))).toEqual([11310])
  })

  it('counts tables, at most 5, markdown tables too', () => {
    expect(codes(cardOf(...Array.from({ length: 5 }, () => table())))).toEqual([])
    const more = [...Array.from({ length: 5 }, () => table()), md('|a|b|\n|---|---|\n|1|2|')]
    expect(codes(cardOf(...more))).toEqual([11310])
  })

  it('wants every element_id once', () => {
    expect(codes(cardOf({ ...md(), element_id: 'a' }, { ...md(), element_id: 'a' }))).toEqual([300301])
  })

  it.each([
    ['update_multi false', { config: { update_multi: false } }],
    ['config property', { config: { wide_screen_mode: true } }],
    ['header template', { header: { title: plain('x'), template: 'pink' } }],
    ['header without title', { header: {} }],
    [
      'four header tags',
      {
        header: {
          title: plain('x'),
          text_tag_list: [1, 2, 3, 4].map(() => ({ tag: 'text_tag', text: plain('t') })),
        },
      },
    ],
    ['top level', { elements: [] }],
    ['i18n_elements', { i18n_elements: {} }],
    ['card_link', { card_link: { pc_url: 'https://a.example' } }],
    ['schema', { schema: '3.0' }],
  ])('refuses: %s', (_name, more) => {
    expect(codes({ ...cardOf(md()), ...more })).not.toEqual([])
  })

  it('knows the sizes a card defines itself', () => {
    const config = { style: { text_size: { big: { default: 'normal', pc: 'heading' } } } }
    expect(codes({ ...cardOf({ ...md(), text_size: 'big' }), config })).toEqual([])
  })

  it('takes a 1.0 card with properties it does not know, but no body (4.6)', () => {
    expect(codes({ elements: [{ tag: 'note', elements: [], anything: 1 }] })).toEqual([])
    expect(codes({ body: { elements: [] } })).not.toEqual([])
  })
})
