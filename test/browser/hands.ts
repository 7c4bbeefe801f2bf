import type { Locator, Page } from 'playwright-core'

/** What a person sees and does on the chat page, found as a person finds it: by role and name, in either language. */

/** Writes a message in the open chat and sends it. */
export const says = async (page: Page, text: string): Promise<void> => {
  await page.getByRole('textbox', { name: /^(?:发送给|Message) / }).fill(text)
  await press(page, /^(?:发送|Send)$/)
}

/** The newest message of the open chat with these words. */
export const message = (page: Page, words: string | RegExp): Locator =>
  page
    .getByRole('log')
    .getByRole('article')
    .filter({ has: page.locator('time'), hasText: words })
    .last()

/** The newest card of the open chat with this in its title. */
export const card = (page: Page, title: string | RegExp): Locator =>
  page
    .getByRole('log')
    .getByRole('article')
    .filter({ has: page.getByRole('heading', { name: title }) })
    .last()

export const press = (within: Locator | Page, name: string | RegExp): Promise<void> =>
  within.getByRole('button', { name, ...(typeof name === 'string' ? { exact: true } : {}) }).click()

/** What a toast says; goes by itself. */
export const toast = (page: Page, words: string | RegExp): Locator =>
  page.getByRole('status').getByText(words).last()

/** A chat in the list, by how its name begins. */
export const chat = (page: Page, name: string): Locator =>
  page.getByRole('navigation').getByRole('button', { name: new RegExp(`^${name}`) })

/** Waits until it is there to be seen. */
export const sees = (what: Locator): Promise<void> => what.waitFor()

/** Ticks all that a review asks for, once its form is drawn. */
export const tickAll = async (review: Locator): Promise<void> => {
  await sees(review.getByRole('checkbox').first())
  for (const tick of await review.getByRole('checkbox').all()) await tick.check()
}
