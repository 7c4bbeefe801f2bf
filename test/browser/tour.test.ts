import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { card, chat, message, press, sees, tickAll, toast } from './hands.ts'
import { axe, openStage } from './stage.ts'

/** The tour lets what was done be looked at before it goes on. */
const PATIENT = { timeout: 15_000 }

/** Not the search of the chats, which is there before the dialog opens. */
const seatSearch = (page: Page) => page.getByRole('searchbox', { name: /姓名、职务/ })
const step = (page: Page, number: number) => page.getByText(`第 ${number} 步，共 7 步`)

it('is offered once, and walks through the whole job as the visitor does it', async () => {
  const stage = await openStage()
  const page = await stage.sit('程砚秋', { tour: true })
  await axe(page)
  await press(page, '开始导览')
  await sees(step(page, 1))
  await press(page, /程砚秋/)
  await seatSearch(page).fill('苗思远')
  await page.keyboard.press('Enter')
  await sees(step(page, 2))
  await sees(page.getByText('您现在是苗思远'))

  const composer = page.getByRole('textbox', { name: /^发送给/ })
  await chat(page, '财政金融局').click()
  await expect.poll(() => composer.inputValue(), PATIENT).toMatch(/^RW-008-1.*75%$/)
  await composer.press('Enter')
  await press(card(page, '请确认'), '确认')
  await sees(card(page, '已登记').getByText('RW-008-1 报送进展：进度 75%'))
  await sees(step(page, 3))
  await expect.poll(() => composer.inputValue(), PATIENT).toBe('/问题 WT-009')
  await composer.press('Enter')
  await sees(step(page, 4))
  await press(card(page, 'WT-009'), /^审核/)
  await sees(toast(page, /没有|回避/))
  await sees(step(page, 5))
  await axe(page)

  await press(page, /苗思远/)
  await seatSearch(page).fill('葛以宁')
  await page.keyboard.press('Enter')
  await sees(page.getByText('点卡片上的'))
  await press(card(page, 'WT-009'), /^审核/)
  await sees(page.getByText('打开与机器人的单聊'))
  await chat(page, '整改助手').click()
  const review = card(page, 'WT-009 责任领导初审')
  await tickAll(review)
  await press(review, '同意')
  await sees(step(page, 6))

  await press(page, '下次提醒')
  await sees(step(page, 7))
  await press(page, '周五 17:00')
  await sees(page.getByText('先点这里，换到骆闻达的座位'))
  await press(page, '替我完成')
  await sees(page.getByRole('heading', { name: '导览结束' }))
  await sees(message(page, '巡察整改周报（截至2025年10月31日）'))
  await press(page, '完成')
  await page.reload()
  await sees(chat(page, '整改助手'))
  expect(await page.getByRole('button', { name: '开始导览' }).count()).toBe(0)
})

it('does every step in the place of a visitor who only looks, and goes on where it was left', async () => {
  const stage = await openStage()
  const page = await stage.sit('程砚秋', { tour: true })
  await press(page, '开始导览')
  for (const number of [1, 2, 3]) {
    await sees(step(page, number))
    await press(page, '替我完成')
  }
  await sees(step(page, 4))
  await page.reload()
  for (const number of [4, 5, 6, 7]) {
    await sees(step(page, number))
    await press(page, '替我完成')
  }
  await sees(page.getByRole('heading', { name: '导览结束' }))
})

it('is left with Escape, and begun again from the top bar, also when the ledger has moved on', async () => {
  const stage = await openStage()
  const page = await stage.sit('程砚秋', { tour: true, locale: 'en' })
  await press(page, 'Start the tour')
  await sees(page.getByRole('heading', { name: 'Take the seat of a section head' }))
  await page.keyboard.press('Escape')
  await sees(toast(page, 'You left the tour'))
  for (let turn = 0; turn < 2; turn += 1) {
    await press(page, 'Tour')
    await press(page, 'Start the tour')
    for (let number = 1; number <= 5; number += 1) {
      await sees(page.getByText(`Step ${number} of 7`))
      await press(page, turn === 0 ? 'Do it for me' : number > 2 ? 'Next' : 'Skip')
    }
    await sees(page.getByText('Step 6 of 7'))
    await page.keyboard.press('Escape')
  }
})

it('points at what can be seen on a phone', async () => {
  const stage = await openStage()
  const page = await stage.sit('程砚秋', { tour: true, phone: true, dark: true })
  await press(page, '开始导览')
  for (const number of [1, 2, 3, 4, 5, 6]) {
    await sees(step(page, number))
    await press(page, number === 1 || number === 6 ? '替我完成' : '跳过这步')
  }
  await sees(step(page, 7))
  await axe(page)
  await sees(page.getByText('先关闭这一栏'))
  await press(page, '关闭')
  await sees(page.getByText('把时间拨到周五'))
})
