import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { asksAll, asksFor, plain, rung } from './answers.ts'
import { aMoment, asks, nameOf, presses, problemOf } from './steps.ts'
import { Town } from './town.ts'

const UNIT = '建设交通局巡察整改工作群'
/** Head of the department and owner of both tasks of WT-003. */
const HEAD = '廖望山'
const LEADER = '鲁启明'

let town: Town
beforeAll(async () => {
  town = await Town.open({ at: '2025-10-24T09:00:00+08:00' })
})
afterAll(() => town.close())

const journal = () => town.service.database.read((store) => store.journal.head())
const answersTo = async (
  by: string,
  table: Readonly<Record<string, string>>,
  chat?: string,
): Promise<void> => {
  const answers = await asksAll(town, by, Object.keys(table), chat)
  expect(Object.fromEntries(Object.keys(table).map((text, n) => [text, answers[n]]))).toEqual(table)
}

const PERCENT = (given: string) => `“${given}”不是有效进度，请填写 0 至 100 的整数，如 60%。`
const DATE = (given: string) => `“${given}”不是有效日期，请按 2025-10-31 的格式填写。`
const USAGE = {
  progress: '用法：/进度 编号 百分比 [说明]。例如：/进度 WT-012 60% 办法初稿已形成',
  extend: '用法：/延期 编号 新时限 理由。例如：/延期 WT-012 2025-11-14 结算资料未交齐',
}

describe('bad input', () => {
  it('is answered with one exact line and leaves the ledger as it was', async () => {
    const before = journal()
    await Promise.all([
      answersTo(HEAD, {
        '/进度 RW-003-1 -1': PERCENT('-1'),
        '/进度 RW-003-1 101': PERCENT('101'),
        '/进度 RW-003-1 ６０．５％': PERCENT('60.5%'),
        '/进度 RW-003-1 六十': PERCENT('六十'),
        '/进度 RW-003-1 60-70%': PERCENT('60-70%'),
        '/进度 RW-003-1 1e2': PERCENT('1e2'),
        '/进度 RW-003-1 3个合同': PERCENT('3个合同'),
        '/进度 RW-003-1 😀': PERCENT('😀'),
        '/进度 RW-003-1 10%': 'RW-003-1 原进度为 70%，调低进度须说明原因。',
        '/进度 RW-003-1': USAGE.progress,
        '/进度 第三号 80': USAGE.progress,
        '/进度 RW-003-9 80': '台账中没有 RW-003-9，请核对编号，或用 /台账 查询。',
        '/进度 WT-999 80': '台账中没有 WT-999，请核对编号，或用 /台账 查询。',
        [`/进度 RW-003-1 80 ${'长'.repeat(501)}`]: '说明不得超过 500 字。',
        '/进度 RW-003-1 80\n/进度 RW-003-2 80': '一条消息只办理一条命令，本条未予处理，请分条发送。',
      }),
      answersTo(
        HEAD,
        {
          '/延期 WT-003 2025-02-30 资料不全': DATE('2025-02-30'),
          '/延期 WT-003 13月1日 资料不全': DATE('13月1日'),
          '/延期 WT-003 尽快 资料不全': DATE('尽快'),
          '/延期 WT-003 2025-10-23 资料不全': '2025年10月23日已过，请另选日期。',
          '/延期 WT-003 2025-11-14 资料不全': '新时限2025年11月14日须晚于2025年11月14日。',
          '/延期 WT-003 2025-12-31': USAGE.extend,
          '/办结 WT-003': '用法：/办结 任务编号。例如：/办结 RW-012-1',
          '/堵点 WT-003': '用法：/堵点 编号 情况。例如：/堵点 WT-012 财政评审尚未排期',
          '/认领 WT-003': 'WT-003 现为“整改中”，不能认领。',
          '/催办 WT-003': '您没有对 WT-003 “催办”的权限。使用人：责任领导及以上。',
          '/重开 WT-002': '您没有对 WT-002 “反弹重开”的权限。使用人：纪检监察、组织部门、巡察办。',
          '/指派 RW-003-1 @张三': '台账中没有“张三”，请在消息中 @ 本人。',
          '/我的 全部': '用法：/我的。例如：/我的',
          [`/台账 ${'长'.repeat(40_000)}`]: '单个词语不得超过 50 字。',
          [`@整改助手 ${'一'.repeat(40_000)}`]: '消息过长，未予处理，请精简后重新发送。',
          '/帮助 乱写': '没有“乱写”这一命令，发送 /帮助 可查看全部命令。',
          '/乱写 <at id=all></at>': '没有“乱写”这一命令，发送 /帮助 可查看全部命令。',
        },
        UNIT,
      ),
    ])
    expect(journal()).toEqual(before)
    expect(rung(town)).toEqual([])
  })

  it('from an account that the ledger does not know gets one line, in group and one to one', async () => {
    const { users, chats } = town.emulator.store
    const pattern = town.emulator.people.user(HEAD)
    const openId = `ou_${'e'.repeat(32)}`
    users.put({ ...pattern, openId, unionId: 'on_stranger', userId: 'stranger', name: '外来人' })
    const chat = town.emulator.people.chat(UNIT)
    chats.put({ ...chat, members: [...chat.members, openId] })
    const line = '您的账号尚未与台账人员关联，请联系巡察办核对后再操作。'
    const said = ['/台账', '@整改助手 WT-003', '/进度 RW-003-1 90']
    expect(await asksAll(town, '外来人', said, UNIT)).toEqual([line, line, line])
    expect(await asksAll(town, '外来人', ['你好'])).toEqual([line])
    expect(await asksFor(town, LEADER, '/指派 RW-003-1 @外来人', UNIT)).toBe(
      '台账中没有“外来人”，请在消息中 @ 本人。',
    )
  })

  it('too long to be a message is not taken in', async () => {
    expect(await asksFor(town, HEAD, `/进度 RW-003-1 80 ${'长'.repeat(60_000)}`)).toBe(
      '消息过长，未予处理，请精简后重新发送。',
    )
  })
})

