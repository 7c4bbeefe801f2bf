import { expect, it } from 'vitest'
import { card, message, press, says, sees } from './hands.ts'
import { hold, quickly, slow } from './haste.ts'
import { put, withCard } from './put-card.ts'
import { openStage } from './stage.ts'

/** One who knows the page presses the next key before it has drawn what the last one brought. */

const ROOM = '建设交通局'
const QIU = '邱大为'
const plain = (content: string) => ({ tag: 'plain_text', content })
const behaviors = [{ type: 'callback', value: {} }]
const cardOf = (title: string, elements: readonly object[]) => ({
  schema: '2.0',
  header: { title: plain(title) },
  body: { elements },
})

it('takes the keys for a menu that has just been opened', async () => {
  const stage = await openStage()
  const page = await stage.sit(QIU, { chat: ROOM })
  await says(page, '请查收')
  await says(page, '再请查收')
  await message(page, '再请查收').focus()
  await slow(page)
  await quickly(page, 'ContextMenu', 'ArrowDown', 'ArrowDown', 'Enter')
  await sees(page.getByRole('complementary', { name: '话题' }).getByText('再请查收'))
  const keyboardAt = () => page.evaluate('document.activeElement?.ariaLabel')
  await expect.poll(keyboardAt).toBe('回复话题')
  // Back where the menu was opened.
  await page.keyboard.press('Escape')
  await expect.poll(keyboardAt).toMatch(/^邱大为/)
})

it('closes with Escape a question that has just been asked, and not the thread around it', async () => {
  const confirm = { title: plain('确认？'), text: plain('不能撤销。') }
  const asking = { tag: 'button', text: plain('通过'), confirm, behaviors }
  const { page } = await withCard(cardOf('待审核', [asking]))
  await card(page, '待审核').hover()
  await press(card(page, '待审核'), '在话题中回复')
  const thread = page.getByRole('complementary', { name: '话题' })
  await thread.getByRole('button', { name: '通过' }).focus()
  await slow(page)
  await quickly(page, 'Enter', 'Escape', 'Enter', 'Escape', 'Enter')
  await sees(page.getByRole('dialog', { name: '确认？' }))
  await page.keyboard.press('Escape')
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  expect(await thread.isVisible()).toBe(true)
})

it('writes into the search of the seats what is typed as they open', async () => {
  const stage = await openStage()
  const page = await stage.sit(QIU)
  await page.getByRole('button', { name: new RegExp(`^${QIU}`) }).focus()
  await slow(page)
  await Promise.all([page.keyboard.press('Enter'), page.keyboard.insertText('采购')])
  await expect.poll(() => page.getByRole('searchbox', { name: /姓名、职务/ }).inputValue()).toBe('采购')
})

it('asks for what is missing also of who submits a form the moment it is drawn', async () => {
  const form = {
    tag: 'form',
    name: 'form',
    elements: [
      { tag: 'input', name: 'note', label: plain('落实情况'), required: true },
      { tag: 'button', name: 'submit', text: plain('提交'), form_action_type: 'submit', behaviors },
    ],
  }
  const { stage, page } = await withCard(cardOf('待填写', []))
  await sees(card(page, '待填写'))
  const heard: unknown[] = []
  await page.route('**/_control/click', async (route) => {
    heard.push(route.request().postDataJSON())
    await route.fulfill({ json: { sent: true, code: 0 } })
  })
  await page.evaluate(`new MutationObserver((_changes, watch) => {
    const button = [...document.querySelectorAll('.card button')].find((each) => each.textContent === '提交')
    if (button === undefined) return
    watch.disconnect()
    button.click()
  }).observe(document.body, { childList: true, subtree: true })`)
  put(stage, cardOf('销号申请', [form]))
  const drawn = card(page, '销号申请')
  await sees(drawn.getByText('此项为必填项'))
  await page.keyboard.type('已完成整改')
  await expect.poll(() => drawn.getByRole('textbox').inputValue()).toBe('已完成整改')
  expect(heard).toEqual([])
})

it('sends what was entered while something else was under way as soon as one asks again', async () => {
  const { page } = await withCard(
    cardOf('各项', [
      { tag: 'input', placeholder: plain('一句话'), behaviors },
      { tag: 'button', text: plain('同意'), behaviors },
    ]),
  )
  const answer = await hold(page, '**/_control/click')
  const drawn = card(page, '各项')
  await press(drawn, '同意')
  await drawn.getByRole('textbox').fill('你好')
  await page.keyboard.press('Enter')
  const again = drawn.getByRole('button', { name: '发送' })
  await expect.poll(() => again.isEnabled()).toBe(true)
  answer()
  await drawn.locator('[aria-busy=true]').first().waitFor({ state: 'detached' })
  const sent = page.waitForRequest('**/_control/click')
  await again.click()
  expect((await sent).postDataJSON()).toMatchObject({ path: 'body.elements[0]', input: '你好' })
})
