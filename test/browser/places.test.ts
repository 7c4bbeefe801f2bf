import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { card, chat, message, press, says, sees } from './hands.ts'
import { axe, openStage } from './stage.ts'

const GROUP = '教育卫健局'

const overflow = (page: Page): Promise<number> =>
  page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth')

it('on a phone: from the list into a chat, through a card, and back', async () => {
  const stage = await openStage()
  const page = await stage.sit('段小满', { chat: GROUP, phone: true })
  await says(page, '/问题 WT-016')
  await sees(card(page, 'WT-016'))
  expect(await overflow(page)).toBe(0)
  await axe(page)
  await press(page, '返回会话列表')
  await sees(chat(page, '教育卫健局'))
  expect(await overflow(page)).toBe(0)
  await axe(page)
  await chat(page, '整改助手').tap()
  await sees(card(page, '整改提醒'))
  expect(await page.getByRole('navigation').isVisible()).toBe(false)
  expect(await overflow(page)).toBe(0)
})

it('in English: the page by itself, and the bot when its service speaks it', async () => {
  const stage = await openStage({ locale: 'en' })
  const page = await stage.sit('段小满', { chat: GROUP, locale: 'en' })
  await says(page, '/progress WT-016 80% decided')
  await sees(message(page, /WT-016.*80% recorded \(was 75%\)/))
  await axe(page)
  await page.getByRole('button', { name: '切换为中文' }).click()
  await sees(page.getByRole('textbox', { name: '发送给' }))
  expect(await page.evaluate('document.documentElement.lang')).toBe('zh-CN')
})

it('in the dark, as the system asks or as one chooses, and stays so', async () => {
  const stage = await openStage()
  const page = await stage.sit('段小满', { chat: GROUP, dark: true })
  await says(page, '/问题 WT-016')
  await sees(card(page, 'WT-016'))
  const theme = () => page.evaluate('document.documentElement.dataset.theme')
  expect(await theme()).toBe('dark')
  await axe(page)
  await page.getByRole('button', { name: '外观：跟随系统' }).click()
  expect(await theme()).toBe('light')
  await page.reload()
  await sees(card(page, 'WT-016'))
  expect(await theme()).toBe('light')
  await axe(page)
})
