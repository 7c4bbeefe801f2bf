import type { Locator, Page } from 'playwright-core'
import { it } from 'vitest'
import { card, chat, message, press, says, sees, tickAll } from './hands.ts'
import { openStage, picture, ready, type Stage } from './stage.ts'

/** The scenes that the README shows; `PICTURES=1` keeps them. */

const UNIT = '教育卫健局'
const LEADING = '区党工委巡察工作领导小组'

const toTop = (what: Locator): Promise<void> =>
  what.evaluate((element: { scrollIntoView(align: boolean): void }) => element.scrollIntoView(true))

/** The head of a section reports in his unit's group and looks at what is left to do. */
const reported = async (page: Page): Promise<void> => {
  await says(page, 'WT-016已对两名责任人作出处理，储备机制正在会签，进度85%')
  await press(card(page, '请确认'), '确认')
  await sees(card(page, '已登记'))
  await says(page, '/问题 WT-016')
  await sees(card(page, 'WT-016'))
}

const releaseDigest = async (stage: Stage): Promise<void> => {
  const office = await stage.sit('骆闻达', { chat: LEADING })
  await chat(office, '整改助手').click()
  await press(card(office, '周报待发布'), '发布')
  await press(office.getByRole('dialog'), /^(?:确定|确认)$/)
}

it('a chat with a card', async () => {
  const stage = await openStage()
  const page = await stage.sit('段小满', { chat: UNIT })
  await reported(page)
  await toTop(message(page, 'WT-016已对'))
  await picture(page, 'chat')
})

it('a message to confirm', async () => {
  const stage = await openStage()
  const page = await stage.sit('段小满', { chat: UNIT })
  await says(
    page,
    'RW-016-1处理决定已印发，进度八成五，下周五前归档\nRW-016-2储备机制卡在编制评审了，请区里协调',
  )
  await sees(card(page, '请确认（2项）'))
  await toTop(message(page, 'RW-016-1处理决定'))
  await picture(page, 'confirm')
})

it('a review form', async () => {
  const stage = await openStage()
  const page = await stage.sit('葛以宁')
  await chat(page, '整改助手').click()
  await says(page, '/我的')
  await press(card(page, '葛以宁'), /WT-009.*初审/)
  const review = card(page, /^WT-009.*初审/)
  await tickAll(review)
  await review.getByRole('textbox').first().fill('已核查调价确认函和首季比价报告，整改属实')
  await toTop(review.getByText('RW-009-1 组织价格复核'))
  await picture(page, 'review')
})

it('the digest in the leading group', async () => {
  const stage = await openStage()
  const page = await stage.sit('屈行健', { chat: LEADING })
  await releaseDigest(stage)
  const chart = card(page, '巡察整改周报').locator('canvas').first()
  await sees(chart)
  await toTop(chart)
  await picture(page, 'digest')
})

it('whose seat to take', async () => {
  const stage = await openStage()
  const page = await stage.sit('段小满', { chat: UNIT })
  await press(page.getByRole('banner'), /^段小满/)
  await sees(page.getByRole('dialog').getByRole('button', { name: /^屈行健.*WT-012 认定/ }))
  await picture(page, 'seats')
})

it('what happened meanwhile', async () => {
  const stage = await openStage()
  const page = await stage.sit('程砚秋')
  await chat(page, '整改助手').click()
  await press(page.getByRole('group', { name: '推进时间' }), '下次提醒')
  await sees(page.getByRole('complementary').getByRole('heading', { name: /提级提醒/ }))
  await ready(page)
  await picture(page, 'meanwhile')
})

it('behind a message', async () => {
  const stage = await openStage()
  const page = await stage.sit('段小满', { chat: UNIT })
  await says(page, '/进度 WT-016 85% 已对两名责任人作出处理，储备机制正在会签')
  await sees(page.getByRole('log').getByText(/85%/).nth(1))
  await message(page, '/进度').press('i')
  await page.getByRole('tab', { name: /^台账/ }).click()
  await ready(page)
  await picture(page, 'inspector')
})

it('the gallery', async () => {
  const stage = await openStage()
  const page = await stage.sit('段小满', { path: '/gallery' })
  await page.getByRole('navigation').getByRole('link', { name: /^表格/ }).click()
  await ready(page)
  await picture(page, 'gallery')
})

it('in the dark', async () => {
  const stage = await openStage()
  const page = await stage.sit('骆闻达', { dark: true })
  await chat(page, '整改助手').click()
  await says(page, '/台账 超期')
  await sees(card(page, '台账'))
  await picture(page, 'dark')
})

it('on a phone', async () => {
  const stage = await openStage()
  const page = await stage.sit('段小满', { chat: UNIT, phone: true })
  await reported(page)
  await picture(page, 'phone')
})
