import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { callBack } from '../../src/sandbox/events/callback.ts'
import { CARD_CALLBACK, envelope } from '../../src/sandbox/events/envelope.ts'
import { push } from '../../src/sandbox/events/webhook.ts'
import type { Message } from '../../src/sandbox/state/records.ts'
import { asksAll, asksFor, rung } from './answers.ts'
import { aMoment, asks, presses, problemOf } from './steps.ts'
import { Town } from './town.ts'

const UNIT = '建设交通局巡察整改工作群'
const HEAD = '廖望山'
const FOREIGN = '苗思远'
const OFFICE = '骆闻达'

let town: Town
beforeAll(async () => {
  town = await Town.open({ at: '2025-10-24T09:00:00+08:00', transport: 'webhook' })
})
afterAll(() => town.close())

const journal = () => town.service.database.read((store) => store.journal.head())
const answer = z.object({
  toast: z.object({ type: z.string(), content: z.string() }).optional(),
  card: z.object({ data: z.unknown() }).optional(),
})

const clickEvent = (by: string, card: Message, value: unknown, form: object): Record<string, unknown> => ({
  operator: { open_id: town.emulator.people.user(by).openId },
  token: 'c-forged',
  action: { tag: 'button', value, form_value: form },
  context: { open_message_id: card.messageId, open_chat_id: card.chatId },
})

/** A callback with a value that no card carries, signed and sealed as the platform does. */
const forges = async (by: string, card: Message, value: unknown, form: object = {}) => {
  const app = town.emulator.people.app('整改助手')
  const result = await callBack(town.emulator.world, app, clickEvent(by, card, value, form))
  if ('error' in result) throw new Error(result.reason)
  return answer.parse(JSON.parse(result.text))
}

