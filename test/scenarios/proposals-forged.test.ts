import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { components } from '../../src/sandbox/card/walk.ts'
import { callBack } from '../../src/sandbox/events/callback.ts'
import type { Message } from '../../src/sandbox/state/records.ts'
import { HEAD, LEADER, OTHER, onMonday, UNIT } from './proposing.ts'
import { aMoment, asks, buttonsOn, presses, pressesAtOnce, problemOf } from './steps.ts'
import type { Town } from './town.ts'

const OTHER_UNIT = '财政金融局巡察整改工作群'

let town: Town
onMonday((opened) => {
  town = opened
})

const answer = z.object({ toast: z.object({ type: z.string() }).optional() })
const carried = z.array(z.object({ value: z.looseObject({ do: z.string(), proposal: z.string() }) }))

/** What the buttons of a proposal's card carry. */
const valueOn = (card: Message, name: string): { do: string; proposal: string } => {
  const content: Record<string, unknown> = JSON.parse(town.emulator.people.message(card.messageId).content)
  for (const { component } of components(content)) {
    const found = carried.safeParse(component.behaviors).data?.find(({ value }) => value.do === name)
    if (found !== undefined) return found.value
  }
  throw new Error(`no ${name} on ${town.wordsOf(card)}`)
}

/** A click that carries whatever its sender likes; returns the kind of the toast. */
const forges = async (by: string, card: Message, value: unknown, more = {}): Promise<string | undefined> => {
  const { world, people } = town.emulator
  const result = await callBack(world, people.app('整改助手'), {
    operator: { tenant_key: world.tenantKey, open_id: people.user(by).openId },
    token: 'c-forged',
    action: { value, tag: 'button', ...more },
    host: 'im_message',
    context: { open_message_id: card.messageId, open_chat_id: card.chatId },
  })
  await aMoment(town)
  return 'text' in result ? answer.parse(JSON.parse(result.text)).toast?.type : result.reason
}
const reports = (code: string, percent: number): number =>
  problemOf(town, code).progress.filter((each) => each.percent === percent).length

describe('a forged click', () => {
  it('stores nothing of another’s proposal, from whichever card', async () => {
    const own = await asks(town, HEAD, 'RW-003-1 签证补齐81%', UNIT)
    const foreign = await asks(town, OTHER, 'WT-008 进度66%', OTHER_UNIT)
    const { proposal } = valueOn(foreign, 'confirmLine')
    const before = problemOf(town, 'WT-008')
    for (const name of ['confirmLine', 'editLine', 'dismissLine', 'undoLine', 'confirmEdited'])
      expect(await forges(HEAD, own, { do: name, proposal, line: 0, rev: 0 }, { form_value: {} })).toBe(
        'error',
      )
    for (const name of ['confirmAll', 'showProposal'])
      expect(await forges(HEAD, own, { do: name, proposal })).toBe('error')
    expect(await forges(LEADER, own, valueOn(own, 'confirmLine'))).toBe('error')
    expect(await forges(OTHER, own, valueOn(own, 'confirmLine'))).toBe('error')
    expect(problemOf(town, 'WT-008')).toEqual(before)
    expect(reports('WT-003', 81)).toBe(0)
    expect(buttonsOn(town, foreign)).toEqual(['确认', '修改', '忽略'])
  })

  it('with a line or a version that no button has does nothing', async () => {
    const card = await asks(town, HEAD, 'RW-003-1 签证补齐82%', UNIT)
    const value = valueOn(card, 'confirmLine')
    const wrong = [
      { line: -1 },
      { line: 1e15 },
      { line: 0.5 },
      { rev: 7 },
      { proposal: '__proto__' },
      { extra: 1 },
    ]
    for (const change of wrong) expect(await forges(HEAD, card, { ...value, ...change })).toBe('warning')
    expect(reports('WT-003', 82)).toBe(0)
  })

  it('chooses no item beyond its sender’s, nor fills in what cannot be', async () => {
    const card = await asks(town, HEAD, '进度已经到83%了', UNIT)
    const { proposal } = valueOn(card, 'chooseItem')
    const choice = { do: 'chooseItem', proposal, line: 0, rev: 0 }
    for (const option of ['WT-008', 'WT-099', 'RW-003-9', '__proto__', ''])
      expect(await forges(HEAD, card, choice, { option })).toBe('error')
    await forges(HEAD, card, choice, { option: 'RW-003-1' })
    const edit = { do: 'confirmEdited', proposal, line: 0, rev: 1 }
    const forms = ['-5', '150', '0.5', '1e2', 'NaN', '99999999999999999999']
      .map((percent) => ({ percent, note: 'x' }))
      .concat([{ percent: '83', note: '长'.repeat(5000) }])
    for (const form_value of forms) expect(await forges(HEAD, card, edit, { form_value })).toBe('error')
    for (const until of ['2025-02-30 +0800', '1999-01-01 +0800', '9999-12-31 +0800', 'abc'])
      expect(await forges(HEAD, card, edit, { form_value: { percent: '83', until, note: '' } })).toBe('error')
    expect(reports('WT-003', 83)).toBe(0)
  })
})

describe('a confirmation', () => {
  it('is one, from two copies of the card at once and after restarts', async () => {
    const card = await asks(town, HEAD, 'RW-003-2 规程上会，84%', UNIT)
    const { proposal } = valueOn(card, 'confirmLine')
    await presses(town, HEAD, await asks(town, HEAD, '/我的'), '查看并确认')
    await forges(HEAD, card, { do: 'showProposal', proposal })
    const copy = town.cardFor(HEAD, '进度 84%')
    const toasts = await pressesAtOnce(town, [
      [HEAD, card, '确认', {}],
      [HEAD, copy, '确认', {}],
    ])
    expect(toasts.filter((toast) => toast === '已登记')).toHaveLength(1)
    const next = await asks(town, HEAD, 'RW-003-2 规程上会，85%', UNIT)
    const value = valueOn(next, 'confirmLine')
    await town.restart()
    expect(await forges(HEAD, next, value)).toBe('success')
    await town.restart()
    expect(await forges(HEAD, next, value)).toBe('warning')
    expect([reports('WT-003', 84), reports('WT-003', 85)]).toEqual([1, 1])
  })
})
