import { expect, it } from 'vitest'
import { card, message, press, says, sees, toast } from './hands.ts'
import { frames, hold, taken } from './haste.ts'
import { openStage } from './stage.ts'

/** An answer that is long on its way finds that its asker has gone on. */

const ROOM = '建设交通局'
const QIU = '邱大为'

it('does not call back to the tour who has left it', async () => {
  const stage = await openStage()
  const page = await stage.sit('程砚秋', { tour: true })
  await press(page, '开始导览')
  await sees(page.getByText('第 1 步，共 7 步'))
  const release = await hold(page, '**/_control/companion/tour?*')
  const answered = page.waitForResponse(/companion\/tour/)
  await press(page, '跳过这步')
  await page.keyboard.press('Escape')
  await sees(toast(page, '已退出导览'))
  release()
  await taken(page, answered)
  expect(await page.getByText(/步，共 7 步/).count()).toBe(0)
})

it('does no step of the tour twice for who has just done it himself', async () => {
  const stage = await openStage()
  const page = await stage.sit('程砚秋', { tour: true })
  await press(page, '开始导览')
  for (const number of [1, 2]) {
    await sees(page.getByText(`第 ${number} 步，共 7 步`))
    await press(page, '替我完成')
  }
  const composer = page.getByRole('textbox', { name: /^发送给/ })
  await expect.poll(() => composer.inputValue()).toBe('/问题 WT-009')
  await composer.press('Enter')
  await sees(card(page, 'WT-009'))
  await press(page, '替我完成')
  await sees(page.getByText('第 4 步，共 7 步'))
  const said = stage.emulator.people
    .messagesIn(stage.chatId('财政金融局'))
    .filter(({ content }) => JSON.parse(content).text === '/问题 WT-009')
  expect(said).toHaveLength(1)
})

it('leaves alone the message that is edited when the one edited before could not be saved', async () => {
  const stage = await openStage()
  stage.complaints.expect(/ERR_FAILED/)
  const page = await stage.sit(QIU, { chat: ROOM })
  const field = page.getByRole('textbox', { name: /^发送给/ })
  for (const words of ['甲方案', '乙方案']) {
    await says(page, words)
    await sees(message(page, words))
  }
  const fail = await hold(page, '**/_control/edit', { fails: true })
  await message(page, '甲方案').focus()
  await page.keyboard.press('e')
  await field.fill('甲方案改')
  await field.press('Enter')
  await message(page, '乙方案').focus()
  await page.keyboard.press('e')
  await field.fill('乙方案改')
  fail()
  await sees(toast(page, '连接已断开，操作未完成'))
  expect(await field.inputValue()).toBe('乙方案改')
})

it('gives back neither into an edited message nor in the place of what is written', async () => {
  const stage = await openStage()
  stage.complaints.expect(/ERR_FAILED/)
  const page = await stage.sit(QIU, { chat: ROOM })
  const field = page.getByRole('textbox', { name: /^发送给/ })
  const edits = async (): Promise<void> => {
    await message(page, '乙方案').focus()
    await page.keyboard.press('e')
  }
  await says(page, '乙方案')
  await sees(message(page, '乙方案'))
  const failed = toast(page, '连接已断开，操作未完成')

  const unsaid = await hold(page, '**/_control/say', { fails: true })
  await field.fill('没说成')
  await field.press('Enter')
  await edits()
  unsaid()
  await sees(failed)
  expect(await field.inputValue()).toBe('乙方案')
  await failed.waitFor({ state: 'detached' })

  const unsaved = await hold(page, '**/_control/edit', { fails: true })
  await field.fill('乙方案改')
  await field.press('Enter')
  await expect.poll(() => field.inputValue()).toBe('没说成')
  await field.press('End')
  await page.keyboard.type('的话')
  unsaved()
  await sees(failed)
  expect(await field.inputValue()).toBe('没说成的话')
  await edits()
  expect(await field.inputValue()).toBe('乙方案改')
})

it('says in the order of writing what is written while the line before is on its way', async () => {
  const stage = await openStage()
  const page = await stage.sit(QIU, { chat: ROOM })
  const field = page.getByRole('textbox', { name: /^发送给/ })
  const release = await hold(page, '**/_control/say', { first: true })
  for (const words of ['第一句', '第二句']) {
    await field.fill(words)
    await field.press('Enter')
  }
  await frames(page)
  release()
  await sees(message(page, '第二句'))
  const said = stage.emulator.people
    .messagesIn(stage.chatId(ROOM))
    .map(({ content }) => JSON.parse(content).text)
  expect(said).toEqual(['第一句', '第二句'])
})

