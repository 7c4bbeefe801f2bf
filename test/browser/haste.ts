import type { Page, Response, Route } from 'playwright-core'

/** Makes the page's machine so many times slower, as an old one is. */
export const slow = async (page: Page, rate = 8): Promise<void> => {
  const session = await page.context().newCDPSession(page)
  await session.send('Emulation.setCPUThrottlingRate', { rate })
}

/** Presses keys one upon another, without a look at what comes of each. */
export const quickly = async (page: Page, ...keys: readonly string[]): Promise<void> => {
  await Promise.all(keys.map((key) => page.keyboard.press(key)))
}

/** Lets calls to such addresses, or the first of them, wait until the answer is called; `fails`: then they get lost. */
export const hold = async (
  page: Page,
  path: string | RegExp,
  { fails = false, first = false } = {},
): Promise<() => void> => {
  let release = () => {}
  const held = new Promise<void>((resolve) => {
    release = resolve
  })
  const wait = async (route: Route): Promise<void> => {
    await held
    await (fails ? route.abort() : route.continue())
  }
  await page.route(path, wait, first ? { times: 1 } : {})
  return release
}

/** Two frames: what was drawn has been seen, and its scrolling told of. */
export const frames = (page: Page): Promise<void> =>
  page.evaluate('new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done())))')

/** The page has made of an answer what it makes of it. */
export const taken = async (page: Page, response: Promise<Response>): Promise<void> => {
  await (await response).finished()
  await frames(page)
}
