import type { Locator, Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { hold } from './haste.ts'
import { openStage } from './stage.ts'

const ROOM = '建设交通局'
const BOT = '整改助手'
const QIU = '邱大为'
const CHENG = '程砚秋'

const field = (page: Page): Locator => page.getByRole('textbox', { name: '发送给' })
const row = (page: Page, name: string): Locator => page.locator('.chat-row', { hasText: name })
const message = (page: Page, text: string): Locator =>
  page.locator('.stream [data-message]', { hasText: text }).last()
const file = (name: string) => ({ name, mimeType: 'application/pdf', buffer: Buffer.alloc(2048, 1) })

async function say(page: Page, text: string): Promise<void> {
  await field(page).fill(text)
  await field(page).press('Enter')
  await message(page, text).waitFor()
}

it('keeps the words of messages that are edited in two chats apart', async () => {
  const stage = await openStage()
  const page = await stage.sit(QIU, { chat: ROOM })
  for (const [chat, words] of [
    [ROOM, '甲方案'],
    [BOT, '乙方案'],
  ] as const) {
    await row(page, chat).click()
    await say(page, words)
    await message(page, words).focus()
    await page.keyboard.press('e')
    await field(page).fill(`${words}改`)
  }
  await row(page, ROOM).click()
  expect(await field(page).inputValue()).toBe('甲方案改')
})

it('sends every waiting file once, however often one presses Enter', async () => {
  const stage = await openStage()
  const page = await stage.sit(QIU, { chat: ROOM })
  await page.locator('.composer input[type=file]').setInputFiles([file('甲.pdf'), file('乙.pdf')])
  const release = await hold(page, '**/_control/upload*')
  for (const _time of [1, 2, 3]) await field(page).press('Enter')
  release()
  await page.getByRole('link', { name: '下载乙.pdf' }).first().waitFor()
  await expect.poll(() => page.locator('.tray-item').count()).toBe(0)
  expect(stage.emulator.people.messagesIn(stage.chatId(ROOM)).map(({ msgType }) => msgType)).toEqual([
    'file',
    'file',
  ])
})

it('sends in the name of who wrote, though the seat changes meanwhile', async () => {
  const stage = await openStage()
  const page = await stage.sit(CHENG, { chat: ROOM })
  const { people } = stage.emulator
  const sit = (name: string) =>
    page.evaluate(`location.hash = ${JSON.stringify(`${people.user(name).openId}/${stage.chatId(ROOM)}`)}`)
  await page.locator('.composer input[type=file]').setInputFiles([file('程的.pdf')])
  await sit(QIU)
  await page.getByRole('button', { name: QIU }).first().waitFor()
  await page.locator('.composer input[type=file]').setInputFiles([file('邱的.pdf')])
  const release = await hold(page, '**/_control/say*')
  await field(page).fill('邱的话')
  await field(page).press('Enter')
  await sit(CHENG)
  await page.getByRole('button', { name: '移除程的.pdf' }).waitFor()
  release()
  await page.getByRole('link', { name: '下载邱的.pdf' }).waitFor()
  await page.getByRole('button', { name: '移除程的.pdf' }).waitFor()
  expect(people.messagesIn(stage.chatId(ROOM)).map(({ senderId }) => senderId)).toEqual([
    people.user(QIU).openId,
    people.user(QIU).openId,
  ])
})

it('writes an emoji behind the draft that was found', async () => {
  const stage = await openStage()
  const page = await stage.sit(QIU, { chat: ROOM })
  await field(page).fill('已完成')
  await row(page, BOT).click()
  await row(page, ROOM).click()
  await page.getByRole('button', { name: '表情' }).click()
  await page.getByRole('button', { name: '赞' }).click()
  expect(await field(page).inputValue()).toBe('已完成👍')
})

it('leads the keyboard from the menu to the palette, and back to the message', async () => {
  const stage = await openStage()
  const page = await stage.sit(QIU, { chat: ROOM })
  await say(page, '请查收')
  const focused = () =>
    page.evaluate("document.activeElement?.closest('.palette, .menu, [data-message]')?.className")
  await message(page, '请查收').focus()
  await page.keyboard.press('Shift+F10')
  await expect.poll(focused).toContain('menu')
  await page.keyboard.press('Escape')
  await expect.poll(focused).toContain('message')
  await page.keyboard.press('Shift+F10')
  await expect.poll(focused).toContain('menu')
  await page.keyboard.press('Enter')
  await expect.poll(focused).toContain('palette')
  await page.keyboard.press('Escape')
  await expect.poll(focused).toContain('message')
})

it('leaves to the browser what is the browser’s: a letter with Ctrl does nothing to a message', async () => {
  const stage = await openStage()
  const page = await stage.sit(QIU, { chat: ROOM })
  await say(page, '请查收')
  await message(page, '请查收').focus()
  await page.keyboard.press('Control+e')
  await page.keyboard.press('r')
  await page.getByText('回复邱大为：').waitFor()
  expect(await page.getByText('编辑消息').count()).toBe(0)
  expect(await field(page).inputValue()).toBe('')
})

it('gives the keyboard back when a thread is closed, and keeps what was begun in it', async () => {
  const stage = await openStage()
  const page = await stage.sit(QIU, { chat: ROOM })
  await say(page, '请查收')
  await message(page, '请查收').focus()
  await page.keyboard.press('t')
  const thread = page.getByRole('complementary', { name: '话题' })
  const answer = thread.getByRole('textbox', { name: '回复话题' })
  await answer.fill('第一句')
  await answer.press('Enter')
  await thread.locator('[data-message]', { hasText: '第一句' }).waitFor()
  await answer.fill('第二句写到一半')
  await answer.press('Escape')
  await thread.waitFor({ state: 'detached' })
  await expect
    .poll(() => page.evaluate("document.activeElement?.closest('[data-message]')?.textContent ?? ''"))
    .toContain('请查收')
  await page.getByRole('button', { name: '1 条回复' }).click()
  expect(await answer.inputValue()).toBe('第二句写到一半')
})

it('shows a quote no longer when what it quotes was recalled', async () => {
  const stage = await openStage()
  const page = await stage.sit(QIU, { chat: ROOM })
  await say(page, '不该说的话')
  const { people } = stage.emulator
  const [said] = people.messagesIn(stage.chatId(ROOM))
  if (said === undefined) throw new Error('nothing was said')
  await say(page, '隔开')
  people.say({ by: CHENG, chat: stage.chatId(ROOM), text: '收到', replyTo: said.messageId })
  await message(page, '收到').getByText('不该说的话').waitFor()
  people.recall(QIU, said.messageId)
  await message(page, '收到').getByText('消息已撤回').waitFor()
  expect(await page.getByRole('main').getByText('不该说的话').count()).toBe(0)
})

it('misses nothing that is said while a chat is being opened or older messages are fetched', async () => {
  const stage = await openStage()
  const { people } = stage.emulator
  const chat = stage.chatId(ROOM)
  for (let count = 1; count <= 100; count += 1) people.say({ by: CHENG, chat, text: `第 ${count} 条` })
  people.see(QIU, chat, 100)
  const page = await stage.sit(QIU, { chat: ROOM })
  await row(page, BOT).click()
  await page.getByRole('region', { name: BOT }).waitFor()
  /** The platform answers at once, but the answer is long on its way. */
  const slowly = async (query: string, meanwhile: string) => {
    let asked = 0
    await page.route(new RegExp(`/_control/messages\\?.*${query}`), async (route) => {
      const response = await route.fetch()
      asked += 1
      if (asked === 1) people.say({ by: CHENG, chat, text: meanwhile })
      await new Promise((resolve) => setTimeout(resolve, 400))
      await route.fulfill({ response })
    })
  }
  await slowly('limit=60', '打开时说的')
  await row(page, ROOM).click()
  await message(page, '打开时说的').waitFor()
  await page.unrouteAll({ behavior: 'wait' })
  await slowly('before=', '翻看时说的')
  await page.getByRole('button', { name: '加载更早的消息' }).dispatchEvent('click')
  await message(page, '翻看时说的').waitFor()
  await message(page, '第 1 条').waitFor({ state: 'attached' })
  expect(await message(page, '翻看时说的').count()).toBe(1)
})