it('gives back in the order of writing what could not be said', async () => {
  const stage = await openStage()
  stage.complaints.expect(/ERR_FAILED/)
  const page = await stage.sit(QIU, { chat: ROOM })
  const field = page.getByRole('textbox', { name: /^发送给/ })
  const fail = await hold(page, '**/_control/say', { fails: true })
  for (const words of ['第一句', '第二句']) {
    await field.fill(words)
    await field.press('Enter')
  }
  await field.fill('第三句')
  fail()
  await expect.poll(() => field.inputValue()).toBe('第一句\n第二句\n第三句')
})

it('tells the plan in the language that was chosen last', async () => {
  const stage = await openStage()
  const page = await stage.sit(QIU)
  const release = await hold(page, /companion\/due.*locale=en/)
  const answered = page.waitForResponse(/companion\/due.*locale=en/)
  await page.getByRole('button', { name: /Switch to English/ }).click()
  await page.getByRole('button', { name: /切换为中文/ }).click()
  const plan = () => page.getByRole('button', { name: '下次提醒' }).getAttribute('title')
  await expect.poll(plan).toMatch(/提醒\d+人/)
  release()
  await taken(page, answered)
  expect(await plan()).toMatch(/提醒\d+人/)
})

it('sets every fault of several that are switched on before the first is set', async () => {
  const stage = await openStage()
  const page = await stage.sit(QIU)
  await press(page, '模拟故障')
  const release = await hold(page, '**/_control/faults')
  const names = ['平台变慢', '限流', '服务端错误']
  for (const name of names) await page.getByRole('switch', { name }).click()
  release()
  for (const name of names) await sees(page.getByRole('switch', { name, checked: true }))
})

it('seats one in the seat that was chosen last', async () => {
  const stage = await openStage()
  const page = await stage.sit('葛以宁')
  const release = await hold(page, /companion\/waiting/)
  const answered = page.waitForResponse(/companion\/waiting/)
  const seat = (name: string) =>
    page.getByRole('banner').getByRole('button', { name: new RegExp(`^${name}`) })
  const picker = page.getByRole('dialog')
  await seat('葛以宁').click()
  await picker
    .getByRole('button', { name: /^穆怀远/ })
    .first()
    .click()
  await seat('葛以宁').click()
  await page.keyboard.type('苗思远')
  await page.keyboard.press('Enter')
  await sees(seat('苗思远'))
  release()
  await taken(page, answered)
  await sees(seat('苗思远'))
})

it('leaves nobody in a chat of another’s while the next seat is looked for', async () => {
  const stage = await openStage()
  const page = await stage.sit('葛以宁')
  const chat = () => page.url().split('/').at(-1)
  const others = chat()
  const chats = await hold(page, '**/_control/chats?*')
  const waiting = await hold(page, /companion\/waiting/)
  const seat = (name: string) =>
    page.getByRole('banner').getByRole('button', { name: new RegExp(`^${name}`) })
  await seat('葛以宁').click()
  await page.keyboard.type('苗思远')
  await page.keyboard.press('Enter')
  await seat('苗思远').click()
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /^穆怀远/ })
    .first()
    .click()
  chats()
  await expect.poll(chat).not.toBe(others)
  waiting()
  await sees(seat('穆怀远'))
})

it('leaves the keyboard to who writes while a message is being looked for', async () => {
  const stage = await openStage()
  const { people } = stage.emulator
  const chat = stage.chatId(ROOM)
  const say = (text: string, more = {}) => people.say({ by: '程砚秋', chat, text, ...more })
  const first = say('最早的一条')
  for (let count = 1; count <= 100; count += 1) say(`第 ${count} 条`)
  say('收到', { replyTo: first.messageId })
  people.see(QIU, chat, 200)
  const page = await stage.sit(QIU, { chat: ROOM })
  const field = page.getByRole('textbox', { name: /^发送给/ })
  const release = await hold(page, /_control\/messages.*before=/)
  await message(page, '收到')
    .getByRole('button', { name: /最早的一条/ })
    .click()
  await field.click()
  await page.keyboard.type('写到')
  release()
  await sees(page.getByRole('log').locator('.message-lit'))
  await page.keyboard.type('一半')
  expect(await field.inputValue()).toBe('写到一半')
})
