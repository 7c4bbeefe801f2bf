import { expect, it } from 'vitest'
import { card, chat, press, sees, toast } from './hands.ts'
import { axe, openStage } from './stage.ts'

const LEADING = '区党工委巡察工作领导小组'

it('the Friday digest is released by the office and reaches the leading group with its chart', async () => {
  const stage = await openStage()
  const office = await stage.sit('骆闻达', { chat: LEADING })
  const leading = await stage.sit('屈行健', { chat: LEADING })
  await chat(office, '整改助手').click()
  const draft = card(office, '周报待发布')
  await press(draft, '发布')
  await press(office.getByRole('dialog'), /^(?:确定|确认)$/)
  await sees(toast(office, '周报已发送'))
  const digest = card(leading, /^巡察整改周报/)
  await sees(digest)
  await sees(digest.locator('canvas').first())
  await axe(leading)
  expect(await leading.getByRole('log').getByRole('article').count()).toBe(1)
})
