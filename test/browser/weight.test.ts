import { expect, inject, it } from 'vitest'
import { openStage, ready } from './stage.ts'
import { gzipBytes, scriptsOf } from './weight.ts'

const ALLOWED = 400 * 1024

it('weighs no more than 400 KB of script, compressed, until a chart appears', async () => {
  const pageDir = inject('pageDir')
  const scripts = scriptsOf(pageDir, 'chat.js')
  expect(gzipBytes(pageDir, scripts)).toBeLessThanOrEqual(ALLOWED)

  const stage = await openStage()
  const page = await stage.sit('段小满', { chat: '教育卫健局' })
  const fetched = new Set<string>()
  page.on('response', (response) => {
    const { pathname } = new URL(response.url())
    if (pathname.endsWith('.js')) fetched.add(pathname.slice(1))
  })
  await page.reload()
  await ready(page)
  expect(fetched).toEqual(scripts)
})
