import type { Locator, Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { fileOnDisk } from './files.ts'
import { axe, openStage, type Stage } from './stage.ts'

const ROOM = '建设交通局'
const QIU = '邱大为'
const CHENG = '程砚秋'

const field = (page: Page): Locator => page.getByRole('textbox', { name: '发送给' })
const last = (page: Page): Locator => page.locator('.stream [data-message]').last()
const message = (page: Page, text: string): Locator =>
  page.locator('.stream [data-message]', { hasText: text }).last()
const row = (page: Page, name: string): Locator => page.locator('.chat-row', { hasText: name })

async function say(page: Page, text: string): Promise<void> {
  await field(page).fill(text)
  await field(page).press('Enter')
  await message(page, text).waitFor()
}

/** Somebody else says something in the room. */
const hear = (stage: Stage, by: string, text: string, more = {}) =>
  stage.emulator.people.say({ by, chat: stage.chatId(ROOM), text, ...more })

it('shows to one seat what another says, counts it as unread, and shows that it was read', async () => {
  const stage = await openStage()
  const qiu = await stage.sit(QIU, { chat: ROOM })
  const cheng = await stage.sit(CHENG, { chat: '整改助手' })
  await say(qiu, '报告已经送到办公室')
  await row(cheng, ROOM).getByText('邱大为：报告已经送到办公室').waitFor()
  await row(cheng, ROOM).getByText('1 条未读').waitFor()
  await expect.poll(() => cheng.title()).toContain('(1)')
  await row(cheng, ROOM).click()
  await message(cheng, '报告已经送到办公室').waitFor()
  await row(cheng, ROOM).locator('.badge').waitFor({ state: 'detached' })
  await qiu.getByRole('img', { name: '1 人已读' }).first().waitFor()
})

it('completes commands that the bot registered, and the bot answers with a card', async () => {
  const stage = await openStage()
  const page = await stage.sit(QIU, { chat: ROOM })
  await field(page).pressSequentially('／台')
  await page.getByRole('option', { name: '/台账' }).waitFor()
  await axe(page)
  await field(page).press('Enter')
  expect(await field(page).inputValue()).toBe('/台账 ')
  await field(page).press('Enter')
  await page.locator('.message .card').waitFor()
  await page.getByRole('button', { name: '1 条回复' }).click()
  const thread = page.getByRole('complementary', { name: '话题' })
  await thread.locator('.card').waitFor()
  await thread.getByRole('textbox', { name: '回复话题' }).fill('收到')
  await thread.getByRole('textbox', { name: '回复话题' }).press('Enter')
  await thread.locator('[data-message]', { hasText: '收到' }).waitFor()
  await axe(page)
})

it('completes names behind @, and marks the chat for who is meant', async () => {
  const stage = await openStage()
  const page = await stage.sit(QIU, { chat: ROOM })
  const cheng = await stage.sit(CHENG, { chat: '整改助手' })
  await field(page).pressSequentially('请@砚')
  await page.getByRole('option', { name: CHENG }).waitFor()
  await field(page).press('Tab')
  await field(page).pressSequentially('过目')
  await field(page).press('Enter')
  await row(cheng, ROOM).getByText('[有人@我]').waitFor()
  await row(cheng, ROOM).click()
  expect(await last(cheng).locator('.at-me').textContent()).toBe(`@${CHENG}`)
})

it('sends files and pictures, and refuses what is too large before sending it', async () => {
  const stage = await openStage()
  const page = await stage.sit(QIU, { chat: ROOM })
  const picker = page.locator('.composer input[type=file]')
  await picker.setInputFiles(fileOnDisk('超大.zip', 30 * 1024 * 1024 + 1))
  await page.getByText('“超大.zip”超过 30 MB，无法发送').waitFor()
  await picker.setInputFiles([
    { name: '会议纪要.pdf', mimeType: 'application/pdf', buffer: Buffer.alloc(2048, 1) },
    { name: '照片.png', mimeType: 'image/png', buffer: await page.screenshot() },
  ])
  await page.getByRole('button', { name: '移除会议纪要.pdf' }).waitFor()
  await field(page).press('Enter')
  await page.getByRole('link', { name: '下载会议纪要.pdf' }).waitFor()
  await page.getByText('2.0 KB').waitFor()
  await page.getByRole('button', { name: '查看大图' }).click()
  await page.getByRole('dialog').locator('img').waitFor()
  await page.keyboard.press('Escape')
  await expect.poll(() => page.locator('.tray-item').count()).toBe(0)
})

it('does everything with a message by the keyboard', async () => {
  const stage = await openStage()
  const page = await stage.sit(QIU, { chat: ROOM })
  await say(page, '请查收')
  await say(page, '写错了的话')
  await message(page, '写错了的话').focus()
  await page.keyboard.press('e')
  await expect.poll(() => field(page).inputValue()).toBe('写错了的话')
  await field(page).fill('写对了的话')
  await field(page).press('Enter')
  await message(page, '写对了的话').getByText('已编辑').waitFor()
  await message(page, '写对了的话').focus()
  await page.keyboard.press('ArrowUp')
  await page.keyboard.press('r')
  await page.getByText('回复邱大为：').waitFor()
  await field(page).fill('这是回复')
  await field(page).press('Enter')
  await message(page, '这是回复').locator('.quote').click()
  await expect
    .poll(() => page.evaluate("document.activeElement.querySelector('.bubble')?.textContent"))
    .toBe('请查收')
  await page.keyboard.press('+')
  await page.getByRole('button', { name: '赞' }).click()
  const reaction = page.locator('.stream .reaction')
  await reaction.waitFor()
  await reaction.click()
  await reaction.waitFor({ state: 'detached' })
  await message(page, '写对了的话').focus()
  await page.keyboard.press('Delete')
  await page.getByText('你撤回了一条消息').waitFor()
  await page.getByRole('button', { name: '重新编辑' }).click()
  expect(await field(page).inputValue()).toBe('写对了的话')
})

it('keeps the place of who reads above, and leads back to what is new', async () => {
  const stage = await openStage()
  for (let count = 1; count <= 130; count += 1) hear(stage, CHENG, `第 ${count} 条`)
  stage.emulator.people.see(QIU, stage.chatId(ROOM), 100)
  const page = await stage.sit(QIU, { chat: ROOM })
  await page.getByText('以下为新消息').waitFor()
  const stream = page.getByRole('log', { name: '消息记录' })
  await stream.evaluate((box) => box.scrollTo({ top: 0 }))
  await message(page, '第 31 条').waitFor({ state: 'attached' })
  await stream.evaluate((box) => box.scrollTo({ top: 500 }))
  const place = () => message(page, '第 61 条').evaluate((each) => each.getBoundingClientRect().top)
  const before = await place()
  hear(stage, CHENG, '后来的一条')
  await page.getByRole('button', { name: /条新消息/ }).click()
  await message(page, '后来的一条').waitFor()
  await stream.evaluate((box) => box.scrollTo({ top: 500 }))
  expect(await place()).toBe(before)
})

it('keeps drafts by chat through a reload', async () => {
  const stage = await openStage()
  const page = await stage.sit(QIU, { chat: ROOM })
  await field(page).fill('还没有写完')
  await row(page, '整改助手').click()
  await row(page, ROOM).getByText('还没有写完').waitFor()
  await page.reload()
  await row(page, ROOM).click()
  expect(await field(page).inputValue()).toBe('还没有写完')
})

it('is two screens on a phone, and a long press opens the menu', async () => {
  const stage = await openStage()
  hear(stage, CHENG, '请今天下班前报送')
  const page = await stage.sit(QIU, { phone: true })
  await row(page, ROOM).tap()
  await message(page, '请今天下班前报送').waitFor()
  expect(await row(page, ROOM).isVisible()).toBe(false)
  await message(page, '请今天下班前报送').dispatchEvent('contextmenu', { clientX: 120, clientY: 300 })
  await axe(page)
  await page.getByRole('menuitem', { name: '回复' }).first().click()
  await page.getByText('回复程砚秋：').waitFor()
  await page.goBack()
  await row(page, ROOM).waitFor()
})

it('says that the platform is away, and goes on by itself when it is back', async () => {
  const stage = await openStage()
  const page = await stage.sit(QIU, { chat: ROOM })
  await say(page, '停机之前')
  await field(page).fill('写到一半')
  stage.complaints.expect(/ERR_|Failed to load/)
  await stage.stopAll()
  await page.getByText('连接已断开，正在重新连接…').waitFor()
  await stage.startAll()
  await page.getByText('连接已断开，正在重新连接…').waitFor({ state: 'detached' })
  hear(stage, CHENG, '恢复之后')
  await message(page, '恢复之后').waitFor()
  expect(await field(page).inputValue()).toBe('写到一半')
  await message(page, '停机之前').waitFor()
})

it('forgets with the platform when everything is reset', async () => {
  const stage = await openStage()
  const page = await stage.sit(QIU, { chat: ROOM })
  await say(page, '马上要忘记')
  stage.emulator.reset()
  await page.getByText('还没有消息').waitFor()
  await say(page, '新的开始')
})

it('takes hostile words as words', async () => {
  const stage = await openStage()
  const page = await stage.sit(QIU, { chat: ROOM })
  const words = '<img src=x onerror=alert(1)> **粗** \u202Eltr javascript:alert(1)'
  await say(page, words)
  expect(await last(page).locator('.bubble').textContent()).toBe(words)
  expect(await last(page).locator('img, a').count()).toBe(0)
  await say(page, `${'长'.repeat(200)}${'A'.repeat(2000)}`)
  const { width } = (await last(page).locator('.bubble').boundingBox()) ?? { width: 0 }
  expect(width).toBeLessThanOrEqual(640)
})

it('has nothing for axe to say in the dark', async () => {
  const stage = await openStage()
  hear(stage, CHENG, '@邱大为 请查收 https://example.com')
  const page = await stage.sit(QIU, { chat: ROOM, dark: true })
  await say(page, '收到')
  await message(page, '收到').hover()
  await axe(page)
})
