import { expect, it } from 'vitest'
import { card, chat, press, says, sees, tickAll, toast } from './hands.ts'
import { axe, openStage } from './stage.ts'

const LEADER = '葛以宁'
const REVIEWER = '穆怀远'
const UNIT = '财政金融局'
const BOT = '整改助手'

it('the picker says whose turn it is and why, finds people, and works by keyboard', async () => {
  const stage = await openStage()
  const page = await stage.sit(LEADER)
  const seat = page.getByRole('button', { name: new RegExp(`^${LEADER}`) })
  await sees(seat.getByText('待办 1'))
  await seat.click()
  const picker = page.getByRole('dialog', { name: '以谁的身份使用' })
  const row = (name: string) => picker.getByRole('button', { name: new RegExp(`^${name}`) })
  await sees(picker.getByRole('heading', { name: '该谁了' }))
  await sees(row(REVIEWER).first().getByText('WT-001 纪检监察复核 · 剩余3天'))
  await sees(picker.getByRole('heading', { name: '建设交通局' }))
  await axe(page)

  await page.keyboard.type('采购')
  await sees(row('苗思远').getByText('责任部门负责人：WT-008、WT-009'))
  expect(await row('程砚秋').count()).toBe(0)
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await sees(page.getByRole('button', { name: /^苗思远/ }))
  await picker.waitFor({ state: 'detached' })

  await page.getByRole('button', { name: /^苗思远/ }).click()
  await picker.getByRole('button', { name: LEADER, exact: true }).click()
  await sees(seat)
})

it('a row opens a second window, and the two are two people', async () => {
  const stage = await openStage()
  const page = await stage.sit(LEADER, { chat: UNIT })
  await press(page, new RegExp(`^${LEADER}`))
  const [second] = await Promise.all([
    page.context().waitForEvent('page'),
    page.getByRole('link', { name: '在新窗口以苗思远的身份打开' }).click(),
  ])
  await sees(second.getByRole('button', { name: /^苗思远/ }))
  await page.keyboard.press('Escape')
  await chat(second, UNIT).click()
  await says(second, '收到')
  await sees(page.getByRole('log').getByText('收到'))
  await sees(page.getByRole('button', { name: new RegExp(`^${LEADER}`) }))
})

it('after an act the next one is a press away: in his seat, before the card that waits', async () => {
  const stage = await openStage()
  const page = await stage.sit(LEADER, { chat: UNIT })
  const other = await stage.sit(REVIEWER)
  const bystander = await stage.sit('程砚秋')
  await says(page, '/问题 WT-009')
  await press(card(page, 'WT-009'), '审核 · 责任领导初审')
  await chat(page, BOT).click()
  const review = card(page, 'WT-009 责任领导初审')
  await tickAll(review)
  await press(review, '同意')
  await sees(toast(page, '已同意'))

  const next = page.getByRole('complementary', { name: '下一步' })
  await sees(next.getByRole('button', { name: '辛如许（组织部门审核人） WT-009 组织部门复核 就座' }))
  await sees(other.getByRole('complementary').getByRole('button', { name: 'WT-009 纪检监察复核 打开' }))
  await axe(page)
  await press(next, /^穆怀远（纪检监察审核人） WT-009 纪检监察复核/)
  await sees(page.getByRole('button', { name: new RegExp(`^${REVIEWER}`) }))
  await sees(card(page, 'WT-009 纪检监察复核'))
  const title = card(page, 'WT-009 纪检监察复核').getByRole('heading').first()
  await expect.poll(async () => (await title.boundingBox())?.y ?? 0).toBeGreaterThan(56)
  await next.waitFor({ state: 'detached' })
  expect(await bystander.getByRole('complementary').count()).toBe(0)
})

it('the picker fills a phone, in the dark and in English', async () => {
  const stage = await openStage()
  const page = await stage.sit(LEADER, { phone: true, dark: true, locale: 'en' })
  await press(page, new RegExp(`^${LEADER}`))
  const picker = page.getByRole('dialog', { name: 'Whose seat to take' })
  await sees(picker.getByText('WT-009: Initial review by the responsible leader').first())
  expect(await picker.boundingBox()).toMatchObject({ x: 0, y: 0, width: 390, height: 844 })
  await axe(page)
})