describe('over the webhook', () => {
  it('answers commands and clicks as over the long connection', async () => {
    expect(
      await asksFor(town, HEAD, '／进度 ＲＷ－００３－１ ７２％ 已补核3个项目，余下2个在办。', UNIT),
    ).toBe('已登记 RW-003-1 进度 72%（上次 70%）。')
    expect(problemOf(town, 'WT-003').progress.at(-1)?.note).toBe('已补核3个项目，余下2个在办。')
    const card = await asks(town, HEAD, '/问题 WT-003')
    expect(await presses(town, HEAD, card, '提交', { percent__1: '75', note__1: '规程已送审' })).toBe(
      '已登记进展',
    )
    expect(town.wordsOf(card)).toContain('规程已送审')
  })

  it('does nothing twice, in whatever order and however often events come', async () => {
    town.emulator.faults.set({ duplicateEvents: 2, reorderEvents: true })
    const seat = town.emulator.chat(UNIT)
    const said = ['/堵点 WT-003 评审机构未定', '/进度 RW-003-2 80 已会签', '/问题 WT-999'].map((text) =>
      town.emulator.people.say({ by: HEAD, chat: UNIT, text }),
    )
    await town.quiet()
    town.emulator.faults.set({ duplicateEvents: 0, reorderEvents: false })
    for (const { id } of town.emulator.deliveries()) expect(await town.emulator.redeliver(id)).toBe(true)
    await town.quiet()
    expect(said.map((message) => town.answersTo(message).map((each) => seat.words(each)).length)).toEqual([
      1, 1, 1,
    ])
    expect(problemOf(town, 'WT-003').blockers.length).toBe(1)
    expect(problemOf(town, 'WT-003').progress.filter(({ percent }) => percent === 80).length).toBe(1)
  })

  it('takes nothing in of a message whose recall came before it', async () => {
    const before = journal()
    town.emulator.faults.set({ reorderEvents: true })
    const { people } = town.emulator
    const said = people.say({ by: HEAD, chat: UNIT, text: '/进度 RW-003-2 85 发错了' })
    people.recall(HEAD, said.messageId)
    await town.quiet()
    town.emulator.faults.set({ reorderEvents: false })
    expect(town.answersTo(said)).toEqual([])
    expect(journal()).toEqual(before)
  })

  it('answers a click that comes again as before, and does it once', async () => {
    const card = await asks(town, HEAD, '/问题 WT-003')
    const app = town.emulator.people.app('整改助手')
    const version = problemOf(town, 'WT-003').progress.length
    const value = { do: 'report', on: 'WT-003', v: version }
    const body = envelope(
      town.emulator.world,
      app,
      CARD_CALLBACK,
      clickEvent(HEAD, card, value, { percent: '82' }),
    )
    const sent = async () => {
      const { clock, random } = town.emulator.world
      const url = `${town.service.url}/lark/events`
      const result = await push({
        url,
        app,
        body,
        signedAt: clock.now(),
        timeoutMs: 3000,
        random,
        signed: true,
      })
      return result.kind === 'answer' ? result.text : result.reason
    }
    const first = await sent()
    expect(first).toContain('已登记进展')
    expect(await sent()).toBe(first)
    expect(problemOf(town, 'WT-003').progress.length).toBe(version + 1)
  })

  it('refuses values that no card carries, and shows nobody another person’s card', async () => {
    const own = await asks(town, FOREIGN, '/我的')
    const ledger = await asks(town, FOREIGN, '/台账')
    const others = await asks(town, HEAD, '/问题 WT-003')
    const group = await asks(town, HEAD, '/问题 WT-003', UNIT)
    const before = journal()
    const gone = '该操作已失效，请发送 /问题 和编号调取最新卡片。'
    const table: readonly (readonly [Message, unknown, string])[] = [
      [own, { do: 'openProblem', code: 'WT-003' }, 'WT-003 不在您的权限范围内。'],
      [own, { do: 'report', on: 'RW-003-1', v: 0 }, 'WT-003 不在您的权限范围内。'],
      [own, { do: 'submitCloseOut', code: 'WT-003', v: 0 }, 'WT-003 不在您的权限范围内。'],
      [own, { do: 'releaseDigest', day: '2025-10-24' }, '您没有“发布周报”的权限。'],
      [own, { do: 'page', page: 3 }, gone],
      [ledger, { do: 'seen' }, gone],
      [own, { do: 'openProblem', code: 'WT-003', as: OFFICE }, gone],
      [own, { do: 'openProblem', code: '../../etc/passwd' }, gone],
      [own, { do: 'drop' }, gone],
      [own, '<at id=all></at>', gone],
      [own, null, gone],
      [others, { do: 'openProblem', code: 'WT-008' }, gone],
      [others, { do: 'page', page: 0 }, gone],
    ]
    for (const [card, value, words] of table) {
      const { toast, card: shown } = await forges(FOREIGN, card, value, { percent: '1', note: 'x' })
      expect([value, toast?.content]).toEqual([value, words])
      expect(JSON.stringify(shown ?? '')).not.toMatch(/签证|廖望山/)
    }
    const elsewhere = { ...group, chatId: own.chatId }
    expect((await forges(FOREIGN, elsewhere, { do: 'page', page: 0 })).toast?.content).toBe(gone)
    expect(journal()).toEqual(before)
    expect(town.wordsOf(own)).toMatch(/^苗思远的事项/)
  })

  it('tells what is wrong in a form that a client would not have let through', async () => {
    const card = await asks(town, HEAD, '/问题 WT-003')
    const v = problemOf(town, 'WT-003').progress.length
    const before = journal()
    const report = async (form: object) =>
      (await forges(HEAD, card, { do: 'report', on: 'WT-003', v }, form)).toast?.content
    expect(await report({})).toBe('请补正后再提交：须填写进度。')
    expect(await report({ percent: ['90'], note: { a: 1 } })).toContain('请补正后再提交')
    expect(await report({ percent: '90', note: '长'.repeat(501) })).toBe(
      '请补正后再提交：说明不得超过 500 字。',
    )
    expect(await report({ percent: '1'.repeat(5000) })).toContain('请补正后再提交')
    const extend = { do: 'askExtension', on: 'WT-003', v: problemOf(town, 'WT-003').deadlineVersion }
    const asked = async (until: string) =>
      (await forges(HEAD, card, extend, { until, note: '资料未齐' })).toast?.content
    expect(await asked('2025-02-30 +0800')).toContain('2025-02-30')
    expect(await asked('2025-10-01 +0800')).toContain('须晚于2025年11月14日')
    expect(journal()).toEqual(before)
  })

  it('goes on with what was pending after a restart, and says nothing twice', async () => {
    town.emulator.faults.add({ kind: 'status', path: '/reply', status: 503, count: 2 })
    const seat = town.emulator.chat(UNIT)
    const said = await seat.says(HEAD, '/进度 RW-003-1 90 变更资料已齐')
    await town.restart()
    await town.at('2025-10-24T09:10:00+08:00')
    await town.restart()
    await town.at('2025-10-24T09:20:00+08:00')
    expect(town.answersTo(said).length).toBe(1)
    for (const { id } of town.emulator.deliveries().slice(-5)) await town.emulator.redeliver(id)
    await aMoment(town)
    expect(town.answersTo(said).length).toBe(1)
    expect(problemOf(town, 'WT-003').progress.filter(({ percent }) => percent === 90).length).toBe(1)
    expect((await asksAll(town, OFFICE, ['/问题 WT-003']))[0]).toContain('变更资料已齐')
    expect(rung(town)).toEqual([])
  })
})
