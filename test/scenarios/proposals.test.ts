import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { components } from '../../src/sandbox/card/walk.ts'
import type { Message } from '../../src/sandbox/state/records.ts'
import { asksAll, asksFor, plain, strangeGroup } from './answers.ts'
import { aMoment, asks, buttonsOn, presses, problemOf } from './steps.ts'
import { Town } from './town.ts'

const UNIT = '建设交通局巡察整改工作群'
const LEADING = '区党工委巡察工作领导小组'
const STRANGE = '几个单位的群'
/** HEAD of WT-003 and owner of its two tasks. */
const HEAD = '廖望山'
const LEADER = '鲁启明'
/** Of tasks of WT-005 and WT-007. */
const OWNER = '金晓芃'
const OFFICE = '骆闻达'
/** Of another unit. */
const OTHER = '苗思远'

let town: Town
beforeAll(async () => {
  town = await Town.open({ at: '2025-10-27T09:00:00+08:00' })
  strangeGroup(town, STRANGE, [HEAD, OFFICE, OTHER])
})
afterAll(() => town.close())

/** Chooses in the card's select. */
const chooses = async (by: string, card: Message, option: string): Promise<void> => {
  const content: Record<string, unknown> = JSON.parse(town.emulator.people.message(card.messageId).content)
  const select = [...components(content)].find(({ tag }) => tag === 'select_static')
  if (select === undefined) throw new Error(`nothing to choose: ${town.wordsOf(card)}`)
  await town.emulator.people.click({ by, messageId: card.messageId, path: select.path, option })
  await aMoment(town)
}
const answersIn = (chat: string): number => town.emulator.chat(chat).answers().length
const percentOf = (code: string, task: string): number | undefined =>
  problemOf(town, code).tasks.find((each) => each.code === task)?.percent

