import type * as lark from '@larksuiteoapi/node-sdk'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Emulator } from '../../src/sandbox/index.ts'
import { listenForEvents, open } from './listening.ts'
import { ANN, button, cardOf, clientFor, EVE, ROOM, refusedCode, sendCard, stage } from './stage.ts'

let emulator: Emulator
let client: lark.Client
let bot: Awaited<ReturnType<typeof listenForEvents>>
let answer: { body?: unknown; waitMs?: number }

beforeEach(async () => {
  answer = {}
  bot = await listenForEvents(() => answer)
  emulator = await stage({ eventUrl: bot.url }, { now: () => 0 })
  client = clientFor(emulator)
})
afterEach(async () => {
  await emulator.close()
  await bot.close()
})

const plain = (content: string) => ({ tag: 'plain_text', content })
const callback = { behaviors: [{ type: 'callback', value: { act: 'x' } }] }
const options = [
  { text: plain('A'), value: 'a' },
  { text: plain('B'), value: 'b' },
]
const lastAction = () => {
  const pushed = bot.got.at(-1)
  return pushed === undefined ? undefined : open(pushed).event.action
}

async function use(component: unknown, target: Parameters<ReturnType<Emulator['chat']>['clicks']>[1]) {
  await sendCard(client, cardOf(component))
  return emulator.chat(ROOM).clicks(ANN, { path: 'body.elements[0]', ...target })
}

describe('card.action.trigger (lark-platform.md 1.7)', () => {
  it('tells who pressed what, where, with a token', async () => {
    await use(button(), {})
    const pushed = bot.got[0]
    expect(pushed && open(pushed)).toMatchObject({
      header: { event_type: 'card.action.trigger', create_time: expect.stringMatching(/^\d{16}$/) },
      event: {
        operator: { open_id: ANN, union_id: 'on_ann', user_id: 'ann' },
        token: expect.stringMatching(/^c-/),
        action: { tag: 'button', value: { act: 'press' }, timezone: 'Asia/Shanghai' },
        host: 'im_message',
        context: { open_chat_id: ROOM, open_message_id: expect.stringMatching(/^om_/) },
      },
    })
  })

  it.each([
    ['input', { tag: 'input', ...callback }, { input: 'words' }, { input_value: 'words' }],
    ['select_static', { tag: 'select_static', options, ...callback }, { option: 'b' }, { option: 'b' }],
    ['select_person', { tag: 'select_person', ...callback }, { option: ANN }, { option: ANN }],
    ['overflow', { tag: 'overflow', options, ...callback }, { option: 'a' }, { option: 'a' }],
    [
      'date_picker',
      { tag: 'date_picker', ...callback },
      { option: '2025-11-01' },
      { option: '2025-11-01 +0800' },
    ],
    ['picker_time', { tag: 'picker_time', ...callback }, { option: '08:30' }, { option: '08:30 +0800' }],
    ['checker', { tag: 'checker', text: plain('x'), ...callback }, { checked: true }, { checked: true }],
    ['interactive_container', { tag: 'interactive_container', elements: [], ...callback }, {}, {}],
  ])('carries what was entered in %s', async (tag, component, entry, wanted) => {
    expect((await use(component, entry)).code).toBe(0)
    expect(lastAction()).toMatchObject({ tag, value: { act: 'x' }, ...wanted })
  })

  it('collects a form by names, with presets and the offset of the client', async () => {
    const form = {
      tag: 'form',
      name: 'form',
      elements: [
        { tag: 'input', name: 'why', required: true },
        { tag: 'input', name: 'more' },
        { tag: 'date_picker', name: 'day', initial_date: '2025-11-01' },
        { tag: 'picker_datetime', name: 'moment' },
        { tag: 'select_person', name: 'who' },
        { tag: 'multi_select_static', name: 'kinds', options },
        { tag: 'checker', name: 'sure', text: plain('sure') },
        button({ name: 'send', text: plain('Send'), form_action_type: 'submit' }),
        button({ name: 'clear', text: plain('Clear'), form_action_type: 'reset', behaviors: [] }),
      ],
    }
    await sendCard(client, cardOf(form))
    const chat = emulator.chat(ROOM)
    expect(await chat.clicks(ANN, { name: 'send', form: { why: '' } })).toMatchObject({
      sent: false,
      reason: expect.stringContaining('why'),
    })
    expect(await chat.clicks(ANN, { name: 'send', form: { why: 'x', stray: 1 } })).toMatchObject({
      sent: false,
    })
    expect(await chat.clicks(ANN, { name: 'clear' })).toMatchObject({ sent: false })
    expect(bot.got).toHaveLength(0)
    const entries = { why: 'because', moment: '2025-11-02 09:00', who: ANN, kinds: ['a', 'b'] }
    expect(await chat.clicks(ANN, { name: 'send', form: entries })).toMatchObject({ sent: true, code: 0 })
    expect(lastAction()).toMatchObject({
      tag: 'button',
      name: 'send',
      form_value: {
        why: 'because',
        more: '',
        day: '2025-11-01 +0800',
        moment: '2025-11-02 09:00 +0800',
        who: ANN,
        kinds: ['a', 'b'],
        sure: false,
      },
    })
  })

  it('does not ask for links, disabled buttons, options that are not offered, or old cards', async () => {
    const link = button({ behaviors: [{ type: 'open_url', default_url: 'https://example.com' }] })
    expect(await use(link, {})).toMatchObject({ sent: false, openUrl: 'https://example.com' })
    expect(await use(button({ disabled: true }), {})).toMatchObject({ sent: false })
    expect(await use({ tag: 'select_static', options, ...callback }, { option: 'c' })).toMatchObject({
      sent: false,
    })
    await emulator.clock.advance(14 * 24 * 3_600_000 + 1)
    expect(await emulator.chat(ROOM).clicks(ANN, { path: 'body.elements[0]', option: 'a' })).toMatchObject({
      sent: false,
    })
    expect(bot.got).toHaveLength(0)
  })

  it('shows the toast and puts the card in place', async () => {
    answer = {
      body: {
        toast: { type: 'success', content: 'Saved' },
        card: { type: 'raw', data: cardOf({ tag: 'markdown', content: 'after' }) },
      },
    }
    expect(await use(button(), {})).toMatchObject({
      code: 0,
      toast: { content: 'Saved' },
      cardReplaced: true,
    })
    expect(emulator.chat(ROOM).words(emulator.chat(ROOM).lastCard())).toBe('Title\nafter')
  })
})

