import { performance } from 'node:perf_hooks'
import { z } from 'zod'
import { withSandbox } from './sandbox-page.ts'
import { percentile, type Row } from './table.ts'

const CLICKS = 40
/** Reads the whole ledger, so that the card has pages to turn. */
const READER = '骆闻达'

/** In the page: presses the last button with these words; the ms until other rows have been painted. */
const turning = (words: string): string => `new Promise((resolve) => {
  const button = [...document.querySelectorAll('main button')].findLast((each) => each.textContent === '${words}')
  const stream = button.closest('main')
  const rows = () => (stream.innerText.match(/WT-[0-9]{3}/g) ?? []).join()
  const before = rows()
  const began = performance.now()
  const watch = new MutationObserver(() => {
    if (rows() === before) return
    watch.disconnect()
    requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - began)))
  })
  watch.observe(stream, { subtree: true, childList: true, characterData: true })
  button.click()
})`

const BOT = '整改助手'
const people = z.object({ people: z.array(z.object({ openId: z.string(), name: z.string() })) })
const entered = z.object({ chatId: z.string() })
const messages = z.object({ messages: z.array(z.looseObject({ messageId: z.string() })) })

/** The platform's control API, as the page uses it: reads, or acts if there is a body. */
const controlOf =
  (url: string) =>
  async (path: string, body?: unknown): Promise<unknown> => {
    const headers = { 'content-type': 'application/json' }
    const init = body === undefined ? {} : { method: 'POST', headers, body: JSON.stringify(body) }
    const answer = await fetch(`${url}/_control/${path}`, init)
    if (!answer.ok) throw new Error(`${path}: ${await answer.text()}`)
    return answer.json()
  }

const turns = (count: number): readonly string[] =>
  Array.from({ length: count }, (_, n) => (n % 2 === 0 ? '下一页' : '上一页'))

/** From a click on a card until the card that answers it is on screen. */
export const pageClick: Row = {
  id: 'page-click',
  name: "a click's new card on screen, p95, against the same click without a page",
  unit: 'ms',
  goal: '≤ 150',
  measure: () =>
    withSandbox(async (url, browser) => {
      const control = controlOf(url)
      const { openId } = people.parse(await control('people')).people.find(({ name }) => name === READER) ?? {
        openId: '',
      }
      const { chatId } = entered.parse(await control('enter', { by: openId, bot: BOT }))
      await control('say', { by: openId, chat: chatId, text: '/台账' })
      const page = await (await browser.newContext({ locale: 'zh-CN' })).newPage()
      await page.goto(`${url}/#${openId}/${chatId}`)
      const took: number[] = []
      for (const words of turns(CLICKS)) {
        await page.locator('button', { hasText: words }).last().waitFor()
        took.push(Number(await page.evaluate(turning(words))))
      }
      await page.close()
      const shown = messages.parse(await control(`messages?chat=${chatId}`)).messages
      const { messageId } = shown.findLast((each) => JSON.stringify(each).includes('下一页')) ?? {
        messageId: '',
      }
      const bare: number[] = []
      for (const text of turns(CLICKS)) {
        const began = performance.now()
        await control('click', { by: openId, messageId, text })
        bare.push(performance.now() - began)
      }
      const value = percentile(took, 95)
      return { value, baseline: percentile(bare, 95), met: value <= 150 }
    }),
}
