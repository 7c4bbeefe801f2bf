import { describe, expect, it } from 'vitest'
import { parseInbound } from '../../../src/lark/inbound/parse.ts'
import { eventEnvelope, NOW, parse, SELF } from './seal.ts'

describe('a click (lark-platform.md 1.7)', () => {
  const context = { open_message_id: 'om_1', open_chat_id: 'oc_1' }
  const event = (action: object, more: object = {}) => ({
    operator: { open_id: 'ou_ann' },
    token: 'c-1',
    action,
    host: 'im_message',
    context,
    ...more,
  })
  const click = (action: object, more?: object, header?: object) =>
    parse('card.action.trigger', event(action, more), { create_time: `${NOW}000`, ...header })

  it('brings its value and form', () => {
    const action = {
      tag: 'button',
      value: { do: 'claim' },
      name: 'b',
      form_value: { note: '好' },
      timezone: 'Asia/Shanghai',
    }
    expect(click(action)).toEqual({
      kind: 'click',
      id: 'event-1',
      eventId: 'event-1',
      at: NOW,
      openId: 'ou_ann',
      messageId: 'om_1',
      chatId: 'oc_1',
      value: { do: 'claim' },
      tag: 'button',
      name: 'b',
      form: { note: '好' },
      option: null,
      options: [],
      checked: null,
      inputValue: null,
      token: 'c-1',
      timezone: 'Asia/Shanghai',
    })
  })

  it('reads a value given as JSON text, keeps other text, and does without one', () => {
    expect(click({ tag: 'button', value: '{"do":"claim"}' })).toMatchObject({ value: { do: 'claim' } })
    expect(click({ tag: 'button', value: 'claim' })).toMatchObject({ value: 'claim' })
    expect(click({ tag: 'button', form_value: { a: 1 } })).toMatchObject({ value: undefined, form: { a: 1 } })
  })

  it('brings selections', () => {
    expect(
      click({ tag: 'overflow', option: 'b', options: ['a'], checked: true, input_value: 'x' }),
    ).toMatchObject({
      option: 'b',
      options: ['a'],
      checked: true,
      inputValue: 'x',
    })
  })

  it('finds its context beside the event as well', () => {
    const { context: _inside, ...bare } = event({ tag: 'button', value: {} })
    const envelope = { ...eventEnvelope('card.action.trigger', bare), context }
    expect(parseInbound(envelope, SELF)).toMatchObject({ kind: 'click', messageId: 'om_1' })
    expect(parse('card.action.trigger', bare)).toMatchObject({ kind: 'other', malformed: true })
  })
})
