import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { asksFor } from './answers.ts'
import { problemOf } from './steps.ts'
import { Town } from './town.ts'

const UNIT = '建设交通局巡察整改工作群'
const [HEAD, LEADER, OFFICE] = ['廖望山', '鲁启明', '骆闻达']
const ONE_COMMAND = '一条消息只办理一条命令，本条未予处理，请分条发送。'

describe('a command as people type it', () => {
  let town: Town
  beforeAll(async () => {
    town = await Town.open({ at: '2025-10-24T09:00:00+08:00' })
  })
  afterAll(() => town.close())
  const answer = (by: string, text: string) => asksFor(town, by, text, UNIT)

  it.each([
    '/帮助 /进度',
    '／帮助　／进度',
    '/help /progress',
    '/帮助 进度。',
    '/帮助 /进度！',
    '/帮助：进度',
  ])('%s explains that command', async (text) => {
    const help = await answer(HEAD, '/帮助 进度')
    expect(help).toContain('/进度 编号 百分比 [说明]')
    expect(await answer(HEAD, text)).toBe(help)
  })

  it.each(['/帮助。', '／帮助！', '/帮助？', '/帮助……', '/help.', '/HELP!', '/ 帮助', '/帮助 /', '/帮助，'])(
    '%s explains all commands',
    async (text) => expect(await answer(HEAD, text)).toBe(await answer(HEAD, '/帮助')),
  )

  it.each([
    [OFFICE, '/周报', '/周报。'],
    [OFFICE, '/digest', '/digest.'],
    [HEAD, '/我的', '/mine!'],
    [HEAD, '/日历', '/日历。'],
    [HEAD, '/日历 明天', '/日历：明天！'],
    [HEAD, '/日历 2025-10-26', '／calendar 2025-10-26.'],
    [HEAD, '/台账 超期', '/台账 超期。'],
    [HEAD, '/台账 超期', '/ledger: overdue.'],
    [HEAD, '/问题 WT-003', '／问题：ＷＴ－００３。'],
    [HEAD, '/认领 WT-003', '/claim wt3!'],
    [LEADER, '/指派 RW-003-1 张三', '/指派 RW-003-1 张三。'],
    [HEAD, '/堵点 WT-003', '/堵点 WT-003。'],
    [HEAD, '/撤销', '/撤销。'],
    [HEAD, '/乱写', '/乱写。'],
  ])('%s: %s and %s are the same', async (by, plain, typed) =>
    expect(await answer(by, typed)).toBe(await answer(by, plain)),
  )

  it('punctuation behind the figure is no part of it, and alone no note', async () => {
    for (const [text, percent, note] of [
      ['/进度 RW-003-1 71%.', 71, ''],
      ['/进度 RW-003-1 72%。', 72, ''],
      ['/进度 RW-003-1 73！', 73, ''],
      ['/进度 RW-003-1 74%。初稿已形成', 74, '初稿已形成'],
      ['/进度 RW-003-1 75%. 初稿已形成。', 75, '初稿已形成。'],
    ] as const) {
      expect(await answer(HEAD, text)).toContain(`进度 ${percent}%`)
      expect(problemOf(town, 'WT-003').progress.at(-1)).toMatchObject({ percent, note })
    }
  })

  it('two commands in two lines are two, whichever is the first', async () => {
    for (const text of [
      '/帮助\n/进度 RW-003-1 90%',
      '/帮助 进度\n／进度 RW-003-1 90%',
      '/我的\n/撤销。',
      '/进度 /进度 RW-003-1 90%',
    ])
      expect(await answer(HEAD, text)).toBe(ONE_COMMAND)
    expect(problemOf(town, 'WT-003').progress.at(-1)?.percent).toBe(75)
  })
})