describe('what people write in their group', () => {
  it('is put before the writer and stored when he confirms it; the card becomes the outcome', async () => {
    const before = problemOf(town, 'WT-003')
    const card = await asks(town, HEAD, 'RW-003-1 签证台账已补齐，进度75%', UNIT)
    expect(town.wordsOf(card)).toContain('RW-003-1 逐项补核5个项目变更资料，核减不实签证')
    expect(town.wordsOf(card)).toContain('报送进展：进度 75%（现为 70%）')
    expect(buttonsOn(town, card)).toEqual(['确认', '修改', '忽略'])
    expect(problemOf(town, 'WT-003')).toEqual(before)
    const said = answersIn(UNIT)
    expect(await presses(town, HEAD, card, '确认')).toBe('已登记')
    expect(town.wordsOf(card)).toContain('已登记：RW-003-1 报送进展：进度 75%')
    expect(percentOf('WT-003', 'RW-003-1')).toBe(75)
    expect(problemOf(town, 'WT-003').progress.at(-1)?.note).toContain('签证台账已补齐')
    expect(answersIn(UNIT)).toBe(said)
  })

  it('is confirmed by its writer alone, and once', async () => {
    const card = await asks(town, HEAD, 'RW-003-2 规程已上会，进度80%', UNIT)
    expect(await presses(town, LEADER, card, '确认')).toBe(`须由${HEAD}本人确认。`)
    expect(percentOf('WT-003', 'RW-003-2')).toBe(70)
    const results = await Promise.all(
      ['确认', '确认'].map((text) =>
        town.emulator.people.click({ by: HEAD, messageId: card.messageId, text }),
      ),
    )
    await aMoment(town)
    expect(results.map(({ toast }) => toast?.type).sort()).toEqual(['success', 'warning'])
    expect(problemOf(town, 'WT-003').progress.filter(({ percent }) => percent === 80)).toHaveLength(1)
  })

  it('is corrected on the card before it is stored', async () => {
    const card = await asks(town, HEAD, 'RW-003-2 规程印发，进度八成五，下周五前发文', UNIT)
    expect(town.wordsOf(card)).toContain('预计2025年11月7日')
    await presses(town, HEAD, card, '修改')
    expect(buttonsOn(town, card)).toEqual(['确认登记', '取消修改', '忽略'])
    expect(await presses(town, HEAD, card, '确认登记', { percent: '八十八', note: '规程已印发' })).toContain(
      '进度',
    )
    expect(percentOf('WT-003', 'RW-003-2')).toBe(80)
    await presses(town, HEAD, card, '确认登记', { percent: '88', note: '规程已印发' })
    expect(percentOf('WT-003', 'RW-003-2')).toBe(88)
    expect(problemOf(town, 'WT-003').progress.at(-1)?.note).toBe('规程已印发')
  })

  it('has a line for each item, each confirmed, ignored or left by itself', async () => {
    const card = await asks(town, HEAD, 'RW-003-1 80%\nRW-003-2 90%\nWT-003 卡在财政评审了，请区里协调', UNIT)
    expect(town.wordsOf(card)).toContain('请确认（3项）')
    expect(buttonsOn(town, card).filter((text) => text === '忽略')).toHaveLength(3)
    await presses(town, HEAD, card, '忽略')
    expect(town.wordsOf(card)).toContain('已忽略：RW-003-1')
    expect(await presses(town, HEAD, card, '全部确认（2项）')).toBe('已登记2项')
    expect(percentOf('WT-003', 'RW-003-1')).toBe(75)
    expect(percentOf('WT-003', 'RW-003-2')).toBe(90)
    expect(problemOf(town, 'WT-003').blockers.at(-1)?.text).toContain('财政评审')
  })

  it('asks which item is meant and offers the writer’s own; nothing is guessed', async () => {
    const card = await asks(town, HEAD, '进度到95%了', UNIT)
    expect(town.wordsOf(card)).toContain('未写明是哪一事项，请选择：')
    expect(buttonsOn(town, card)).toEqual(['忽略'])
    await chooses(HEAD, card, 'RW-003-2')
    expect(percentOf('WT-003', 'RW-003-2')).toBe(90)
    await presses(town, HEAD, card, '确认')
    expect(percentOf('WT-003', 'RW-003-2')).toBe(95)
    const unknown = await asks(town, HEAD, 'WT-099 进度60%', UNIT)
    expect(town.wordsOf(unknown)).toContain('台账中没有 WT-099')
    expect(buttonsOn(town, unknown)).toEqual(['忽略'])
    await presses(town, HEAD, unknown, '忽略')
  })

  it('never closes anything: an application is filled in on its form', async () => {
    const card = await asks(town, HEAD, 'WT-003整改完成，申请销号', UNIT)
    expect(buttonsOn(town, card)).toEqual(['填报申请', '忽略'])
    await presses(town, HEAD, card, '填报申请')
    expect(problemOf(town, 'WT-003').state).toBe('rectifying')
    expect(town.wordsOf(town.cardFor(HEAD, 'WT-003 销号申请'))).toContain('尚不具备申请条件')
    expect(town.wordsOf(card)).toMatch(/^请填报申请表\n/)
    expect(town.wordsOf(card)).toContain('申请表已发送至单聊')
  })

  it('says on the card why something cannot be recorded', async () => {
    const card = await asks(town, HEAD, 'WT-003 申请延期，人手不够', UNIT)
    expect(town.wordsOf(card)).toContain('申请 WT-003 延期须写明新时限')
    expect(buttonsOn(town, card)).toEqual(['修改', '忽略'])
    await presses(town, HEAD, card, '修改')
    await presses(town, HEAD, card, '确认登记', { until: '2025-11-28 +0800', note: '人手不够' })
    expect(problemOf(town, 'WT-003').extensions.at(-1)?.asked).toBe('2025-11-28')
  })

  it('is left alone when it is chatter, an order, or somebody else’s words', async () => {
    const texts = ['收到', '哈哈哈', '下午三点开会', '要是人手再多点就好了', '听说WT-003销号了']
    expect(await asksAll(town, HEAD, texts, UNIT)).toEqual(texts.map(() => '(silence)'))
  })

  it('answers a question directly: one item by its card, several by a table', async () => {
    expect(await asksFor(town, HEAD, 'WT-003现在什么进度？', UNIT)).toMatch(/^WT-003 工程变更签证随意/)
    const several = await asksFor(town, HEAD, 'WT-003和WT-005什么时候到期？', UNIT)
    expect(several).toContain('编号 WT-003、WT-005')
    expect(several).toContain('共2项')
    expect(await asksFor(town, HEAD, 'RW-003-1和RW-003-2什么时候到期？', UNIT)).toMatch(
      /^WT-003 工程变更签证随意/,
    )
    expect(await asksFor(town, HEAD, '@整改助手 WT-008和WT-997什么时候到期？', UNIT)).toBe(
      'WT-008 不在您的权限范围内。',
    )
  })

  it('is read where the office said so, and always when the bot is mentioned', async () => {
    const all = '／绑定 全部消息'
    expect(await asksFor(town, OFFICE, '/绑定 仅@', UNIT)).toContain('仅读取本群中 @整改助手 的消息')
    expect(await asksAll(town, HEAD, ['RW-003-1 82%', 'WT-003什么进度'], UNIT)).toEqual([
      '(silence)',
      '(silence)',
    ])
    const card = await asks(town, HEAD, '@整改助手 RW-003-1 82%', UNIT)
    await presses(town, HEAD, card, '忽略')
    const several = await asks(town, OWNER, '@整改助手 RW-005-1 92%\nRW-007-1 94%', UNIT)
    await town.emulator.chat(UNIT).says(OWNER, '忽略', { replyTo: several.messageId })
    await aMoment(town)
    expect(town.wordsOf(several)).toContain('已忽略：RW-005-1')
    expect(await asksFor(town, OFFICE, all, UNIT)).toContain('读取本群全部消息')
    expect(await asksAll(town, HEAD, ['RW-003-1 82%'], STRANGE)).toEqual(['(silence)'])
  })
})

