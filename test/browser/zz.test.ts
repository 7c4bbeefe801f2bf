import { writeFileSync } from 'node:fs'
import { it } from 'vitest'
import { chat, press, sees } from './hands.ts'
import { openStage, picture, ready } from './stage.ts'
it('m', async () => {
  const stage = await openStage()
  stage.complaints.expect(/./)
  const page = await stage.sit('段小满', { chat: '教育卫健局' })
  console.log(await page.getByRole('banner').ariaSnapshot())
  await page.getByRole('button', { name: '下次提醒' }).click()
  await page.getByRole('complementary', { name: '期间发生' }).waitFor()
  await ready(page)
  console.log(await page.getByRole('complementary').ariaSnapshot())
  writeFileSync('/tmp/bw/m.png', await picture(page, 'm'))
  await page.getByRole('button', { name: /段小满/ }).first().click()
  await page.waitForTimeout(500)
  console.log(await page.locator('body').ariaSnapshot())
  writeFileSync('/tmp/bw/s.png', await picture(page, 'm'))
})
it('g', async () => {
  const stage = await openStage()
  stage.complaints.expect(/./)
  const page = await stage.sit('段小满', { path: '/gallery' })
  await page.waitForTimeout(1000)
  writeFileSync('/tmp/bw/g.png', await picture(page, 'm'))
})
