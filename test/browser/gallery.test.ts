import type { Locator, Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { frames, hold } from './haste.ts'
import { axe, openStage, picture, ready, type Stage } from './stage.ts'

const contents = (page: Page): Locator => page.getByRole('navigation', { name: /目录|Contents/ })
const stands = (page: Page): Locator => page.getByRole('main').locator('article.stand')
const stand = (page: Page, name: string | RegExp): Locator =>
  page.getByRole('main').getByRole('article', { name })

const open = async (
  stage: Stage,
  address = '',
  options: { dark?: boolean; phone?: boolean } = {},
): Promise<Page> => {
  // Drawing a word cloud reads its canvas back; the browser has advice on that.
  stage.complaints.expect(/willReadFrequently/)
  const page = await stage.sit('邱大为', { path: '/gallery', ...options })
  await lead(page, address)
  return page
}

/** Until the stand is there: the browser tells the page of an address only when it gets to it. */
const lead = async (page: Page, address: string): Promise<void> => {
  await page.evaluate(`location.hash = ${JSON.stringify(address)}`)
  await ready(page)
  await stands(page).first().waitFor()
  if (address === '') return
  const [part, room, number = '1'] = address.split('/')
  await page
    .locator(`[data-current=true] .stand-number[href="#${part}/${room}/${number}"]`)
    .waitFor({ state: 'attached' })
}

/** Scrolls to the end so that every card has been drawn and judged. */
const walk = async (page: Page): Promise<void> => {
  await page.evaluate(`(async () => {
    const room = document.querySelector('main')
    const drawn = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done, 30)))
    do { room.scrollBy(0, 700); await drawn() } while (room.scrollTop + room.clientHeight < room.scrollHeight - 2)
  })()`)
  await page.getByText('校验中').first().waitFor({ state: 'detached' })
  await page.getByText('图表加载中').first().waitFor({ state: 'detached' })
}

const broken = (page: Page): Promise<string[]> =>
  page
    .getByRole('main')
    .getByRole('alert')
    .or(page.getByText('校验未通过'))
    .evaluateAll((found) => found.map((each) => String(each.textContent)))

const roomsOf = (page: Page): Promise<string[]> =>
  contents(page)
    .locator('section')
    .getByRole('link')
    .evaluateAll((links) => links.map((link) => String(link.getAttribute('href')).slice(1)))

it('draws every component and every card of the app, and the platform takes them all', async () => {
  const stage = await openStage()
  const page = await open(stage, 'components/card')
  const components = await roomsOf(page)
  await lead(page, 'cards/problem')
  const cards = await roomsOf(page)
  expect(components.length).toBeGreaterThan(30)
  expect(cards.length).toBeGreaterThan(15)
  for (const room of [...components, ...cards]) {
    if (room === 'components/malformed') continue
    await lead(page, room)
    await walk(page)
    expect(await broken(page), room).toEqual([])
  }
}, 240_000)

it('shows what the platform answers to a malformed card', async () => {
  const stage = await openStage()
  const page = await open(stage, 'components/malformed')
  await walk(page)
  const count = await stands(page).count()
  expect(await page.getByText(/发送失败，平台返回 \d+/).count()).toBe(count)
  await axe(page)
})

it('leads to each example by address, by arrow keys and by search', async () => {
  const stage = await openStage()
  const page = await open(stage, 'components/table/3')
  const heading = stand(page, /冻结首列/).getByRole('heading', { name: /冻结首列/ })
  await heading.waitFor()
  expect((await heading.boundingBox())?.y).toBeLessThan(300)
  await page.keyboard.press('ArrowRight')
  await page.waitForURL(/#components\/table\/4$/)
  await lead(page, 'components/card/1')
  await page.keyboard.press('ArrowRight')
  await page.waitForURL(/#components\/card\/2$/)
  await page.keyboard.press('ArrowLeft')
  await page.waitForURL(/#components\/card\/1$/)
  await page.keyboard.press('/')
  await page.keyboard.type('冻结首列')
  await page.getByText('找到 1 个示例').waitFor()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await heading.waitFor()
})

it('loses no step of one who presses the arrow keys quickly', async () => {
  const stage = await openStage()
  const page = await open(stage, 'components/card/1')
  await stand(page, /./).first().waitFor()
  for (let round = 0; round < 15; round += 1) {
    await page.keyboard.press('ArrowRight')
    await page.keyboard.press('ArrowRight')
    await page.keyboard.press('ArrowLeft')
  }
  for (let round = 0; round < 14; round += 1) await page.keyboard.press('ArrowLeft')
  await page.waitForURL(/#components\/card\/2$/)
})

it('leaves the keyboard and the place to who scrolls on from a field', async () => {
  const stage = await openStage()
  const page = await open(stage, 'components/input/1')
  await stands(page).first().getByRole('textbox').first().click()
  await page.mouse.wheel(0, 420)
  await page.waitForURL(/#components\/input\/[2-9]$/)
  await frames(page)
  const now = await page.evaluate(
    "[document.activeElement.tagName, document.querySelector('main').scrollTop]",
  )
  expect(now).toEqual(['INPUT', 420])
})

it('draws a chart as wide as its card has become while the engine was on its way', async () => {
  const stage = await openStage()
  const page = await open(stage, 'components/button/1')
  const release = await hold(page, '**/chunks/*.js')
  await lead(page, 'components/chart/1')
  await page.getByText('图表加载中').first().waitFor()
  await page.getByRole('button', { name: '手机', exact: true }).click()
  await frames(page)
  release()
  await page.getByText('图表加载中').first().waitFor({ state: 'detached' })
  const widths = () =>
    page.evaluate(`[...document.querySelectorAll('.card-chart-frame')].slice(0, 1).map((frame) =>
      [frame.clientWidth, frame.querySelector('canvas').clientWidth])`)
  await expect.poll(async () => new Set(Object(await widths())[0]).size).toBe(1)
})

it('tells what a press would send', async () => {
  const stage = await openStage()
  const page = await open(stage, 'components/button/1')
  await stand(page, /类型/).first().getByRole('button', { name: 'danger', exact: true }).click()
  await page.getByRole('status').getByText('将回传 {"tag":"button","value":{"pressed":"danger"}}').waitFor()
  await lead(page, 'components/form/1')
  const form = stand(page, /必填、重置与确认/)
  await form.getByRole('button', { name: '提交' }).click()
  await form.getByText('此项为必填项').first().waitFor()
})

it('has every card in both languages, in any width and theme, and nothing axe would object to', async () => {
  const stage = await openStage()
  const page = await open(stage, 'cards/review/1')
  await picture(page, 'gallery-card')
  await page.getByRole('button', { name: 'EN Switch to English' }).click()
  await page.getByRole('heading', { level: 2, name: 'Close-out review' }).waitFor()
  await page.getByRole('button', { name: 'Phone', exact: true }).click()
  await axe(page)
  const dark = await open(stage, 'components/chart/3', { dark: true })
  await dark.getByText('图表加载中').first().waitFor({ state: 'detached' })
  await picture(dark, 'gallery-charts-dark')
  await axe(dark)
})

it('fits a phone', async () => {
  const stage = await openStage()
  const page = await open(stage, 'components/select_static', { phone: true })
  await page.getByRole('button', { name: '目录' }).click()
  await contents(page)
    .getByRole('link', { name: /^勾选器/ })
    .click()
  await page.getByRole('heading', { level: 2, name: '勾选器' }).waitFor()
  expect(await contents(page).count()).toBe(0)
  const wide = await page.evaluate('document.documentElement.scrollWidth > innerWidth')
  expect(wide).toBe(false)
  await axe(page)
})
