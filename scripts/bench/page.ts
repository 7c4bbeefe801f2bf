import { performance } from 'node:perf_hooks'
import type { Page } from 'playwright-core'
import { gzipBytes, scriptsOf } from '../../test/browser/weight.ts'
import { pageClick } from './page-click.ts'
import { withSandbox } from './sandbox-page.ts'
import { median, type Row } from './table.ts'

const PAGE_DIR = 'dist/page'
const RUNS = 9

const composer = (page: Page) => page.getByRole('textbox', { name: /^发送给 / })

/** Compressed scripts of the chat page, against those with the chart engine and whatever else comes later. */
const script: Row = {
  id: 'page-script',
  name: "the chat page's script without the chart engine, gzip, against all scripts that it may fetch",
  unit: 'KB',
  goal: '≤ 400',
  measure: () => {
    const value = gzipBytes(PAGE_DIR, scriptsOf(PAGE_DIR, 'chat.js')) / 1024
    const baseline = gzipBytes(PAGE_DIR, scriptsOf(PAGE_DIR, 'chat.js', 'later')) / 1024
    return Promise.resolve({ value, baseline, met: value <= 400 })
  },
}

/** From asking for the page, with nothing cached, until somebody can type. */
const interactive: Row = {
  id: 'page-ready',
  name: 'page interactive in a fresh browser, against a page of the same server without a script',
  unit: 'ms',
  goal: '≤ 1000',
  measure: () =>
    withSandbox(async (url, browser) => {
      const time = async (path: string, isThere: (page: Page) => Promise<unknown>): Promise<number> => {
        const context = await browser.newContext({ locale: 'zh-CN' })
        const page = await context.newPage()
        const began = performance.now()
        await page.goto(`${url}${path}`, { waitUntil: 'commit' })
        await isThere(page)
        const took = performance.now() - began
        await context.close()
        return took
      }
      const values: number[] = []
      const baselines: number[] = []
      for (let run = 0; run < RUNS; run += 1) {
        values.push(await time('/', (page) => composer(page).click()))
        baselines.push(await time('/favicon.svg', (page) => page.locator('svg').waitFor()))
      }
      const value = median(values)
      return { value, baseline: median(baselines), met: value <= 1000 }
    }),
}

export const PAGE_ROWS: readonly Row[] = [script, interactive, pageClick]
