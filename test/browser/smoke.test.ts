import { expect, it } from 'vitest'
import { axe, openStage } from './stage.ts'

it('opens on the seat and the chat of its address', async () => {
  const stage = await openStage()
  const page = await stage.sit('邱大为', { chat: '建设交通局' })
  await page.getByRole('heading', { name: '建设交通局' }).waitFor()
  expect(await page.getByText('邱大为').count()).toBeGreaterThan(0)
  await axe(page)
})
