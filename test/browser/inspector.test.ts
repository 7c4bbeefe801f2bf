import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { card, chat, message, press, says, sees, toast } from './hands.ts'
import { axe, openStage } from './stage.ts'

const GROUP = '教育卫健局'
const HEAD = '段小满'

/** A client that was cut off comes back after some seconds. */
const PATIENT = { timeout: 15_000 }

const inspector = (page: Page) => page.getByRole('complementary', { name: '检视' })

/** A line of events or calls, by what it says of itself. */
const line = (page: Page, words: string | RegExp) =>
  inspector(page).getByRole('listitem').getByRole('button', { expanded: false, name: words }).first()

it('shows where a message came from and what followed: event, calls, card, ledger', async () => {
  const stage = await openStage()
  const page = await stage.sit(HEAD, { chat: GROUP })
  await says(page, '/进度 RW-016-1 80% 已查明决策过程')
  await sees(message(page, '已登记 RW-016-1 进度 80%'))
  await message(page, '/进度 RW-016-1').focus()
  await page.keyboard.press('i')
  const panel = inspector(page)
  await sees(panel.getByRole('list', { name: '时间线' }).getByText('回复上屏'))
  await line(page, 'im.message.receive_v1').click()
  await sees(panel.getByText('一次送达'))
  await sees(panel.getByText('token:'))
  expect(await panel.textContent()).not.toContain('sandbox-verification-token')
  await panel.getByRole('tab', { name: '调用' }).click()
  await sees(line(page, /POST .*reply/))
  await page.keyboard.press('ArrowRight')
  await sees(panel.getByText('报送RW-016-1进展 75%→80%'))
  await panel.getByRole('button', { name: '机器人的回复' }).click()
  await sees(panel.getByRole('button', { name: '它所回复的消息' }))

  await says(page, '/问题 WT-016')
  await press(card(page, 'WT-016'), /^申请销号/)
  await sees(toast(page, '单聊'))
  await card(page, 'WT-016').focus()
  await page.keyboard.press('i')
  await panel.getByRole('tab', { name: '事件' }).click()
  await sees(line(page, 'card.action.trigger'))
  await panel.getByRole('tab', { name: '卡片' }).click()
  await sees(panel.getByText('校验通过'))
  await sees(panel.getByText(/\d+ \/ 200/))
  await axe(page)
  await panel.getByRole('button', { name: '返回往来记录' }).click()
  await sees(line(page, /receive_v1.*问题 WT-016/))
  await axe(page)
})

it('makes the platform fail with a switch, says so, and the bot catches up', async () => {
  const stage = await openStage()
  const page = await stage.sit(HEAD, { chat: GROUP })
  const other = await stage.sit('唐景和', { chat: GROUP })
  await press(page, '模拟故障')
  await page.getByRole('switch', { name: '平台中断' }).click()
  await sees(page.getByText('平台中断（模拟中）'))
  await axe(page)
  await page.keyboard.press('Escape')
  await sees(other.getByRole('button', { name: '故障中：中断' }))
  await says(page, '/进度 RW-016-1 80% 已查明决策过程')
  await sees(message(other, '/进度 RW-016-1'))
  await page.getByRole('status').getByRole('button', { name: '恢复正常' }).click()
  await sees(toast(page, '平台已恢复正常'))
  await other.getByRole('button', { name: '故障中：中断' }).waitFor({ state: 'detached' })
  const [app] = stage.emulator.store.apps.all()
  await expect.poll(() => stage.emulator.hub.count(app?.appId ?? ''), PATIENT).toBe(1)
  await stage.emulator.clock.advance(15_000)
  await sees(message(page, '已登记 RW-016-1 进度 80%'))
})

it('answers a repeated event once, and shows how often it came', async () => {
  const stage = await openStage()
  const page = await stage.sit(HEAD, { chat: GROUP })
  await press(page, '模拟故障')
  await page.getByRole('switch', { name: '事件重复投递' }).click()
  await page.keyboard.press('Escape')
  await says(page, '/进度 RW-016-1 80% 已查明决策过程')
  await sees(message(page, '已登记 RW-016-1 进度 80%'))
  await message(page, '/进度 RW-016-1').focus()
  await page.keyboard.press('i')
  await line(page, 'im.message.receive_v1').click()
  await sees(inspector(page).getByText('重复投递1次'))
  expect(await page.getByRole('log').getByText('已登记 RW-016-1 进度 80%').count()).toBe(1)
})

it('says that the bot is not connected while its service is down, and that it is back', async () => {
  const stage = await openStage()
  const page = await stage.sit(HEAD, { chat: GROUP })
  await stage.stopService()
  await sees(page.getByText('整改助手未连接'))
  await Promise.all([sees(toast(page, '整改助手已恢复连接')), stage.startService()])
  await page.getByText('整改助手未连接').waitFor({ state: 'detached' })
  await sees(chat(page, '整改助手'))
})

it('has all of it on a phone, in the dark and in English', async () => {
  const stage = await openStage()
  const page = await stage.sit(HEAD, { chat: GROUP, phone: true, dark: true, locale: 'en' })
  await press(page, 'Tools')
  await page.getByRole('menuitem', { name: 'Simulated faults' }).click()
  await page.getByRole('switch', { name: 'Slow platform' }).click()
  await page.getByRole('button', { name: 'Back to normal' }).waitFor()
  await axe(page)
  await page.keyboard.press('Escape')
  await sees(page.getByRole('button', { name: 'Faults: slow' }))
  await press(page, 'Tools')
  await page.getByRole('menuitem', { name: 'Inspector' }).click()
  await sees(page.getByRole('heading', { name: 'Between platform and bot' }))
  await axe(page)
})