describe('where others look on', () => {
  it('the confirmation goes one to one', async () => {
    expect(await asksFor(town, HEAD, '@整改助手 RW-003-1 签证补齐，83%', STRANGE)).toBe(
      '已发送至您与整改助手的单聊。',
    )
    const card = town.cardFor(HEAD, 'RW-003-1')
    await presses(town, HEAD, card, '确认')
    expect(percentOf('WT-003', 'RW-003-1')).toBe(83)
  })

  it('a question in the same message is answered there all the same', async () => {
    const answers = await town.says(HEAD, '@整改助手 RW-003-1 进度84%。WT-005什么时候到期？', STRANGE)
    expect(answers.map(plain)).toEqual(['已发送至您与整改助手的单聊。', expect.stringMatching(/^WT-005/)])
    await presses(town, HEAD, town.cardFor(HEAD, '进度 84%'), '忽略')
  })

  it('what is out of scope is refused in private, and reveals nothing', async () => {
    expect(await asksAll(town, HEAD, ['WT-008 进度60%'], UNIT)).toEqual(['(silence)'])
    expect(plain(town.letters(HEAD).at(-1) ?? '')).toBe('WT-008 不在您的权限范围内，未作处理。')
  })

  it('a figure of somebody who may not report is refused in private, once a day', async () => {
    expect(await asksAll(town, OFFICE, ['WT-003 进度60%', 'WT-003 进度61%'], UNIT)).toEqual([
      '(silence)',
      '(silence)',
    ])
    const refused = town.letters(OFFICE).filter((letter) => letter.includes('您没有对 WT-003'))
    expect(refused).toHaveLength(1)
  })

  it('the leading group hears codes only', async () => {
    const answer = await asksFor(town, OFFICE, '@整改助手 WT-003进展如何？', LEADING)
    expect(answer).toMatch(/^WT-003\n/)
    expect(answer).not.toContain('签证')
  })
})

