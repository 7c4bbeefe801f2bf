import { it } from 'vitest'
import { openStage, picture } from './stage.ts'
import { says, card, sees, press } from './hands.ts'
import { writeFileSync } from 'node:fs'

it('explores', async () => {
  const stage = await openStage()
  stage.complaints.expect(/./)
  const page = await stage.sit('骆闻达', { chat: '' })
  await page.getByRole('navigation').getByRole('button', { name: /^整改助手/ }).click()
  await says(page, '/台账')
  await page.waitForTimeout(3000)
  writeFileSync('/tmp/bw/a.png', await picture(page, 'a'))
  console.log(await page.getByRole('log').ariaSnapshot())
  await page.locator('button', { hasText: '下一页' }).last().click()
  await page.waitForTimeout(1500)
  console.log('=====', await page.getByRole('log').ariaSnapshot())
  writeFileSync('/tmp/bw/b.png', await picture(page, 'a'))
})
