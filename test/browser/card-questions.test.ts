import { expect, it } from 'vitest'
import { card, press, sees } from './hands.ts'
import { put, withCard } from './put-card.ts'

const plain = (content: string) => ({ tag: 'plain_text', content })
const confirm = { title: plain('确认？'), text: plain('不能撤销。') }
const cardOf = (title: string, elements: readonly object[]) => ({
  schema: '2.0',
  header: { title: plain(title) },
  body: { elements },
})
const asking = { tag: 'button', text: plain('通过'), confirm, behaviors: [{ type: 'callback', value: {} }] }

it('takes a question back when the card it is about was replaced', async () => {
  const { stage, page } = await withCard(cardOf('待审核', [asking]))
  await press(card(page, '待审核'), '通过')
  await sees(page.getByRole('dialog', { name: '确认？' }))
  put(stage, cardOf('已退回', [{ ...asking, text: plain('撤销退回') }]))
  await sees(card(page, '已退回'))
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  // The keyboard stays with the card.
  await expect.poll(() => page.evaluate("document.activeElement?.closest('.card') !== null")).toBe(true)
})

it('closes with Escape the question in a thread, not the thread', async () => {
  const { page } = await withCard(cardOf('待审核', [asking]))
  await card(page, '待审核').hover()
  await press(card(page, '待审核'), '在话题中回复')
  const thread = page.getByRole('complementary', { name: '话题' })
  await press(thread, '通过')
  await sees(page.getByRole('dialog', { name: '确认？' }))
  await page.keyboard.press('Escape')
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  expect(await thread.isVisible()).toBe(true)
  await expect.poll(() => page.evaluate('document.activeElement?.textContent')).toBe('通过')
})

it('opens a link after its question, from a button as from a container', async () => {
  const link = [{ type: 'open_url', default_url: 'https://example.com/ledger' }]
  const { stage, page } = await withCard(
    cardOf('链接', [
      { tag: 'button', text: plain('打开台账'), confirm, behaviors: link },
      {
        tag: 'interactive_container',
        confirm,
        behaviors: link,
        elements: [{ tag: 'markdown', content: '整块' }],
      },
    ]),
  )
  stage.complaints.expect(/^foreign: https:\/\/example\.com/)
  await page.context().route('https://example.com/**', (route) => route.fulfill({ body: '' }))
  const drawn = card(page, '链接')
  for (const name of ['打开台账', '整块']) {
    await press(drawn, name)
    const opened = page.waitForEvent('popup')
    await press(page.getByRole('dialog'), '确定')
    expect((await opened).url()).toBe('https://example.com/ledger')
  }
})
