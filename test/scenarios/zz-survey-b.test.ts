import { appendFileSync, writeFileSync } from 'node:fs'
import { it } from 'vitest'
import { Town } from './town.ts'
const G1 = '建设交通局巡察整改工作群'
const LEAD = '区党工委巡察工作领导小组'
const OUT = '/tmp/b/survey.txt'
it('survey', async () => {
  writeFileSync(OUT, '')
  const t = await Town.open({ at: '2025-10-24T09:00:00+08:00' })
  const u = t.emulator.store.users.all().filter((x) => ['邱大为', '穆怀远', '骆闻达', '苗思远'].includes(x.name))
  t.emulator.store.chats.put({ ...t.emulator.store.chats.all()[0]!, chatId: 'oc_' + 'f'.repeat(32), name: '未登记群', members: u.map((x) => x.openId) })
  const go = async (by: string, text: string, chat?: string) => {
    const a = await t.says(by, text, chat)
    appendFileSync(OUT, `#### [${chat ?? 'p2p'}] ${by}: ${text.slice(0, 120)}\n${a.length === 1 ? '' : `!! ${a.length} answers\n`}${a.map((x) => x.slice(0, 2500)).join('\n---\n')}\n\n`)
  }
  const cmds = ['/帮助', '／帮助 进度', '@整改助手 /help ledger', '/帮助 乱写', '/台账', '/台账 建设交通局 整改中', '/台账 超期', '/台账 招标 建设交通局', '/台账 不存在的词', '/台账 财政金融局', '/问题 WT-003', '/问题 wt3', '/问题 3号问题', '／问题　ＷＴ－００３', '/问题 RW-003-1', '/问题 WT-008', '/问题 WT-999', '/问题', '/问题 abc', '/我的', '/我的 x', '/认领 WT-003', '/认领 RW-003-1', '/认领 WT-008', '/指派 RW-003-1 @白露宁', '/指派 WT-003', '/指派 RW-003-1 @张三', '/进度 WT-003 101', '/进度 WT-003 -1', '/进度 WT-003 60.5', '/进度 WT-003 六十', '/进度 WT-003 10%', '/进度 WT-003 ７５％ 已完成初稿', '/进度 RW-003-1', '/进度 WT-003', '/进度', '/进度 WT-008 50', '/佐证 RW-003-1', '/堵点 WT-003', '/办结 WT-003', '/办结 RW-003-9', '/销号 WT-003', '/销号 WT-001', '/延期 WT-003 2025-02-30 资料不全', '/延期 WT-003 2025-10-01 资料不全', '/延期 WT-003 2025-12-31', '/延期 WT-003 明年 资料不全', '/延期 WT-003 2025-11-10 资料不全', '/重开 WT-002', '/催办 WT-003', '/周报', '/周报 2025-10-17', '/日历', '/日历 10月11日', '/日历 2025-13-01', '/日历 2099-01-01', '/绑定 单位 建设交通局', '/绑定', '/乱写', '/', '//进度', '/进度条 WT-003', '/进度WT-003 76', '@整改助手 WT-003 怎么样了', '@整改助手 你好', '@整改助手', '@整改助手 /进度 WT-003 77']
  for (const c of cmds) await go('邱大为', c, G1)
  await t.close()
}, 120000)
it('survey2', async () => {
  const t = await Town.open({ at: '2025-10-24T09:00:00+08:00' })
  const u = t.emulator.store.users.all().filter((x) => ['邱大为', '穆怀远', '骆闻达', '苗思远'].includes(x.name))
  t.emulator.store.chats.put({ ...t.emulator.store.chats.all()[0]!, chatId: 'oc_' + 'f'.repeat(32), name: '未登记群', members: u.map((x) => x.openId) })
  appendFileSync(OUT, '\n=========== SECOND\n')
  const go = async (by: string, text: string, chat?: string) => {
    const a = await t.says(by, text, chat)
    appendFileSync(OUT, `#### [${chat ?? 'p2p'}] ${by}: ${text.slice(0, 120)}\n${a.length === 1 ? '' : `!! ${a.length} answers\n`}${a.map((x) => x.slice(0, 2500)).join('\n---\n')}\n\n`)
  }
  const cmds = ['/帮助', '/台账', '/台账 建设交通局 整改中', '/问题 WT-003', '/我的', '/周报', '/进度 WT-005 70 测试进展内容', '/堵点 WT-005 秘密内容', '/佐证 WT-005', '/销号 WT-005', '/延期 WT-005 2025-11-14 很具体的理由', '/催办 WT-005 请抓紧', '/重开 WT-002', '/认领 WT-003','/指派 RW-003-1 @邱大为','/办结 RW-003-1', '/日历', 'WT-003', '你好', '/绑定 单位 建设交通局']
  for (const [by, chat] of [['骆闻达', LEAD], ['程砚秋', LEAD], ['邱大为', '未登记群'], ['邱大为', undefined], ['骆闻达', undefined], ['程砚秋', undefined]] as const)
    for (const c of cmds.filter((x) => !(x.startsWith('/绑定') && by === '骆闻达'))) await go(by, c, chat)
  await t.close()
}, 120000)
