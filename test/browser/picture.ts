import { mkdirSync } from 'node:fs'
import { resolve } from 'node:path'
import process from 'node:process'
import type { Page } from 'playwright-core'

const PICTURES = resolve(import.meta.dirname, '../../docs/pictures')

/** Takes a picture of what is on screen. `PICTURES=1` keeps it as `docs/pictures/NAME.png`; otherwise the tree stays clean. */
export const picture = async (page: Page, name: string): Promise<Buffer> => {
  const kept = process.env.PICTURES === '1'
  if (kept) {
    mkdirSync(PICTURES, { recursive: true })
    await page.mouse.move(0, 0)
    await page.locator('.toast').first().waitFor({ state: 'detached' })
  }
  return page.screenshot({
    animations: 'disabled',
    caret: 'hide',
    ...(kept ? { path: resolve(PICTURES, `${name}.png`) } : {}),
  })
}
