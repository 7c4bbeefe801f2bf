import { expect, it } from 'vitest'
import { card, press, sees } from './hands.ts'
import { hold } from './haste.ts'
import { axe, openStage } from './stage.ts'

const FIRST = '程砚秋'

it('the clock goes to the next nudge, and the panel leads to what was sent', async () => {
  const stage = await openStage()
  const page = await stage.sit(FIRST)
  const other = await stage.sit('骆闻达')
  await sees(page.getByText('10月24日 周五').first())
  await press(page, '下次提醒')
  const panel = page.getByRole('complementary', { name: '期间发生' })
  await sees(panel.getByRole('heading', { name: /^10月27日 周一/ }))
  await sees(page.getByRole('button', { name: /^10月27日 周一 08:3\d/ }))
  await sees(other.getByRole('button', { name: /^10月27日 周一 08:3\d/ }))
  await sees(panel.getByText('系统 自动发布周报（未经人工复核）'))
  await sees(panel.getByRole('heading', { name: /周报 7个群$/ }))
  await axe(page)

  await panel.getByRole('button', { name: /^穆怀远.*WT-020 至今未办结/ }).click()
  await sees(page.getByRole('button', { name: /^穆怀远/ }).first())
  await sees(card(page, '整改提醒（10月27日）'))
})

it('the menu names every goal with its instant, and goes to a time of one’s own', async () => {
  const stage = await openStage()
  const page = await stage.sit(FIRST)
  await press(page, /^10月24日 周五/)
  const menu = page.getByRole('region', { name: '平台时间' })
  await sees(menu.getByRole('button', { name: /^到下一次提醒 ?提醒\d+人，涉及\d+项 ?10月27日 周一 08:30$/ }))
  await sees(menu.getByRole('button', { name: /^到周五 17:00 ?10月31日 周五 17:00$/ }))
  await sees(menu.getByRole('button', { name: /^自动发布周报 ?10月24日 周五 17:40$/ }))
  await axe(page)
  const time = menu.getByLabel('指定时间')
  await time.fill('2025-10-24T08:00')
  expect(await menu.getByRole('button', { name: '推进' }).isDisabled()).toBe(true)
  await time.fill('2025-10-24T17:30')
  await press(menu, '推进')
  await sees(page.getByRole('complementary', { name: '期间发生' }).getByText('期间没有发生任何事项'))
  await sees(page.getByRole('button', { name: /^10月24日 周五 17:3\d/ }))
})

it('a week on: days in order, the digest at its end, and the way shown in English', async () => {
  const stage = await openStage()
  const page = await stage.sit('骆闻达', { locale: 'en' })
  const release = await hold(page, /_control\/clock$/)
  await press(page, '+1 week')
  await sees(page.getByText(/^Moving on: /))
  release()
  const panel = page.getByRole('complementary', { name: 'What happened' })
  await sees(panel.getByRole('heading', { name: 'Fri 31 Oct' }))
  const days = await panel.getByRole('heading', { level: 3 }).allTextContents()
  expect(days[0]).toBe('Fri 24 Oct')
  expect(days.at(-1)).toBe('Fri 31 Oct')
  await sees(panel.getByText('System drew up the digest (to 31 Oct 2025)'))
  await press(panel, /^骆闻达 ?Digest|^骆闻达$/)
  await sees(card(page, /周报待发布/))
})

it('on a phone the clock is a menu, and what happened fills the screen', async () => {
  const stage = await openStage()
  const page = await stage.sit(FIRST, { phone: true, dark: true })
  await press(page, /^10月24日 周五/)
  await page
    .getByRole('region', { name: '平台时间' })
    .getByRole('button', { name: /^到明天上午/ })
    .click()
  const panel = page.getByRole('complementary', { name: '期间发生' })
  await sees(panel.getByRole('heading', { name: '10月24日 周五' }))
  expect((await panel.boundingBox())?.width).toBe(390)
  await axe(page)
  await sees(page.getByRole('button', { name: /^10月25日 周六 09:0\d/ }))
  await press(panel, /建设交通局巡察整改工作群$/)
  await panel.waitFor({ state: 'detached' })
  await sees(card(page, /周报/))
})
