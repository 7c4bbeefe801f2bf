import { it } from 'vitest'
import { card, chat, message, press, says, sees, tickAll, toast } from './hands.ts'
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

it('the applicant may not agree to his own application, and his leader must check each measure first', async () => {
  const stage = await openStage()
  const applicant = await stage.sit('苗思远', { chat: '财政金融局' })
  await says(applicant, '/问题 WT-009')
  await press(card(applicant, 'WT-009'), '审核 · 责任领导初审')
  await sees(toast(applicant, /没有|回避/))

  const leader = await stage.sit('葛以宁', { chat: '财政金融局' })
  await press(card(leader, 'WT-009'), '审核 · 责任领导初审')
  await chat(leader, BOT).click()
  const review = card(leader, 'WT-009 责任领导初审')
  await press(review, '同意')
  await sees(toast(leader, '须逐项核对并勾选（RW-009-1、RW-009-2）'))
  await tickAll(review)
  await press(review, '同意')
  await sees(toast(leader, '已同意'))
  await sees(review.getByText('责任领导初审：通过'))
  await sees(card(applicant, 'WT-009').getByText('待监督复核').first())
  await axe(leader)
})
