import { it } from 'vitest'
import { card, chat, message, press, says, sees, toast } from './hands.ts'
import { axe, openStage } from './stage.ts'

const GROUP = '教育卫健局'
const BOT = '整改助手'
const [HEAD, LEADER] = ['段小满', '唐景和']

it('a section head reports and hands in, may not accept his own work, and his leader does', async () => {
  const stage = await openStage()
  const head = await stage.sit(HEAD, { chat: GROUP })
  const leader = await stage.sit(LEADER, { chat: GROUP })

  await says(head, '/进度 RW-016-1 100% 已查明决策过程并追究责任')
  await sees(message(head, '已登记 RW-016-1 进度 100%（上次 75%）'))
  await sees(message(leader, '已登记 RW-016-1 进度 100%'))

  await head
    .locator('input[type=file]')
    .first()
    .setInputFiles({
      name: '处理决定.pdf',
      mimeType: 'application/pdf',
      buffer: Buffer.from('%PDF-1.7 decision'),
    })
  await press(head, '发送')
  await sees(message(leader, '处理决定.pdf'))
  await says(head, '/佐证 RW-016-1')
  const evidence = card(head, 'RW-016-1 佐证材料')
  await evidence.getByRole('combobox').click()
  await head.getByRole('option', { name: '凭证' }).click()
  await sees(evidence.getByText('佐证类型：凭证'))
  await says(head, '/办结 RW-016-1')
  await sees(message(head, 'RW-016-1 已提交验收'))

  await says(head, '/问题 WT-016')
  await press(card(head, 'WT-016'), /^验收/)
  await sees(toast(head, /没有|回避/))

  await chat(leader, BOT).click()
  await press(card(leader, 'RW-016-1 任务验收'), '通过')
  await sees(toast(leader, '已验收通过'))
  await sees(card(leader, 'RW-016-1 任务验收').getByText('已验收，准予办结（唐景和'))
  await chat(head, BOT).click()
  await sees(message(head, '任务 RW-016-1 已由唐景和验收通过'))
  await axe(head)
})