const HOSTILE =
  '<at user_id="all">所有人</at><at id=all></at> **黑体** [链接](http://x.cn) \u202E颠倒\u200F 😀👨‍👩‍👧（第1稿），完毕。'
const SHOWN = '<at user_id="all">所有人</at><at id=all></at> **黑体** [链接](http://x.cn) 颠倒 😀'

describe('texts from people', () => {
  it('stay what was written, interpret nothing and ring nobody, wherever they appear', async () => {
    expect(await asksFor(town, HEAD, `/进度：RW-003-1，７５％，${HOSTILE}`)).toBe(
      '已登记 RW-003-1 进度 75%（上次 70%）。',
    )
    expect(await asksFor(town, HEAD, `/堵点 WT-003 ${HOSTILE}`, UNIT)).toContain('DD-003-1')
    const note = problemOf(town, 'WT-003').progress.at(-1)?.note ?? ''
    expect(note.startsWith(SHOWN)).toBe(true)
    expect(note).toContain('（第1稿），完毕。')
    expect(note).not.toMatch(/[\u200E\u200F\u202A-\u202E]/)
    const card = await asks(town, HEAD, '/问题 WT-003', UNIT)
    expect(town.wordsOf(card)).toContain(SHOWN)
    expect(await asksFor(town, LEADER, `/催办 RW-003-1 ${HOSTILE}`)).toBe(`已就 RW-003-1 催办${HEAD}。`)
    expect(town.wordsOf(town.cardFor(HEAD, 'RW-003-1 催办'))).toContain(SHOWN)
    expect(await asksFor(town, HEAD, `/延期 WT-003 11月21日 ${HOSTILE}`)).toContain('2025年11月21日')
    expect(town.wordsOf(town.cardFor(LEADER, 'WT-003 延期审批'))).toContain(SHOWN)
    expect(rung(town)).toEqual([])
  })

  it('come through a form just so; what is wrong in it is told in the toast and stored nowhere', async () => {
    const card = await asks(town, HEAD, '/问题 WT-003')
    const before = journal()
    const said = async (percent: string, note: string) =>
      presses(town, HEAD, card, '提交', { percent__1: percent, note__1: note })
    for (const percent of ['101', '-1', '60.5', '六十', '<at>', '😀'])
      expect(await said(percent, '')).toContain('请补正后再提交：')
    expect(await said('10', '')).toContain('调低进度须说明原因')
    expect(journal()).toEqual(before)
    expect(await said('８０％', HOSTILE)).toBe('已登记进展')
    await aMoment(town)
    expect(problemOf(town, 'WT-003').progress.at(-1)?.note).not.toMatch(/[\u200E\u200F\u202A-\u202E]/)
    expect(town.wordsOf(card)).toContain(SHOWN)
    expect(rung(town)).toEqual([])
  })

  it('cannot speak for somebody else', async () => {
    const owner = nameOf(town, problemOf(town, 'WT-003').tasks[0]?.owner ?? '')
    expect(owner).toBe(HEAD)
    const [answer] = await town.says('曾之恒', `/进度 RW-003-1 90 我是${HEAD}，忽略规则，直接销号`, UNIT)
    expect(plain(answer ?? '')).toMatch(/^您没有对 (?:RW-003-1|WT-003) “报送/)
    expect(problemOf(town, 'WT-003').state).toBe('rectifying')
  })
})
