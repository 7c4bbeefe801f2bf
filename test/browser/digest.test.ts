import type { Locator, Page } from 'playwright-core'
import { it } from 'vitest'
import { card, chat, press, sees, toast } from './hands.ts'
import { axe, openStage, ready } from './stage.ts'

const LEADING = '区党工委巡察工作领导小组'

/** Moves the clock by the button of this name, until what happened meanwhile is listed. */
const moves = async (page: Page, to: string): Promise<Locator> => {
  await press(page.getByRole('group', { name: '推进时间' }), to)
  const list = page.getByRole('complementary', { name: '期间发生' })
  await sees(list)
  await ready(page)
  return list
}

it('the clock goes to the next nudge: all that went out is listed, and who was nudged sees it at once', async () => {
  const stage = await openStage()
  const [mover, nudged] = [await stage.sit('段小满'), await stage.sit('程砚秋', { chat: '建设交通局' })]
  const list = await moves(mover, '下次提醒')
  await sees(list.getByRole('heading', { name: /^08:30 提级提醒/ }))
  await sees(list.getByRole('button', { name: /^程砚秋.*WT-007 至今未办结，请过问督促/ }))
  await sees(mover.getByRole('banner').getByText('10月27日'))
  await sees(nudged.getByRole('banner').getByText('10月27日'))
  await chat(nudged, '整改助手').click()
  await sees(card(nudged, '整改提醒（10月27日）').getByText('WT-007').first())
  await axe(mover)
})

it('on Friday at 17:00 the office has the digest, releases it, and the leading group sees it with its chart', async () => {
  const stage = await openStage()
  const leading = await stage.sit('屈行健', { chat: LEADING })
  const office = await stage.sit('骆闻达', { chat: LEADING })
  const list = await moves(office, '周五 17:00')
  await sees(list.getByText('周报待发布'))
  await chat(office, '整改助手').click()
  await press(card(office, '周报待发布'), '发布')
  await press(office.getByRole('dialog'), /^(?:确定|确认)$/)
  await sees(toast(office, '周报已发送'))
  const digest = card(leading, /^巡察整改周报.*10月31日/)
  await sees(digest)
  await sees(digest.locator('canvas').first())
  await axe(leading)
})