describe('in an item’s thread', () => {
  it('no code is needed', async () => {
    const problem = await asks(town, HEAD, '/问题 WT-003', UNIT)
    const replied = await town.emulator
      .chat(UNIT)
      .says(HEAD, '签证核减完成九成', { replyTo: problem.messageId })
    await town.quiet()
    const [card] = town.answersTo(replied)
    expect(card === undefined ? '' : town.wordsOf(card)).toContain('报送进展：进度 90%')
    expect(card === undefined ? '' : town.wordsOf(card)).toContain('WT-003')
  })

  it('an answer to a card of many items is about none of them', async () => {
    const problem = await asks(town, HEAD, '/问题 WT-003', UNIT)
    const chat = town.emulator.chat(UNIT)
    const asked = await chat.says(HEAD, '/台账', { replyTo: problem.messageId })
    await town.quiet()
    const [ledger] = town.answersTo(asked)
    if (ledger === undefined) throw new Error('no ledger')
    const replied = await chat.says(HEAD, '签证核减完成九成', { replyTo: ledger.messageId })
    await town.quiet()
    const [card] = town.answersTo(replied)
    if (card === undefined) throw new Error('no card')
    expect(town.wordsOf(card)).toContain('未写明是哪一事项')
    await presses(town, HEAD, card, '忽略')
  })

  it('files are offered as evidence; those that follow the words belong to them', async () => {
    const problem = await asks(town, HEAD, '/问题 WT-003', UNIT)
    const chat = town.emulator.chat(UNIT)
    const sent = await chat.sends(
      HEAD,
      { name: '核减单.pdf', bytes: Buffer.from('one') },
      { replyTo: problem.messageId },
    )
    await town.quiet()
    const [card] = town.answersTo(sent)
    if (card === undefined) throw new Error('no offer')
    expect(town.wordsOf(card)).toContain('提交佐证：核减单.pdf')
    await chat.sends(HEAD, { name: '规程.pdf', bytes: Buffer.from('two') })
    await aMoment(town)
    expect(town.wordsOf(card)).toContain('核减单.pdf、规程.pdf')
    await presses(town, HEAD, card, '确认')
    await aMoment(town)
    const titles = problemOf(town, 'WT-003').evidence.map(({ title }) => title)
    expect(titles).toEqual(expect.arrayContaining(['核减单.pdf', '规程.pdf']))
    expect(town.wordsOf(card)).toContain('已登记为佐证 ZC-003-')
  })
})

describe('a file that became evidence', () => {
  it('is withdrawn from its card, which says so', async () => {
    const problem = await asks(town, HEAD, '/问题 WT-003', UNIT)
    const sent = await town.emulator
      .chat(UNIT)
      .sends(HEAD, { name: '误传.pdf', bytes: Buffer.from('three') }, { replyTo: problem.messageId })
    await town.quiet()
    const [card] = town.answersTo(sent)
    if (card === undefined) throw new Error('no offer')
    await presses(town, HEAD, card, '确认')
    await aMoment(town)
    expect(await presses(town, HEAD, card, '撤销')).toBe('已撤销')
    const evidence = problemOf(town, 'WT-003').evidence.at(-1)
    expect(evidence?.title).toBe('误传.pdf')
    expect(evidence?.undoneAt).toBeDefined()
    expect(town.wordsOf(card)).toContain(`佐证 ${evidence?.code} 已撤销`)
    expect(buttonsOn(town, card)).toEqual([])
  })
})

