import { appendFileSync, writeFileSync } from 'node:fs'
import { it } from 'vitest'
import { Town } from './town.ts'
import { asksAll } from './answers.ts'
const G1 = '建设交通局巡察整改工作群'
const OUT = '/tmp/b/survey2.txt'
it('survey', async () => {
  writeFileSync(OUT, '')
  const t = await Town.open({ at: '2025-10-24T09:00:00+08:00' })
  const go = async (by: string, texts: string[], chat?: string) => {
    const a = await asksAll(t, by, texts, chat)
    texts.forEach((x, n) => appendFileSync(OUT, `#### [${chat ?? 'p2p'}] ${by}: ${x.slice(0, 80)}\n${a[n]?.slice(0, 1500)}\n\n`))
  }
  await go('廖望山', ['/台账 ' + '长'.repeat(30000), '/帮助 ' + '长'.repeat(600), '/指派 RW-003-1 @' + '长'.repeat(30000), '/绑定 ' + '长'.repeat(3000), '/日历 ' + '长'.repeat(3000), '/' + '长'.repeat(3000), '/问题 ' + '一'.repeat(3000), '/问题 WT-00000000003', '/问题 WT-0', '/问题 WT-3-1', '/问题 RW-3-1', '/问题 12号楼', '/', '//进度', '/ 进度 RW-003-1 71', '。/进度 RW-003-1 72', '/进度：RW-003-1 73%', '/进度 RW-003-1：74％', '/进度 RW-003-1，75%，已完成', '/进度 RW003-1 76 %  完成', '/进度 RW-003-1 到77%', '/进度 RW-003-1 百分之七十八', '/进度 RW-003-1 完成80%'])
  await go('廖望山', ['@所有人 /进度 RW-003-2 81', '/进度 RW-003-2 82 @所有人 请知悉', '@整改助手 @曾之恒 /进度 RW-003-2 83', '@整改助手 请问 WT-003 和 WT-005', '@整改助手 WT-008', '@整改助手 WT-777', '@整改助手 /', '@整改助手/进度 RW-003-2 84', '/进度 RW-003-2 84% 同上', '/进度 RW-003-2 84', '/办结 RW-003-2', '/堵点 RW-003-2 缺人', '/延期 RW-003-1 2025-11-10 结算资料未交齐', '/延期 RW-003-1 2025-11-10 再来一次', '/延期 WT-003 2026年2月31日 x', '/延期 WT-003 月底 x', '/销号 WT-003'], G1)
  await t.close()
}, 120000)