describe('delayed update (3.9)', () => {
  const update = (token: string | undefined, card: unknown = cardOf({ tag: 'markdown', content: 'later' })) =>
    client.request({ method: 'POST', url: '/open-apis/interactive/v1/card/update', data: { token, card } })

  it('works twice within 30 minutes: then 300040, 300030; other texts are 300020', async () => {
    const { token } = await use(button(), {})
    await update(token)
    await update(token)
    expect(emulator.chat(ROOM).words(emulator.chat(ROOM).lastCard())).toBe('Title\nlater')
    expect(await refusedCode(update(token))).toBe(300040)
    expect(await refusedCode(update('x-1'))).toBe(300020)
    const late = (await use(button(), {})).token
    await emulator.clock.advance(30 * 60_000 + 1)
    expect(await refusedCode(update(late))).toBe(300030)
  })

  it('is refused before the click is answered', async () => {
    answer = { waitMs: 300 }
    await sendCard(client, cardOf(button()))
    const clicked = emulator.chat(ROOM).clicks(ANN, { text: 'Press' })
    const token = await emulator.waitFor(
      () => emulator.store.cardTokens.all().find((each) => !each.answered)?.token,
    )
    expect(await refusedCode(update(token))).toBe(300090)
    await clicked
    await update(token)
  })
})

describe('who may press', () => {
  it('is in the chat', async () => {
    await sendCard(client, cardOf(button()))
    emulator.people.removeMember(ROOM, EVE, ANN)
    expect(() => emulator.chat(ROOM).clicks(EVE, { text: 'Press' })).toThrow(/not in this chat/)
  })
})