describe('a correction', () => {
  it('takes the place of what the card asked', async () => {
    const card = await asks(town, HEAD, 'RW-003-1 进度94%', UNIT)
    const replied = await town.emulator
      .chat(UNIT)
      .says(HEAD, '不是这个，我说的是RW-003-2，96%', { replyTo: card.messageId })
    await aMoment(town)
    const [next] = town.answersTo(replied)
    expect(town.wordsOf(card)).toContain('已由后续消息或修改后的消息替代：RW-003-1')
    expect(next === undefined ? '' : town.wordsOf(next)).toContain('RW-003-2')
  })

  it('and a yes may be said as well as pressed, by the writer alone', async () => {
    const card = await asks(town, HEAD, 'RW-003-1 进度95%', UNIT)
    const chat = town.emulator.chat(UNIT)
    await chat.says(LEADER, '确认', { replyTo: card.messageId })
    await aMoment(town)
    expect(percentOf('WT-003', 'RW-003-1')).toBe(83)
    const said = await chat.says(HEAD, '确认。', { replyTo: card.messageId })
    await aMoment(town)
    expect(percentOf('WT-003', 'RW-003-1')).toBe(95)
    expect(town.answersTo(said)).toEqual([])
    expect(town.wordsOf(card)).toContain('已登记：RW-003-1')
    const written = await chat.says(HEAD, 'RW-003-1 核减完毕，进度96%')
    await aMoment(town)
    await chat.says(HEAD, '确认', { replyTo: written.messageId })
    await aMoment(town)
    expect(percentOf('WT-003', 'RW-003-1')).toBe(96)
  })

  it('is withdrawn for ten minutes, from the card or by the command, and the card says so', async () => {
    const card = await asks(town, HEAD, 'RW-003-2 规程发文，进度97%', UNIT)
    await presses(town, HEAD, card, '确认')
    const before = percentOf('WT-003', 'RW-003-2')
    expect(await presses(town, HEAD, card, '撤销')).toBe('已撤销')
    expect(before).toBe(97)
    expect(percentOf('WT-003', 'RW-003-2')).toBe(95)
    expect(town.wordsOf(card)).toContain('已撤销：RW-003-2')
    const again = await asks(town, HEAD, 'RW-003-2 规程发文，进度98%', UNIT)
    await presses(town, HEAD, again, '确认')
    expect(await asksFor(town, HEAD, '/撤销', UNIT)).toContain('已撤销')
    await aMoment(town)
    expect(town.wordsOf(again)).toContain('已撤销：RW-003-2')
    expect(buttonsOn(town, again)).toEqual([])
  })

  it('loses its button when the ten minutes are over', async () => {
    const card = await asks(town, HEAD, 'RW-003-2 规程发文，进度99%', UNIT)
    await presses(town, HEAD, card, '确认')
    expect(buttonsOn(town, card)).toEqual(['撤销'])
    expect(town.wordsOf(card)).toContain('登记后 10 分钟内可以撤销。')
    await town.emulator.clock.setTo(town.emulator.clock.now() + 11 * 60_000)
    await town.quiet()
    await aMoment(town)
    expect(buttonsOn(town, card)).toEqual([])
  })
})

describe('what waits', () => {
  it('is listed, lapses after a day, and is withdrawn with its message', async () => {
    await asks(town, LEADER, 'WT-003 进度76%', UNIT)
    expect(town.wordsOf(await asks(town, LEADER, '/我的'))).toContain('WT-003 报送进展')
    await asks(town, HEAD, 'RW-003-2整改完成，申请销号', UNIT)
    expect(town.wordsOf(await asks(town, HEAD, '/我的'))).toContain('RW-003-2 申请办结')
    const said = await town.emulator.chat(UNIT).says(LEADER, 'WT-003 监理单位换人，卡住了，请区里协调')
    await town.quiet()
    const [recalled] = town.answersTo(said)
    await town.emulator.people.recall(LEADER, said.messageId)
    await aMoment(town)
    expect(recalled === undefined ? '' : town.wordsOf(recalled)).toContain('原消息已撤回，未登记')
    const card = await asks(town, LEADER, 'WT-003 进度77%', UNIT)
    await town.at('2025-10-28T10:00:00+08:00')
    expect(town.wordsOf(card)).toContain('逾期未确认，已失效')
    expect(buttonsOn(town, card)).toEqual([])
    expect(town.wordsOf(await asks(town, LEADER, '/我的'))).not.toContain('待您确认的消息')
  })
})
